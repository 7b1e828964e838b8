"""Reading a caseload in PostgreSQL: a case, a page of the list, what is known of each case."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from foitui.case.records import Case
from foitui.case.standing import Stage
from foitui.store import kept, ordering
from foitui.store.documents import column, storable
from foitui.store.errors import Erased, NotFound
from foitui.store.postgres import choosing
from foitui.store.postgres.choosing import (
    Choice,
    Condition,
    Rows,
    best,
    shown,
    table_of,
    values_of,
    where,
)
from foitui.store.postgres.connecting import Connections
from foitui.store.postgres.feed import Feed
from foitui.store.postgres.presence import Presence
from foitui.store.postgres.rows import Known, key_digest
from foitui.store.postgres.searching import IN_WORDS, Search
from foitui.store.postgres.texts import sound
from foitui.store.protocol import (
    BY_DEADLINE,
    EVERYTHING,
    Entry,
    Filter,
    Page,
    Present,
    Similar,
    Sort,
)
from foitui.store.register import as_summary
from foitui.store.summaries import Terms

if TYPE_CHECKING:
    from foitui.law.counting import Counted

KNOWN = 500
"""Cases of which it is known what is stored; of another, all is sent."""


class PostgresCaseReader:
    """All that can be asked of a caseload in a database; nothing here changes it."""

    def __init__(self, connections: Connections, terms: Terms, read_only: str = "") -> None:
        """Stand on connections to a database that was judged."""
        self.connections = connections
        self.read_only = read_only
        """Why nothing can be saved; empty when it can."""
        self._terms = terms
        self._presence = Presence(connections)
        self._feed = Feed(connections)
        self._known: dict[str, Known] = {}

    def get(self, reference: str) -> Case:
        """Return the case; raises NotFound or Damaged."""
        rows = self.connections.read(
            "SELECT checksum, words_checksum, body::text FROM foitui.cases WHERE reference = %s",
            (column(reference),),
        )
        if not rows:
            raise self._not_found(reference)
        checksum, words, text = rows[0]
        case = sound(reference, checksum, text)
        self._know(case, words)
        return case

    def page(
        self,
        chosen: Filter = EVERYTHING,
        after: str | None = None,
        limit: int = 60,
        sort: Sort = BY_DEADLINE,
    ) -> Page:
        """Return summaries in an order, those after the end of a page of the same order."""
        choice = Choice(chosen)
        beyond = None
        if after is not None:
            rows_with = Rows.WORDS if sort.by in IN_WORDS else Rows.PLACES
            beyond = Condition(choosing.beyond(sort), tuple(ordering.place(after, sort)), rows_with)
        if choice.sought:
            rows = Search(self.connections, choice).page(beyond, limit + 1, sort)
        else:
            conditions = [*choice.conditions, *([beyond] if beyond else [])]
            rows = self.connections.read(
                shown(best(conditions, sort, limit + 1), sort), values_of(conditions), plan=True
            )
        found = tuple([as_summary(row) for row in rows[:limit]])
        return Page(found, ordering.end(found[-1], sort) if len(rows) > limit else None)

    def count(self, chosen: Filter = EVERYTHING) -> int:
        """How many cases the filter lets through."""
        choice = Choice(chosen)
        if choice.sought:
            return Search(self.connections, choice).count()
        table = table_of(choice.conditions)
        sql = f"SELECT count(*) FROM {table}{where(choice.conditions)}"
        return int(self.connections.read(sql, values_of(choice.conditions), plan=True)[0][0])

    def counts_by_stage(self, chosen: Filter = EVERYTHING) -> dict[Stage, int]:
        """How many of the cases that the filter lets through stand at each stage."""
        choice = Choice(chosen)
        if choice.sought:
            rows = Search(self.connections, choice).counts_by_stage()
        else:
            rows = self.connections.read(
                f"SELECT stage, count(*) FROM {table_of(choice.conditions)}"
                f"{where(choice.conditions)} GROUP BY stage",
                values_of(choice.conditions),
                plan=True,
            )
        return {Stage(stage): count for stage, count in rows}

    def every(self, received: tuple[dt.date, dt.date] | None = None) -> Iterator[Case]:
        """Go through every case; with two days, those received from one to the other.

        Those with a review or a complaint come as well, whenever they were received. Raises
        Damaged.
        """
        from foitui.store.postgres.reports import stream

        return stream(self.connections, received)

    def counted(self) -> "Iterator[Counted]":
        """Go through what statistics count of every case; raises Damaged."""
        from foitui.store.postgres.reports import counted_cases

        return counted_cases(self.connections, self._terms, keep=not self.read_only)

    def named(self, reference: str) -> tuple[str, ...]:
        """Return this reference, else those that differ in the case of letters; erased ones too."""
        sql = (
            "SELECT reference FROM (SELECT reference FROM foitui.cases WHERE {0} UNION"
            " SELECT reference FROM foitui.erased WHERE {0}) found"
            ' ORDER BY reference COLLATE "C"'
        )
        wanted = column(reference)
        exactly, loosely = "reference = %s", 'lower(reference) COLLATE "C" = %s'
        return self._references(sql.format(exactly), wanted, wanted) or self._references(
            sql.format(loosely), wanted.lower(), wanted.lower()
        )

    def references_like(self, start: str, limit: int = 20) -> tuple[str, ...]:
        """Return references that start so, whatever the case of the letters, in order."""
        wanted = column(start).lower()
        return self._references(
            'SELECT reference FROM foitui.cases WHERE lower(reference) COLLATE "C" >= %s'
            ' AND lower(reference) COLLATE "C" < %s AND left(lower(reference), %s) = %s'
            ' ORDER BY lower(reference) COLLATE "C", reference LIMIT %s',
            wanted,
            wanted + "\U0010ffff",
            len(wanted),
            wanted,
            limit,
        )

    def find_message(self, message_key: str) -> str | None:
        """Return the reference of the case that this message is part of."""
        return self._reference(
            "SELECT reference FROM foitui.messages JOIN foitui.cases ON id = case_id"
            " WHERE key = %b",
            message_key,
        )

    def find_thread(self, thread_key: str) -> str | None:
        """Return the reference of the newest case in this correspondence."""
        return self._reference(
            "SELECT reference FROM foitui.cases WHERE thread = %b ORDER BY id DESC LIMIT 1",
            thread_key,
        )

    def similar(self, case: Case, limit: int = 5) -> tuple[Similar, ...]:
        """Return the earlier cases most like a stored one, the most like first."""
        from foitui.store.postgres.similar import similar

        return similar(self.connections, case, self._id(case.reference), self.get, limit)

    def times_used(self, texts: Iterable[str]) -> dict[str, int]:
        """Return how many cases hold each text as a reason or factor, word for word."""
        from foitui.store.postgres.reports import times_used

        return times_used(self.connections, texts)

    def raw(self, reference: str, message_key: str | None = None) -> bytes | None:
        """Return a message as it arrived, or None when it was not kept; raises as `get`."""
        which, values = "opening", list[object]([self._id(reference)])
        if message_key is not None:
            which = "sha256(key) = sha256(%b)"
            values.append(storable(message_key).encode())
        rows = self.connections.read(
            f"SELECT checksum, body FROM foitui.raw WHERE case_id = %s AND {which}", values
        )
        return kept.message(reference, rows)

    def history(self, reference: str) -> tuple[Entry, ...]:
        """Return what happened in a case, erased ones included; raises NotFound."""
        rows = self.connections.read(
            "SELECT sequence, version, saved, name, body, digest FROM foitui.events"
            " WHERE case_id = coalesce((SELECT id FROM foitui.cases WHERE reference = %s),"
            " (SELECT case_id FROM foitui.erased WHERE reference = %s)) ORDER BY version",
            (column(reference), column(reference)),
        )
        return kept.entries(reference, rows)

    def who_has(self, reference: str) -> tuple[Present, ...]:
        """Return who else has the case open, the earliest first."""
        return self._presence.others().get(reference, ())

    def who_has_what(self) -> Mapping[str, tuple[Present, ...]]:
        """Return, by reference, who else has cases open."""
        return self._presence.others()

    def changes(self, since: int) -> tuple[int, Sequence[str]]:
        """Return a new cursor and the references of the cases changed since the old one."""
        return self._feed.changes(since)

    def _know(self, case: Case, words_checksum: int) -> None:
        if len(self._known) >= KNOWN:
            self._known.clear()
        self._known[case.reference] = Known(case, words_checksum)

    def _id(self, reference: str) -> int:
        rows = self.connections.read(
            "SELECT id FROM foitui.cases WHERE reference = %s", (column(reference),)
        )
        if not rows:
            raise self._not_found(reference)
        return int(rows[0][0])

    def _not_found(self, reference: str) -> NotFound:
        sql = "SELECT 1 FROM foitui.erased WHERE reference = %s"
        erased = self.connections.read(sql, (column(reference),))
        return Erased(reference) if erased else NotFound(reference)

    def _references(self, sql: str, *values: Any) -> tuple[str, ...]:
        return tuple([reference for (reference,) in self.connections.read(sql, values)])

    def _reference(self, sql: str, key: str) -> str | None:
        rows = self.connections.read(sql, (key_digest(key),)) if key else []
        return rows[0][0] if rows else None
