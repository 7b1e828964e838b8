"""The store of cases in PostgreSQL: the promise of `protocol.CaseStore`, kept past one host."""

import contextlib
import threading
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from foitui.case.records import Case
from foitui.store.chain import Signature
from foitui.store.documents import column
from foitui.store.errors import AlreadyHere, Conflict, ReadOnly, TooNew, Unreachable
from foitui.store.postgres.connecting import Connections, Row
from foitui.store.postgres.reading import PostgresCaseReader
from foitui.store.postgres.rows import REST, ROW, Known, Written, written
from foitui.store.postgres.schema import SCHEMA_VERSION, version_of
from foitui.store.protocol import Erasure
from foitui.store.references import write
from foitui.store.summaries import Terms, summarise

if TYPE_CHECKING:
    from foitui.store.postgres.care import DatabaseCare

_SAVE = f"SELECT foitui.store_case(%s, %s, %s, {ROW}, {REST})"
_CREATE = f"SELECT said, what FROM foitui.add_case(%s, %s, %s, %s, %s, {ROW}, {REST})"


class PostgresCaseStore(PostgresCaseReader):
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
        super().__init__(connections, terms, read_only)
        self._scheme = scheme
        self._signature = signature or Signature()
        self._last: dict[str, int] = {}
        self._batch = threading.local()

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
                self._know(named, sent.words_checksum)
                self._note(named, sent)
                return named
            after, number = (after, number + 1) if said == "taken" else (int(what), int(what) + 1)

    def save(self, case: Case, expected: int, raw: Mapping[str, bytes] | None = None) -> Case:
        """Store a changed case with its new events, unless somebody else was first."""
        if case.version <= expected:
            raise ValueError("a case is saved with the event that changed it")
        self._require_writing()
        known = self._known.get(case.reference)
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
        self._know(case, sent.words_checksum)
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
            self._known.clear()
            raise

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

    def close(self) -> None:
        """Release the connections; the store is not used afterwards."""
        self._presence.leave_all()
        self.connections.close()

    def _written(
        self, case: Case, expected: int, raw: Mapping[str, bytes], known: Known | None = None
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

    def _conflict(self, reference: str) -> Conflict:
        current = self.get(reference)
        last = current.events[-1]
        return Conflict(reference, current.version, last.officer, last.at, current)
