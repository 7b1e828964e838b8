"""The store of cases in PostgreSQL: the promise of `protocol.CaseStore`, kept past one host."""

import contextlib
import datetime as dt
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from foitui.case.records import Case
from foitui.case.words import Stage
from foitui.store import kept, ordering
from foitui.store.chain import Signature
from foitui.store.documents import storable
from foitui.store.errors import (
    AlreadyHere,
    Conflict,
    Erased,
    NotFound,
    ReadOnly,
    TooNew,
    Unreachable,
)
from foitui.store.postgres.choosing import Choice, beyond
from foitui.store.postgres.connecting import Connections, Row
from foitui.store.postgres.feed import Feed
from foitui.store.postgres.presence import Presence
from foitui.store.postgres.rows import REST, ROW, SUMMARY_COLUMNS, Written, key_digest, written
from foitui.store.postgres.schema import SCHEMA_VERSION, version_of
from foitui.store.postgres.texts import column, sound
from foitui.store.protocol import (
    BY_DEADLINE,
    EVERYTHING,
    Entry,
    Erasure,
    Filter,
    Page,
    Present,
    Similar,
    Sort,
)
from foitui.store.references import write
from foitui.store.register import as_summary
from foitui.store.summaries import Terms, summarise

if TYPE_CHECKING:
    from foitui.law.counting import Counted
    from foitui.store.postgres.care import DatabaseCare

_SAVE = f"SELECT foitui.save_case(%s, %s, %s, {ROW}, {REST})"
_CREATE = f"SELECT said, what FROM foitui.create_case(%s, %s, %s, %s, %s, {ROW}, {REST})"

KNOWN = 500
"""Cases whose words are known to be stored; those of another are sent when they are asked for."""

RARE = 15_000
"""Cases that are gathered and put in order within 0.1 s; among 1,000,000 where a word stands in
more, as long a walk down the list meets a page of them."""


