"""The caseload of this host as an end of a move."""

import contextlib
from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from foitui.case.errors import Malformed
from foitui.case.json import from_document
from foitui.store.chain import ROW, Link
from foitui.store.documents import checksum, decode
from foitui.store.engine import Engine
from foitui.store.errors import MARK, Damaged
from foitui.store.kept import is_whole
from foitui.store.moving.side import Message, Numbered, Reached, Standing
from foitui.store.register import prepared
from foitui.store.summary_rows import CASES

if TYPE_CHECKING:
    from foitui.store.register import Register

_CASES = (
    "SELECT documents.id, checksum, CAST(body AS BLOB), reference FROM documents"
    " LEFT JOIN cases ON cases.id = documents.id WHERE name=? AND documents.id > ?"
    " ORDER BY documents.id"
)
_MESSAGES = (
    "SELECT id, case_id, key, opening, checksum, CAST(body AS BLOB) FROM raw"
    " WHERE id > ? ORDER BY id"
)
_CHAINED = (
    f"SELECT {ROW}, (SELECT CAST(digest AS BLOB) FROM events b"
    " WHERE b.case_id = e.case_id AND b.version = e.version - 1) FROM events e ORDER BY sequence"
)
_LOOSE_ENDS = """
SELECT reference || ' has ' || version || ' events, its history '
    || (SELECT count(*) FROM events WHERE case_id = id) FROM cases
WHERE version <> (SELECT count(*) FROM events WHERE case_id = id)
UNION ALL SELECT DISTINCT reference || ' has a history and no case' FROM events e
WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = e.case_id)
AND NOT EXISTS (SELECT 1 FROM erased g WHERE g.case_id = e.case_id)"""
_COUNTS = """SELECT
    (SELECT count(*) FROM documents WHERE name='cases'), (SELECT count(*) FROM raw),
    (SELECT count(*) FROM events), (SELECT count(*) FROM erased), (SELECT count(*) FROM counters),
    coalesce((SELECT hex(digest) FROM events ORDER BY sequence LIMIT 1), ''),
    coalesce((SELECT hex(digest) FROM events ORDER BY sequence DESC LIMIT 1), '')"""
_EMPTIED = (
    "documents", "tables", "cases", "messages", "events", "erased", "raw", "presence", "counters",
    "counted", "used",
)  # fmt: skip


class EmbeddedReader:
    """One state of the file."""

    def __init__(self, connection: Connection) -> None:
        """Read on a connection whose transaction is open."""
        self._connection = connection

    def standing(self) -> Standing:
        """Count everything."""
        cases, messages, events, erased, numbers, first, last = self._connection.execute(
            _COUNTS
        ).fetchone()
        return Standing(first.lower(), cases, messages, events, last.lower(), erased, numbers)

    def cases(self, after: int = 0, *, as_saved: bool = False) -> Iterator[Numbered]:
        """Go through the cases in the order of their numbers; raises Damaged."""
        for number, written, body, reference in self._connection.execute(_CASES, (CASES, after)):
            if checksum(CASES, number, body) != written:
                raise Damaged(reference or "", "its checksum does not fit its text")
            try:
                yield Numbered(number, from_document(decode(body)), len(body))
            except (Malformed, ValueError) as error:
                raise Damaged(reference or "", str(error)) from error

    def links(self, after: int = 0) -> Iterator[Link]:
        """Go through the history in the order of its events."""
        sql = f"SELECT {ROW} FROM events WHERE sequence > ? ORDER BY sequence"
        return map(Link._make, self._connection.execute(sql, (after,)))

    def chained(self) -> Iterator[tuple[Link, bytes | None]]:
        """Go through the history, each event with the digest of the one before it in its case."""
        for *row, before in self._connection.execute(_CHAINED):
            yield Link._make(row), before

    def messages(self, after: int = 0) -> Iterator[Message]:
        """Go through the messages in the order in which they arrived; raises Damaged."""
        for row in self._connection.execute(_MESSAGES, (after,)):
            own, number, key, opening, written, body = row
            if not is_whole(written, body):
                raise Damaged("", f"a message of case {number} is not the one that arrived")
            yield Message(own, number, key, bool(opening), written, body)

    def digest_at(self, sequence: int) -> str:
        """Return the digest of one event in hexadecimal, empty where there is none."""
        sql = "SELECT hex(digest) FROM events WHERE sequence=?"
        row = self._connection.execute(sql, (sequence,)).fetchone()
        return row[0].lower() if row else ""

    def loose_ends(self) -> Iterator[str]:
        """Tell which cases have more or fewer events than they say, or a history and no case."""
        return (told for (told,) in self._connection.execute(_LOOSE_ENDS))

    def erased(self) -> list[tuple[str, int]]:
        """Return reference and number of every case that is gone."""
        return self._connection.execute("SELECT reference, case_id FROM erased").fetchall()

    def counters(self) -> list[tuple[str, int]]:
        """Return the last number given under each key of references."""
        return self._connection.execute("SELECT key, last FROM counters").fetchall()

    def others(self) -> list[str]:
        """Return the names of TinyDB tables beside that of the cases which hold something."""
        sql = "SELECT DISTINCT name FROM documents WHERE name <> ? ORDER BY name"
        return [name for (name,) in self._connection.execute(sql, (CASES,))]


