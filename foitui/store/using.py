"""In how many cases a reason or a factor stands word for word."""

import contextlib
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

import msgspec

from foitui.case.records import Claim
from foitui.store.engine import Engine
from foitui.store.errors import Damaged, StoreError
from foitui.store.streaming import sound_case
from foitui.store.summary_rows import CASES
from foitui.store.used import all_entered, digest_of, digests_in, follow, say_all_entered

_EVERY = (
    "SELECT documents.id, checksum, CAST(body AS BLOB), reference FROM documents"
    " JOIN cases ON cases.id = documents.id WHERE documents.name=?"
)


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
        if all_entered(connection):
            return {text: _count(connection, digest) for text, digest in wanted.items()}
        last = connection.execute("SELECT coalesce(max(sequence), 0) FROM events").fetchone()[0]
        rows = connection.execute(_EVERY, (CASES,))
        held = {row[0]: _digests(row) for row in rows}
    if not engine.read_only:
        # Where it cannot be written just now it is counted all the same, only more slowly.
        with contextlib.suppress(StoreError):
            _enter(engine, held, last)
    return {
        text: sum(digest in digests for digests in held.values()) for text, digest in wanted.items()
    }


def _digests(row: tuple[Any, ...]) -> frozenset[bytes]:
    doc_id, written, body, reference = row
    try:
        return digests_in(_decoder.decode(body).claims)
    except (msgspec.DecodeError, UnicodeDecodeError):
        with contextlib.suppress(Damaged):
            return digests_in(sound_case(doc_id, reference, written, body).claims)
    return frozenset()


def _count(connection: Connection, digest: bytes) -> int:
    sql = "SELECT count(*) FROM used WHERE digest=?"
    return int(connection.execute(sql, (digest,)).fetchone()[0])


def _enter(engine: Engine, found: dict[int, frozenset[bytes]], last: int) -> None:
    """Enter what was read; what was saved since has entered itself."""
    with engine.transaction() as connection:
        sql = "SELECT case_id FROM events WHERE sequence > ?"
        later = {case_id for (case_id,) in connection.execute(sql, (last,))}
        for case_id in found.keys() - later:
            follow(connection, case_id, found[case_id])
        say_all_entered(connection)