class PostgresCaseStore:
    """Cases in one database, which many programs on many hosts use at once."""

    def __init__(
        self,
        connections: Connections,
        terms: Terms,
        scheme: str,
        signature: Signature | None = None,
        read_only: str = "",
    ) -> None:
        """Stand on connections to a database that was judged."""
        self.connections = connections
        self.read_only = read_only
        self._terms = terms
        self._scheme = scheme
        self._signature = signature or Signature()
        self._presence = Presence(connections)
        self._feed = Feed(connections)
        self._words: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._batch = threading.local()

    def get(self, reference: str) -> Case:
        """Return the case; raises NotFound or Damaged."""
        rows = self.connections.read(
            "SELECT checksum, words_checksum, body::text FROM foitui.cases WHERE reference = %s",
            (column(reference),),
        )
        if not rows:
            raise self._not_found(reference)
        checksum, words, text = rows[0]
        self._know(reference, words)
        return sound(reference, checksum, text)

    def create(self, case: Case, raw: bytes | None = None) -> Case:
        """Store a new case under the next free reference, and the message that brought it."""
        if case.reference or not case.events:
            raise ValueError("a new case has an event and no reference")
        self._require_writing()
        year = case.request.received.year
        key = write(self._scheme, year, 0)
        messages = {} if raw is None else {case.request.message_key: raw}
        after = self._last.get(key, 0)
        number = after + 1
        while True:
            named = msgspec.structs.replace(case, reference=write(self._scheme, year, number))
            sent = self._written(named, 0, messages)
            said, what = self._call(_CREATE, (key, after, number, named.reference), sent)
            if said == "here":
                raise AlreadyHere(what)
            if said == "created":
                self._last[key] = number
                self._know(named.reference, sent.words_checksum)
                self._note(named, sent)
                return named
            after, number = (after, number + 1) if said == "taken" else (int(what), int(what) + 1)

    def save(self, case: Case, expected: int, raw: Mapping[str, bytes] | None = None) -> Case:
        """Store a changed case with its new events, unless somebody else was first."""
        if case.version <= expected:
            raise ValueError("a case is saved with the event that changed it")
        self._require_writing()
        known = self._words.get(case.reference)
        sent = self._written(case, expected, raw or {}, known)
        (said,) = self._call(_SAVE, (column(case.reference), expected), sent)
        if said == "words":
            sent = self._written(case, expected, raw or {})
            (said,) = self._call(_SAVE, (column(case.reference), expected), sent)
        match said:
            case "conflict":
                raise self._conflict(case.reference)
            case "missing" | "erased":
                raise self._not_found(case.reference)
        self._know(case.reference, sent.words_checksum)
        self._note(case, sent)
        return case

    def anonymise(self, case: Case) -> Erasure:
        """Store an anonymised case so that nothing of its former text stays; raises Conflict."""
        from foitui.store.postgres.erasing import anonymise

        return anonymise(self.connections, self.save, case)

    @contextlib.contextmanager
    def compacting_once(self) -> Iterator[list[str]]:
        """Do nothing at the end of a block: the server writes its files anew itself."""
        yield []

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """Make the changes of a block one: all of them are stored, or none."""
        self._require_writing()
        if self.connections.batch is not None:
            with self.connections.transaction():
                yield
            return
        self._batch.last, ended = None, False
        try:
            with self.connections.transaction():
                yield
                ended = True
        except Unreachable as error:
            # The connection broke while it was asked to commit: only a look tells whether it did.
            if not ended or not self._is_stored(error):
                raise
        except BaseException:
            self._last.clear()
            raise

    def page(
        self,
        chosen: Filter = EVERYTHING,
        after: str | None = None,
        limit: int = 60,
        sort: Sort = BY_DEADLINE,
    ) -> Page:
        """Return summaries in an order, those after the end of a page of the same order."""
        choice = Choice(chosen)
        if after is not None:
            choice.add(beyond(sort), *ordering.place(after, sort))
        ending = f" ORDER BY {ordering.order(sort)} LIMIT {limit + 1}"
        rows = self._gathered(choice, ending)
        if rows is None:
            sql = f"SELECT {SUMMARY_COLUMNS}{choice.sql}{ending}"
            rows = self.connections.read(sql, choice.values, plan=True)
        found = tuple([as_summary(row) for row in rows[:limit]])
        return Page(found, ordering.end(found[-1], sort) if len(rows) > limit else None)

    def count(self, chosen: Filter = EVERYTHING) -> int:
        """How many cases the filter lets through."""
        choice = Choice(chosen)
        sql = f"SELECT count(*){choice.counting_sql}"
        return int(self.connections.read(sql, choice.values, plan=True)[0][0])

    def counts_by_stage(self, chosen: Filter = EVERYTHING) -> dict[Stage, int]:
        """How many of the cases that the filter lets through stand at each stage."""
        choice = Choice(chosen)
        rows = self.connections.read(
            f"SELECT stage, count(*){choice.sql} GROUP BY stage", choice.values, plan=True
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

    @property
    def care(self) -> "DatabaseCare":
        """Erasing, examining and the rest of what keeps a caseload well."""
        from foitui.store.postgres.care import DatabaseCare

        return DatabaseCare(self.connections, self._terms, self._signature)

    def take_in(self, export: BinaryIO) -> int:
        """Put the export of a caseload into this empty one; raises Unfit or NotEmpty."""
        return self.care.take_in(export)

    def open_case(self, reference: str, officer: str) -> None:
        """Tell colleagues that the case is open here; to be said again every half minute."""
        case_id = self._id(reference)
        if not self.read_only:
            self._presence.arrive(case_id, officer)

    def close_case(self, reference: str) -> None:
        """Tell colleagues that the case is no longer open here."""
        self._presence.leave(self._id(reference))

    def who_has(self, reference: str) -> tuple[Present, ...]:
        """Return who else has the case open, the earliest first."""
        return self._presence.others().get(reference, ())

    def who_has_what(self) -> Mapping[str, tuple[Present, ...]]:
        """Return, by reference, who else has cases open."""
        return self._presence.others()

    def changes(self, since: int) -> tuple[int, Sequence[str]]:
        """Return a new cursor and the references of the cases changed since the old one."""
        return self._feed.changes(since)

    def close(self) -> None:
        """Release the connections; the store is not used afterwards."""
        self._presence.leave_all()
        self.connections.close()

    def _written(
        self, case: Case, expected: int, raw: Mapping[str, bytes], known: int | None = None
    ) -> Written:
        summary = summarise(case, self._terms)
        return written(case, summary, expected, self._signature, raw, known)

    def _call(self, sql: str, head: tuple[Any, ...], sent: Written) -> Row:
        values = (str(SCHEMA_VERSION), *head, *sent.row, *sent.rest)
        row = self.connections.write(sql, values)[0]
        if row[0] == "format":
            with self.connections.spare() as spare:
                raise TooNew(version_of(spare) or 0)
        return row

    def _gathered(self, choice: Choice, ending: str) -> list[Row] | None:
        """Return rows by gathering all cases with these words, or None where they are too many.

        The planner knows about how many there are, and not what it costs to look into a case's
        words while going down the list. What it does not know is the start of a word that many
        words share; then the gathering is broken off.
        """
        if not choice.has_words:
            return None
        ((plan,),) = self.connections.read(*choice.estimate(), plan=True)
        if plan[0]["Plan"]["Plan Rows"] > RARE:
            return None
        first, then = choice.gathering(RARE)
        count = "(SELECT count(*) FROM found)"
        sql = f"{first}SELECT {SUMMARY_COLUMNS}, {count}{then}{ending}"
        rows = self.connections.read(sql, choice.values, plan=True)
        ((gathered,),) = (
            [(rows[0][-1],)]
            if rows
            else self.connections.read(f"{first}SELECT {count}", choice.sought, plan=True)
        )
        return rows if gathered <= RARE else None

    def _require_writing(self) -> None:
        if self.read_only:
            raise ReadOnly(self.read_only)

    def _note(self, case: Case, sent: Written) -> None:
        """Remember the last event of a batch: it is stored if, and only if, the batch is."""
        if self.connections.batch is not None:
            first = case.version - len(sent.rest[-1]) + 1
            self._batch.last = (column(case.reference), first, sent.salt)

    def _is_stored(self, error: Unreachable) -> bool:
        if self._batch.last is None:
            return True
        sql = "SELECT foitui.has_event(%s, %s, %b)"
        try:
            return bool(self.connections.write(sql, self._batch.last)[0][0])
        except Unreachable:
            raise Unreachable(error.place, error.why, unsure=True) from error

    def _know(self, reference: str, words: int) -> None:
        if len(self._words) >= KNOWN:
            self._words.clear()
        self._words[reference] = words

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

    def _conflict(self, reference: str) -> Conflict:
        current = self.get(reference)
        last = current.events[-1]
        return Conflict(reference, current.version, last.officer, last.at, current)

    def _references(self, sql: str, *values: Any) -> tuple[str, ...]:
        return tuple([reference for (reference,) in self.connections.read(sql, values)])

    def _reference(self, sql: str, key: str) -> str | None:
        rows = self.connections.read(sql, (key_digest(key),)) if key else []
        return rows[0][0] if rows else None
