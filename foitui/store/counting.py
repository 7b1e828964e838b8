"""Goes through what is counted of every case; what is not known yet is derived on the way.

Every save keeps its row, so that is needed once after an upgrade, and when other holidays hold.
"""

import contextlib
from collections.abc import Iterable, Iterator
from itertools import islice
from sqlite3 import Connection

import msgspec

from foitui.law.counting import Counted
from foitui.store.counted import DERIVATION as DERIVATION
from foitui.store.counted import WRITE, derived, mark_of
from foitui.store.engine import Engine
from foitui.store.errors import StoreError
from foitui.store.streaming import sound_case
from foitui.store.summary_rows import CASES
from foitui.store.terms import Terms

_KEPT = "SELECT body FROM counted WHERE terms=?"
_MISSING = (
    "SELECT cases.id, cases.version, reference, checksum, CAST(documents.body AS BLOB) FROM cases"
    " LEFT JOIN counted ON case_id = cases.id AND terms=?"
    " LEFT JOIN documents ON documents.name=? AND documents.id = cases.id"
    " WHERE case_id IS NULL ORDER BY cases.id"
)
_AT_ONCE = 2_000
"""Rows written in one turn, so that colleagues wait for none of them for long."""

_Made = tuple[int, int, tuple[int, str, bytes]]

_decoder = msgspec.json.Decoder(Counted)


def counted_cases(engine: Engine, terms: Terms) -> Iterator[Counted]:
    """Go through what is counted of every case; raises Damaged for a case that must be read."""
    mark = mark_of(terms)
    with engine.snapshot() as connection, _one_state(connection):
        for (body,) in connection.execute(_KEPT, (mark,)):
            yield _decoder.decode(body)
        missing = _missing(connection, terms, mark)
        while some := list(islice(missing, _AT_ONCE)):
            yield from (found for found, _ in some)
            _keep(engine, [row for _, row in some])


@contextlib.contextmanager
def _one_state(connection: Connection) -> Iterator[None]:
    """See one state of the file over several queries; a transaction that is open does already."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _missing(connection: Connection, terms: Terms, mark: str) -> Iterator[tuple[Counted, _Made]]:
    for case_id, version, reference, written, body in connection.execute(_MISSING, (mark, CASES)):
        case = sound_case(case_id, reference, written or 0, body or b"")
        found = derived(case, terms)
        yield found, (case_id, version, (case_id, mark, msgspec.json.encode(found)))


def _keep(engine: Engine, made: Iterable[_Made]) -> None:
    """Keep what was derived, unless its case was saved since, which keeps its own."""
    if engine.read_only:
        return
    # A caseload that cannot be written just now is counted all the same, only more slowly.
    with contextlib.suppress(StoreError), engine.transaction() as connection:
        versions = dict(connection.execute("SELECT id, version FROM cases"))
        connection.executemany(
            WRITE, [row for case_id, version, row in made if versions.get(case_id) == version]
        )
