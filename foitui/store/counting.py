"""What statistics count of each case, kept beside the cases so that a year is read in a second.

It is derived and holds nobody's words. The table is made when it is first needed; a row whose case
has another version by now, or that was counted by other terms, is made anew when it is asked for.
"""

import contextlib
import sqlite3
from collections.abc import Iterator

import msgspec

from foitui.law.counting import Counted, counted
from foitui.store.documents import storable
from foitui.store.engine import Engine
from foitui.store.errors import StoreError
from foitui.store.register import CASES
from foitui.store.streaming import sound_case
from foitui.store.summaries import Terms

DERIVATION = 1
"""Raised when a release counts otherwise, so that stored rows are made anew."""

_TABLE = """CREATE TABLE IF NOT EXISTS counted(
    case_id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    terms TEXT NOT NULL,
    body BLOB NOT NULL
)"""
_AT_ONCE = 2_000
"""Rows written in one turn, so that colleagues wait for none of them for long."""

_decoder = msgspec.json.Decoder(Counted)


def counted_cases(engine: Engine, terms: Terms) -> Iterator[Counted]:
    """Go through what is counted of every case; raises Damaged for a case that must be read."""
    mark = f"{DERIVATION}:{terms.fingerprint}"
    fresh, stale = _known(engine, mark)
    made = []
    for case_id, version, reference in stale:
        found = _derived(engine, terms, case_id, reference)
        fresh.append(found)
        made.append((case_id, version, mark, found))
    if made and not engine.read_only:
        # A caseload that cannot be written just now is counted all the same, only more slowly.
        with contextlib.suppress(StoreError):
            _keep(engine, made)
    for row in fresh:
        yield _decoder.decode(row)


def forget(connection: sqlite3.Connection, case_id: int) -> None:
    """Forget what is counted of a case, in the transaction that is open."""
    if _is_there(connection):
        connection.execute("DELETE FROM counted WHERE case_id=?", (case_id,))


def _known(engine: Engine, mark: str) -> tuple[list[bytes], list[tuple[int, int, str]]]:
    fresh: list[bytes] = []
    stale: list[tuple[int, int, str]] = []
    with engine.snapshot() as connection:
        if not _is_there(connection):
            rows = connection.execute("SELECT id, version, reference FROM cases")
            return fresh, rows.fetchall()
        for case_id, version, reference, body in connection.execute(
            "SELECT id, cases.version, reference, body FROM cases LEFT JOIN counted"
            " ON case_id = id AND counted.version = cases.version AND terms=?",
            (mark,),
        ):
            if body is None:
                stale.append((case_id, version, reference))
            else:
                fresh.append(body)
    return fresh, stale


def _derived(engine: Engine, terms: Terms, case_id: int, reference: str) -> bytes:
    rows = engine.read(
        "SELECT checksum, CAST(body AS BLOB) FROM documents WHERE name=? AND id=?",
        (CASES, case_id),
    )
    case = sound_case(case_id, reference, *(rows[0] if rows else (0, b"")))
    found = counted(case, terms.calendar, authority=terms.authority, nation=terms.nation)
    return msgspec.json.encode(
        msgspec.structs.replace(found, officer=storable(found.officer), team=storable(found.team))
    )


def _keep(engine: Engine, made: list[tuple[int, int, str, bytes]]) -> None:
    for start in range(0, len(made), _AT_ONCE):
        with engine.transaction() as connection:
            connection.execute(_TABLE)
            connection.executemany(
                "INSERT OR REPLACE INTO counted VALUES(?, ?, ?, ?)", made[start : start + _AT_ONCE]
            )


def _is_there(connection: sqlite3.Connection) -> bool:
    sql = "SELECT 1 FROM sqlite_schema WHERE type='table' AND name='counted'"
    return connection.execute(sql).fetchone() is not None
