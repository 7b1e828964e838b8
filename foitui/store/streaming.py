"""Goes through many cases, one at a time, in one state of the caseload."""

import datetime as dt
from collections.abc import Iterator

from foitui.case.errors import Malformed
from foitui.case.json import decode, from_document
from foitui.case.records import Case
from foitui.store import documents
from foitui.store.documents import checksum
from foitui.store.engine import Engine
from foitui.store.errors import Damaged
from foitui.store.summary_rows import CASES

_ROWS = (
    "SELECT documents.id, checksum, CAST(body AS BLOB), reference FROM documents"
    " JOIN cases ON cases.id = documents.id WHERE documents.name=?"
)
_IN_TIME = (
    " AND (received BETWEEN ? AND ? OR instr(CAST(body AS TEXT), '\"reviews\":')"
    " OR instr(CAST(body AS TEXT), '\"complaints\":'))"
)
"""A quote within a text is written with a backslash, so the marks are those of the fields."""


def stream(engine: Engine, received: tuple[dt.date, dt.date] | None = None) -> Iterator[Case]:
    """Go through every case, or those received in a time and those that were challenged.

    Raises:
        Damaged: a document is; a report that left it out would be wrong without saying so.
    """
    sql, values = _ROWS, [CASES]
    if received is not None:
        sql += _IN_TIME
        values += [day.isoformat() for day in received]
    with engine.snapshot() as connection:
        for doc_id, written, body, reference in connection.execute(
            f"{sql} ORDER BY position", values
        ):
            yield sound_case(doc_id, reference, written, body)


def sound_case(doc_id: int, reference: str, written: int, body: bytes) -> Case:
    """Read one case from its document; raises Damaged."""
    if checksum(CASES, doc_id, body) != written:
        raise Damaged(reference, "its checksum does not fit its text")
    try:
        return read_case(body)
    except (Malformed, ValueError) as error:
        raise Damaged(reference, str(error)) from error


def read_case(body: bytes) -> Case:
    """Read a case from its document; raises Malformed or ValueError."""
    try:
        return decode(body)
    except Malformed:
        # Half a surrogate pair is written as an escape that only the slower reader takes.
        return from_document(documents.decode(body))
