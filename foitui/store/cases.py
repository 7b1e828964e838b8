"""The store of cases on TinyDB: the promise of `protocol.CaseStore`, kept on one host."""

import contextlib
import datetime as dt
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from foitui.case.errors import Malformed
from foitui.case.json import from_document
from foitui.case.records import Case, Event
from foitui.case.words import Stage
from foitui.store.care import Care
from foitui.store.chain import Signature
from foitui.store.documents import decode, storable
from foitui.store.engine import Engine
from foitui.store.errors import AlreadyHere, Conflict, Damaged, Erased, NotFound, StoreError
from foitui.store.listing import Listing
from foitui.store.presence import PresenceTable
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
from foitui.store.references import allocate
from foitui.store.register import CASES, Register, prepared
from foitui.store.similar import similar
from foitui.store.summaries import CLOSED, Terms
from foitui.store.table import DocumentDatabase, DocumentTable

if TYPE_CHECKING:
    from foitui.law.counting import Counted


class TinyDbCaseStore:
    """Cases in TinyDB tables on one SQLite file; usable from several threads and programs."""

    def __init__(
        self, engine: Engine, terms: Terms, scheme: str, signature: Signature | None = None
    ) -> None:
        """Stand on an open engine; `scheme` says how a reference is written."""
        self._engine = engine
        self._file = engine.replaced
        self._presence = PresenceTable(engine)
        self._terms = terms
        self._listing = Listing(engine)
        self._scheme = scheme
        self._register = Register(engine, terms, signature)
        self.care = Care(engine, self._register)
        """Backup, erasing, examining and the rest of what keeps a caseload well."""
        self.database = DocumentDatabase(engine, {CASES: self._register})
        """The TinyDB that the cases are in, for queries with `where`."""
        self._refresh_summaries()

    @property
    def folder(self) -> Path:
        """Where the caseload lives."""
        return self._engine.folder.path

    @property
    def read_only(self) -> str:
        """Why nothing can be saved; empty when it can."""
        return self._engine.read_only

    def get(self, reference: str) -> Case:
        """Return the case; raises NotFound or Damaged."""
        return self._case(self._id(reference), reference)

    def create(self, case: Case, raw: bytes | None = None) -> Case:
        """Store a new case under the next free reference, and the message that brought it."""
        if case.reference or not case.events:
            raise ValueError("a new case has an event and no reference")
        with self._engine.transaction() as connection:
            known = self.find_message(case.request.message_key)
            if known is not None:
                raise AlreadyHere(known)
            reference = allocate(connection, self._scheme, case.request.received.year)
            case = msgspec.structs.replace(case, reference=reference)
            doc_id = self._cases.add(prepared(case))
            if raw is not None:
                _keep_raw(connection, doc_id, case.request.message_key, raw, opening=True)
        return case

    def save(self, case: Case, expected: int, raw: Mapping[str, bytes] | None = None) -> Case:
        """Store a changed case with its new events, unless somebody else was first."""
        if case.version <= expected:
            raise ValueError("a case is saved with the event that changed it")
        # Made before our turn comes, so that colleagues wait for the writing alone.
        document = prepared(case)
        with self._engine.transaction() as connection:
            rows = self._engine.read(
                "SELECT id, version FROM cases WHERE reference=?", (case.reference,)
            )
            if not rows:
                raise self._not_found(case.reference)
            doc_id, version = rows[0]
            if version != expected:
                raise self._conflict(case.reference, doc_id)
            self._cases.put(doc_id, document)
            for key, message in (raw or {}).items():
                _keep_raw(connection, doc_id, key, message)
        return case

    def anonymise(self, case: Case) -> Erasure:
        """Store an anonymised case so that no byte of its former text stays; raises Conflict."""
        return self.care.anonymise(case, self.save)

    def compacting_once(self) -> AbstractContextManager[list[str]]:
        """Write the file anew at the end of a block, and not after each case anonymised in it."""
        return self.care.compacting_once()

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """Make the changes of a block one: all of them are stored, or none."""
        with self._engine.transaction():
            yield

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

    def every(self, received: tuple[dt.date, dt.date] | None = None) -> Iterator[Case]:
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

    def similar(self, case: Case, limit: int = 5) -> tuple[Similar, ...]:
        """Return the earlier cases most like a stored one, the most like first."""
        return similar(self._engine, case, self._id(case.reference), self._case, limit)

    def times_used(self, texts: Iterable[str]) -> dict[str, int]:
        """Return how many cases hold each text as a reason or factor, word for word."""
        from foitui.store.using import times_used

        return times_used(self._engine, texts)

    def raw(self, reference: str, message_key: str | None = None) -> bytes | None:
        """Return a message as it arrived, or None when it was not kept; raises as `get`."""
        which, key = ("opening", 1) if message_key is None else ("key", storable(message_key))
        rows = self._engine.read(
            f"SELECT checksum, body FROM raw WHERE case_id=? AND {which}=?",
            (self._id(reference), key),
        )
        if not rows:
            return None
        checksum, body = rows[0]
        if zlib.crc32(body) != checksum:
            raise Damaged(reference, "its kept message is not the one that arrived")
        return bytes(body)

    def history(self, reference: str) -> tuple[Entry, ...]:
        """Return what happened in a case, erased ones included; raises NotFound."""
        rows = self._engine.read(
            "SELECT sequence, version, saved, name, body, digest FROM events WHERE case_id="
            " coalesce((SELECT id FROM cases WHERE reference=?1),"
            " (SELECT case_id FROM erased WHERE reference=?1)) ORDER BY version",
            (storable(reference),),
        )
        if not rows:
            raise NotFound(reference)
        try:
            return tuple([_entry(row) for row in rows])
        except (msgspec.ValidationError, ValueError) as error:
            raise Damaged(reference, f"its history: {error}") from error

    def take_in(self, export: BinaryIO) -> int:
        """Put the export of a caseload into this empty one; raises Unfit or NotEmpty."""
        from foitui.store.exchange import read_export, take_in

        return take_in(self._engine, self._register, self.database, read_export(export))

    def open_case(self, reference: str, officer: str) -> None:
        """Tell colleagues that the case is open here; to be said again every half minute."""
        self._presence.arrive(self._id(reference), officer)

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

    def close(self) -> None:
        """Release the file; the store is not used afterwards."""
        with contextlib.suppress(StoreError):
            self._presence.leave_all()
        self.database.close()

    @property
    def _cases(self) -> DocumentTable:
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

    def _case(self, doc_id: int, reference: str) -> Case:
        document = self._cases.get(doc_id=doc_id)
        if document is None:
            raise Damaged(reference, "its document is gone")
        try:
            return from_document(dict(document))
        except (Malformed, ValueError) as error:
            raise Damaged(reference, str(error)) from error

    def _conflict(self, reference: str, doc_id: int) -> Conflict:
        current = self._case(doc_id, reference)
        last = current.events[-1]
        return Conflict(reference, current.version, last.officer, last.at, current)

    def _reference(self, sql: str, key: str) -> str | None:
        rows = self._engine.read(sql, (storable(key),))
        return rows[0][0] if rows else None

    def _refresh_summaries(self) -> None:
        """Derive the open cases' summaries anew where holidays or rules are not those of before."""
        now = self._terms.fingerprint
        sql = "SELECT value FROM meta WHERE key='summaries'"
        if self.read_only or self._engine.read(sql) == [(now,)]:
            return
        with self._engine.transaction() as connection:
            for doc_id, reference in self._open_cases(connection):
                # A damaged case keeps the summary it had; opening it tells of the damage.
                with contextlib.suppress(Damaged):
                    self._register.refresh(doc_id, self._case(doc_id, reference))
            connection.execute("INSERT OR REPLACE INTO meta VALUES('summaries', ?)", (now,))

    @staticmethod
    def _open_cases(connection: Connection) -> list[tuple[Any, ...]]:
        return connection.execute(
            "SELECT id, reference FROM cases WHERE stage NOT IN (?, ?)", CLOSED
        ).fetchall()


def _keep_raw(
    connection: Connection, doc_id: int, key: str, message: bytes, *, opening: bool = False
) -> None:
    """Keep a message as it arrived; the first of a key stays."""
    connection.execute(
        "INSERT OR IGNORE INTO raw(case_id, key, opening, checksum, body) VALUES(?, ?, ?, ?, ?)",
        (doc_id, storable(key), opening, zlib.crc32(message), message),
    )


def _entry(row: tuple[Any, ...]) -> Entry:
    sequence, version, saved, name, body, digest = row
    return Entry(
        sequence=sequence,
        version=version,
        saved=dt.datetime.fromisoformat(saved),
        name=name,
        event=None if body is None else msgspec.convert(decode(body), Event),
        digest=digest.hex(),
    )
