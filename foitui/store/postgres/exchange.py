"""A caseload in PostgreSQL as the JSON file of plain TinyDB, and back, with nothing lost.

The file is that of `foitui.store.exchange`, so it leads from one engine to the other.
"""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from psycopg import Connection, DataError

from foitui.case.errors import Malformed
from foitui.case.json import from_document
from foitui.case.records import Case
from foitui.store.chain import Signature
from foitui.store.documents import column
from foitui.store.errors import Damaged
from foitui.store.exchange import (
    OURS,
    OWN_COLUMNS,
    NotEmpty,
    Tables,
    Unfit,
    as_stored,
    encode_text,
    numbered,
)
from foitui.store.postgres import examining
from foitui.store.postgres.connecting import Connections, Row
from foitui.store.postgres.entering import enter, enter_own
from foitui.store.postgres.functions import TURN
from foitui.store.postgres.reasons import reason
from foitui.store.postgres.reports import rows
from foitui.store.postgres.rows import history_values
from foitui.store.postgres.texts import as_saved, sound
from foitui.store.register import prepared
from foitui.store.summaries import Terms
from foitui.store.summary_rows import CASES

_CASES = (
    "SELECT id, reference, checksum, body::text, ARRAY(SELECT e.body FROM foitui.events e"
    " WHERE case_id = id ORDER BY e.version) FROM foitui.cases ORDER BY id"
)
_APPEND = "SELECT foitui.append(%s, %s, %s, 0, %s, %s, %s, %s)"


def export(connection: Connection, stream: BinaryIO, *, whole: bool) -> int:
    """Write the caseload for plain TinyDB, or only its cases; returns their number.

    Raises:
        Damaged: a document is; an export that left it out would be a loss.
    """
    if damage := next(examining.damaged_documents(connection), None):
        raise Damaged("", damage)
    if not whole:
        return _write_list(connection, stream)
    count = 0
    stream.write(b"{" + encode_text(CASES) + b": {")
    for count, (case_id, body) in enumerate(_documents(connection), start=1):
        stream.write((b",\n" if count > 1 else b"\n") + encode_text(str(case_id)) + b": " + body)
    stream.write(b"}")
    for name, columns in OWN_COLUMNS.items():
        stream.write(b",\n" + encode_text(OURS + name) + b": {")
        found = _own_rows(connection, name, columns)
        for place, (key, body) in enumerate(numbered(name, columns, found)):
            stream.write((b",\n" if place else b"\n") + encode_text(str(key)) + b": " + body)
        stream.write(b"}")
    stream.write(b"}\n")
    return count


def take_in(connections: Connections, terms: Terms, signature: Signature, tables: Tables) -> int:
    """Put an export into an empty caseload, all of it or nothing; returns the number of cases.

    Raises:
        NotEmpty: there are cases, or were.
        Unfit: something in it is not what an export holds, or its history was changed.
        ReadOnly: this account is no keeper.
    """
    _require_nothing_else(tables)
    try:
        with connections.transaction() as connection:
            connection.execute(TURN)
            last = connection.execute("SELECT sequence FROM foitui.head").fetchone()
            if last is None or last[0]:
                raise NotEmpty(connections.place)
            cases = [(int(key), from_document(body)) for key, body in tables[CASES].items()]
            enter(connection, cases, terms)
            if OURS + "events" in tables:
                _take_whole(connection, tables)
            else:
                _begin_histories(connection, cases, signature)
            return len(cases)
    except (Malformed, ValueError, KeyError, TypeError) as error:
        raise Unfit(str(error)) from error
    except DataError as error:
        raise Unfit(f"a database cannot hold all of it ({reason(error)})") from error


def _take_whole(connection: Connection, tables: Tables) -> None:
    """Put in the history that the cases had, after a look that it is theirs."""
    for name, columns in OWN_COLUMNS.items():
        found = tables.get(OURS + name, {}).values()
        enter_own(connection, name, [_encoded(name, as_stored(row, columns)) for row in found])
    if fault := next(examining.broken_chain(connection), None):
        raise Unfit(fault)


def _begin_histories(
    connection: Connection, cases: Sequence[tuple[int, Case]], signature: Signature
) -> None:
    for case_id, case in cases:
        name, *values = history_values(case.reference, signature.name, case.events)
        connection.execute(_APPEND, (case_id, column(case.reference), name, *values))


def _require_nothing_else(tables: Tables) -> None:
    known = {CASES, *(OURS + name for name in OWN_COLUMNS)}
    others = [name for name, table in tables.items() if table and name not in known]
    if others:
        raise Unfit(f"a database keeps no tables of one's own, and it has {', '.join(others)}")


def _write_list(connection: Connection, stream: BinaryIO) -> int:
    count = 0
    stream.write(b"[")
    for count, (_, body) in enumerate(_documents(connection), start=1):
        stream.write((b",\n" if count > 1 else b"\n") + body)
    stream.write(b"]\n")
    return count


def _documents(connection: Connection) -> Iterator[tuple[int, bytes]]:
    for case_id, reference, written, text, events in rows(connection, _CASES, ()):
        yield case_id, prepared(as_saved(sound(reference, written, text), events)).body


def _own_rows(connection: Connection, name: str, columns: Sequence[str]) -> Iterator[Row]:
    for row in rows(connection, f"SELECT {', '.join(columns)} FROM foitui.{name} ORDER BY 1", ()):
        yield tuple(_as_embedded(name, column, value) for column, value in _named(columns, row))


def _named(columns: Sequence[str], row: Row) -> Iterator[tuple[str, Any]]:
    return zip(columns, row, strict=True)


def _as_embedded(table: str, name: str, value: Any) -> Any:
    if table == "raw" and name == "key":
        return bytes(value).decode()
    return int(value) if isinstance(value, bool) else value


def _encoded(table: str, row: list[Any]) -> list[Any]:
    if table == "raw":
        key, opening = OWN_COLUMNS["raw"].index("key"), OWN_COLUMNS["raw"].index("opening")
        row[key], row[opening] = row[key].encode(), bool(row[opening])
    return row
