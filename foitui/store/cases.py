"""The store of cases on TinyDB: the promise of `protocol.CaseStore`, kept on one host."""

import contextlib
import zlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from foitui.store.documents import storable
from foitui.store.engine import Engine
from foitui.store.errors import AlreadyHere, Conflict, Damaged, StoreError
from foitui.store.presence import PresenceTable
from foitui.store.protocol import Erasure, Present
from foitui.store.reading import CaseReader
from foitui.store.references import allocate
from foitui.store.signature import Signature
from foitui.store.summary_rows import CASES
from foitui.store.terms import CLOSED, Terms

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.store.care import Care
    from foitui.store.register import Register
    from foitui.store.rows import Keeper


class TinyDbCaseStore(CaseReader):
    """Cases in TinyDB tables on one SQLite file; usable from several threads and programs."""

    def __init__(
        self, engine: Engine, terms: Terms, scheme: str, signature: Signature | None = None
    ) -> None:
        """Stand on an open engine; `scheme` says how a reference is written."""
        super().__init__(engine, terms)
        self._presence = PresenceTable(engine)
        self._scheme, self._signature = scheme, signature
        self._refresh_summaries()

    def keepers(self) -> "Mapping[str, Keeper]":
        """Return who follow the tables of these names."""
        return {CASES: self._register}

    @cached_property
    def _register(self) -> "Register":
        from foitui.store.register import Register  # what only a save needs: 10 ms

        return Register(self._engine, self._terms, self._signature)

    @cached_property
    def care(self) -> "Care":
        """Backup, erasing, examining and the rest of what keeps a caseload well."""
        from foitui.store.care import Care

        return Care(self._engine, self._register)

    def create(self, case: "Case", raw: bytes | None = None) -> "Case":
        """Store a new case under the next free reference, and the message that brought it."""
        if case.reference or not case.events:
            raise ValueError("a new case has an event and no reference")
        from foitui.store.register import prepared

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

    def save(self, case: "Case", expected: int, raw: Mapping[str, bytes] | None = None) -> "Case":
        """Store a changed case with its new events, unless somebody else was first."""
        if case.version <= expected:
            raise ValueError("a case is saved with the event that changed it")
        # Made before our turn comes, so that colleagues wait for the writing alone.
        document = self._register.prepared(case)
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

    def anonymise(self, case: "Case") -> Erasure:
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

    def close(self) -> None:
        """Release the file; the store is not used afterwards."""
        with contextlib.suppress(StoreError):
            self._presence.leave_all()
        self._engine.close()

    def _conflict(self, reference: str, doc_id: int) -> Conflict:
        current = self._case(doc_id, reference)
        last = current.events[-1]
        return Conflict(reference, current.version, last.officer, last.at, current)

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
