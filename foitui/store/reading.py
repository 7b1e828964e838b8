"""Reading a caseload: a case, a page of the list, all of them, and what is known of each."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from foitui.case.standing import Stage
from foitui.store.documents import storable
from foitui.store.engine import Engine
from foitui.store.errors import Damaged, Erased, NotFound
from foitui.store.listing import Listing
from foitui.store.protocol import BY_DEADLINE, EVERYTHING, Entry, Filter, Page, Similar, Sort
from foitui.store.rows import Keeper, Rows
from foitui.store.summary_rows import CASES
from foitui.store.terms import Terms

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.law.counting import Counted
    from foitui.store.table import DocumentDatabase, DocumentTable


class CaseReader:
    """All that can be asked of a caseload; nothing here changes it.

    What a list does without (TinyDB, the records of a case) is read with the first case: 10 ms.
    """

    def __init__(self, engine: Engine, terms: Terms) -> None:
        """Stand on an open engine."""
        self._engine = engine
        self._terms = terms
        self._file = engine.replaced
        self._listing = Listing(engine)

    def keepers(self) -> Mapping[str, Keeper]:
        """Hook: return who follow the tables of these names."""
        return {}

    @cached_property
    def database(self) -> "DocumentDatabase":
        """The TinyDB that the cases are in, for queries with `where`."""
        from foitui.store.table import DocumentDatabase

        return DocumentDatabase(self._engine, self.keepers())

    @property
    def folder(self) -> Path:
        """Where the caseload lives."""
        return self._engine.folder.path

    @property
    def read_only(self) -> str:
        """Why nothing can be saved; empty when it can."""
        return self._engine.read_only

    def get(self, reference: str) -> "Case":
        """Return the case; raises NotFound or Damaged."""
        return self._case(self._id(reference), reference)

    def page(
        self,
        chosen: Filter = EVERYTHING,
        after: str | None = None,
        limit: int = 60,
        sort: Sort = BY_DEADLINE,
    ) -> Page:
        """Return summaries in an order, those after the end of a page of the same order."""
        return self._listing.page(chosen, after, limit, sort)

    def count(self, chosen: Filter = EVERYTHING) -> int:
        """How many cases the filter lets through."""
        return self._listing.count(chosen)

    def counts_by_stage(self, chosen: Filter = EVERYTHING) -> dict[Stage, int]:
        """How many of the cases that the filter lets through stand at each stage."""
        return self._listing.counts_by_stage(chosen)

    def every(self, received: tuple[dt.date, dt.date] | None = None) -> "Iterator[Case]":
        """Go through every case; with two days, those received from one to the other.

        Those with a review or a complaint come as well, whenever they were received. Raises
        Damaged.
        """
        from foitui.store.streaming import stream

        return stream(self._engine, received)

    def counted(self) -> "Iterator[Counted]":
        """Go through what statistics count of every case; raises Damaged."""
        from foitui.store.counting import counted_cases

        return counted_cases(self._engine, self._terms)

    def named(self, reference: str) -> tuple[str, ...]:
        """Return this reference, else those that differ in the case of letters; erased ones too."""
        sql = (
            "SELECT reference FROM cases WHERE reference=?1{0} UNION"
            " SELECT reference FROM erased WHERE reference=?1{0} ORDER BY reference"
        )
        wanted = (storable(reference),)
        rows = self._engine.read(sql.format(""), wanted)
        rows = rows or self._engine.read(sql.format(" COLLATE NOCASE"), wanted)
        return tuple(found for (found,) in rows)

    def references_like(self, start: str, limit: int = 20) -> tuple[str, ...]:
        """Return references that start so, whatever the case of the letters, in order."""
        rows = self._engine.read(
            "SELECT reference FROM cases WHERE substr(reference, 1, ?) = ? COLLATE NOCASE"
            " ORDER BY reference LIMIT ?",
            (len(start), storable(start), limit),
        )
        return tuple(reference for (reference,) in rows)

    def find_message(self, message_key: str) -> str | None:
        """Return the reference of the case that this message is part of."""
        return self._reference(
            "SELECT reference FROM messages JOIN cases ON cases.id = case_id WHERE key=?",
            message_key,
        )

    def find_thread(self, thread_key: str) -> str | None:
        """Return the reference of the newest case in this correspondence."""
        return self._reference(
            "SELECT reference FROM cases WHERE thread_key=? AND thread_key <> ''"
            " ORDER BY id DESC LIMIT 1",
            thread_key,
        )

    def similar(self, case: "Case", limit: int = 5) -> tuple[Similar, ...]:
        """Return the earlier cases most like a stored one, the most like first."""
        from foitui.store.similar import similar

        return similar(self._engine, case, self._id(case.reference), self._case, limit)

    def times_used(self, texts: Iterable[str]) -> dict[str, int]:
        """Return how many cases hold each text as a reason or factor, word for word."""
        from foitui.store.using import times_used

        return times_used(self._engine, texts)

    def raw(self, reference: str, message_key: str | None = None) -> bytes | None:
        """Return a message as it arrived, or None when it was not kept; raises as `get`."""
        from foitui.store import kept

        which, key = ("opening", 1) if message_key is None else ("key", storable(message_key))
        rows = self._engine.read(
            f"SELECT checksum, body FROM raw WHERE case_id=? AND {which}=?",
            (self._id(reference), key),
        )
        return kept.message(reference, rows)

    def history(self, reference: str) -> tuple[Entry, ...]:
        """Return what happened in a case, erased ones included; raises NotFound."""
        from foitui.store import kept

        rows = self._engine.read(
            "SELECT sequence, version, saved, name, body, digest FROM events WHERE case_id="
            " coalesce((SELECT id FROM cases WHERE reference=?1),"
            " (SELECT case_id FROM erased WHERE reference=?1)) ORDER BY version",
            (storable(reference),),
        )
        return kept.entries(reference, rows)

    def changes(self, since: int) -> tuple[int, Sequence[str]]:
        """Return a new cursor and the references of the cases changed since the old one."""
        last = self._engine.read("SELECT coalesce(max(sequence), 0) FROM events")[0][0]
        replaced, self._file = self._file != self._engine.replaced, self._engine.replaced
        if since >= 0 and (replaced or since > last):
            return last, self._references("SELECT reference FROM cases")
        if since < 0 or since == last:
            return last, ()
        return last, self._references(
            "SELECT DISTINCT reference FROM events WHERE sequence > ? AND sequence <= ?",
            since,
            last,
        )

    @property
    def _cases(self) -> "DocumentTable":
        from foitui.store.table import DocumentTable

        table = self.database.table(CASES)
        assert isinstance(table, DocumentTable)
        return table

    def _id(self, reference: str) -> int:
        rows = self._engine.read("SELECT id FROM cases WHERE reference=?", (storable(reference),))
        if not rows:
            raise self._not_found(reference)
        return int(rows[0][0])

    def _not_found(self, reference: str) -> NotFound:
        sql = "SELECT 1 FROM erased WHERE reference=?"
        erased = self._engine.read(sql, (storable(reference),))
        return Erased(reference) if erased else NotFound(reference)

    def _references(self, sql: str, *values: int) -> tuple[str, ...]:
        return tuple([reference for (reference,) in self._engine.read(sql, values)])

    def _case(self, doc_id: int, reference: str) -> "Case":
        from foitui.case.errors import Malformed
        from foitui.case.json import from_document

        try:
            document = Rows(self._engine, CASES).get(str(doc_id))
        except Damaged as error:
            raise Damaged(reference, error.what) from error
        if document is None:
            raise Damaged(reference, "its document is gone")
        try:
            return from_document(document)
        except (Malformed, ValueError) as error:
            raise Damaged(reference, str(error)) from error

    def _reference(self, sql: str, key: str) -> str | None:
        rows = self._engine.read(sql, (storable(key),))
        return rows[0][0] if rows else None
