"""In how many cases a reason or a factor stands word for word."""

import contextlib
import json
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

import msgspec

from foitui.case.records import Claim
from foitui.store.engine import Engine
from foitui.store.errors import Damaged, StoreError
from foitui.store.register import CASES
from foitui.store.streaming import sound_case
from foitui.store.used import begin, digest_of, digests_in, enter, forget, know, known_up_to

_BEHIND = 50
"""Cases that are read each time rather than entered, which takes a turn at writing."""
_EVERY = (
    "SELECT documents.id, checksum, CAST(body AS BLOB), reference FROM documents"
    " JOIN cases ON cases.id = documents.id WHERE documents.name=?"
)
_SINCE = " AND documents.id IN (SELECT case_id FROM events WHERE sequence > ?)"


class _Claims(msgspec.Struct):
    """All that is read of a case."""

    claims: tuple[Claim, ...] = ()


_decoder = msgspec.json.Decoder(_Claims)


def times_used(engine: Engine, texts: Iterable[str]) -> dict[str, int]:
    """Return how many cases hold each text; a damaged case counts for nothing."""
    wanted = {text: digest_of(text) for text in texts}
    if not wanted:
        return {}
    with engine.snapshot() as connection:
        known = known_up_to(connection)
        last = connection.execute("SELECT coalesce(max(sequence), 0) FROM events").fetchone()[0]
        behind = {} if known == last else _read(connection, known)
        counts = {} if known is None else _counted(connection, wanted.values(), behind)
    if len(behind) > _BEHIND and not engine.read_only:
        # Where it cannot be written just now it is counted all the same, only more slowly.
        with contextlib.suppress(StoreError):
            _enter(engine, behind, known, last)
    return {
        text: counts.get(digest, 0) + sum(digest in held for held in behind.values())
        for text, digest in wanted.items()
    }


def _read(connection: Connection, known: int | None) -> dict[int, frozenset[bytes]]:
    """Read the cases that the table does not know as they are."""
    sql, values = (_EVERY, (CASES,)) if known is None else (_EVERY + _SINCE, (CASES, known))
    return {row[0]: _digests(row) for row in connection.execute(sql, values)}


def _digests(row: tuple[Any, ...]) -> frozenset[bytes]:
    doc_id, written, body, reference = row
    try:
        return digests_in(_decoder.decode(body).claims)
    except (msgspec.DecodeError, UnicodeDecodeError):
        with contextlib.suppress(Damaged):
            return digests_in(sound_case(doc_id, reference, written, body).claims)
    return frozenset()


def _counted(
    connection: Connection, digests: Iterable[bytes], behind: Iterable[int]
) -> dict[bytes, int]:
    """Count what the table knows, without the cases that it knows no longer."""
    sql = "SELECT count(*) FROM used WHERE digest=? AND case_id NOT IN"
    sql += " (SELECT value FROM json_each(?))"
    but = json.dumps(list(behind))
    return {each: connection.execute(sql, (each, but)).fetchone()[0] for each in digests}


def _enter(
    engine: Engine, found: dict[int, frozenset[bytes]], known: int | None, last: int
) -> None:
    """Enter what was read, unless another program was faster."""
    with engine.transaction() as connection:
        if known_up_to(connection) != known:
            return
        begin(connection)
        for case_id, digests in found.items():
            forget(connection, case_id)
            enter(connection, case_id, digests)
        know(connection, last)