class EmbeddedSide:
    """An open caseload in a folder."""

    def __init__(self, engine: Engine, register: "Register") -> None:
        """Stand on an engine; the register enters what is derived from a case."""
        self._engine, self._register = engine, register
        self.place = str(engine.folder.path)

    @contextlib.contextmanager
    def reading(self) -> Iterator[EmbeddedReader]:
        """Give one state of the file for a long read."""
        with self._engine.snapshot() as connection:
            connection.execute("BEGIN")
            try:
                yield EmbeddedReader(connection)
            finally:
                connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep everybody else from writing here for as long as a block lasts; raises Busy."""
        with self._engine.turn():
            yield

    def mark(self) -> bytes | None:
        """Return what an unfinished move has left here, or None."""
        rows = self._engine.read("SELECT value FROM meta WHERE key=?", (MARK,))
        return rows[0][0].encode() if rows else None

    def begin(self, mark: bytes) -> None:
        """Take everything out and leave a mark."""
        with self._engine.transaction() as connection:
            for table in _EMPTIED:
                connection.execute(f"DELETE FROM {table}")
            for index in ("words", "letters"):
                connection.execute(f"INSERT INTO {index}({index}) VALUES('delete-all')")
            connection.execute("INSERT INTO tables VALUES(?)", (CASES,))
            connection.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (MARK, mark.decode()))

    def remark(self, mark: bytes) -> None:
        """Leave another mark in the place of the one that is here."""
        with self._engine.transaction() as connection:
            connection.execute("UPDATE meta SET value=? WHERE key=?", (mark.decode(), MARK))

    def reached(self) -> Reached:
        """Return how far an unfinished move has come."""
        ((case, event, message),) = self._engine.read(
            "SELECT (SELECT coalesce(max(id), 0) FROM documents WHERE name=?),"
            " (SELECT coalesce(max(sequence), 0) FROM events),"
            " (SELECT coalesce(max(id), 0) FROM raw)",
            (CASES,),
        )
        return Reached(case, event, message)

    def take_cases(self, cases: Sequence[Numbered]) -> None:
        """Put cases in, with what is derived from them."""
        with self._engine.transaction() as connection:
            for number, case, _ in cases:
                body = prepared(case).body
                connection.execute(
                    "INSERT INTO documents(name, id, checksum, body) VALUES(?, ?, ?, ?)",
                    (CASES, number, checksum(CASES, number, body), body),
                )
                self._register.rebuild(number, case)

    def take_links(self, links: Sequence[Link]) -> None:
        """Put events in as they are."""
        with self._engine.transaction() as connection:
            connection.executemany(f"INSERT INTO events VALUES({', '.join('?' * 10)})", links)

    def take_messages(self, messages: Sequence[Message]) -> None:
        """Put messages in as they are."""
        with self._engine.transaction() as connection:
            connection.executemany(
                "INSERT INTO raw(id, case_id, key, opening, checksum, body)"
                " VALUES(?, ?, ?, ?, ?, ?)",
                messages,
            )

    def take_rest(self, erased: Sequence[tuple[str, int]], counters: Sequence[Any]) -> None:
        """Put in which cases are gone and which numbers were given, and no others."""
        with self._engine.transaction() as connection:
            for table, rows in (("erased", erased), ("counters", counters)):
                connection.execute(f"DELETE FROM {table}")
                connection.executemany(f"INSERT INTO {table} VALUES(?, ?)", rows)

    def finish(self) -> None:
        """Take the mark away: it is a caseload now."""
        with self._engine.transaction() as connection:
            connection.execute("DELETE FROM meta WHERE key=?", (MARK,))
