"""A whole caseload as the JSON file of plain TinyDB, and back, with nothing lost.

The cases are its table `cases`. What is no document (history, kept messages, numbers given) goes
into tables of its own, whose names start with `foitui.`; a file without them is taken as cases
whose history begins with the import.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Connection
from typing import Any, BinaryIO

from tinydb.table import Document

from foitui.case.errors import Malformed
from foitui.case.json import from_document
from foitui.store import chain
from foitui.store.documents import checksum, encode
from foitui.store.engine import Engine
from foitui.store.errors import Damaged, StoreError
from foitui.store.examining import broken_chain, damaged_documents
from foitui.store.register import Register
from foitui.store.summary_rows import CASES
from foitui.store.table import DocumentDatabase

OURS = "foitui."

Tables = Mapping[str, Mapping[str, Any]]


class NotEmpty(StoreError):
    """A whole caseload can only be put where there is none."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder} holds cases; name a new folder with --data to import into")


class Unfit(StoreError):
    """A file is not the export of a caseload."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This is not the export of a caseload: {what}; nothing was imported.")


def write_tinydb(connection: Connection, stream: BinaryIO) -> int:
    """Write everything as plain TinyDB keeps it; returns the number of cases."""
    _require_whole(connection)
    names = sorted({CASES, *(name for (name,) in connection.execute("SELECT name FROM tables"))})
    tables = [(name, _documents(connection, name)) for name in names]
    tables += [(OURS + name, rows) for name, rows in _own_tables(connection)]
    for number, (name, rows) in enumerate(tables):
        stream.write(b"{" if number == 0 else b",\n")
        stream.write(encode_text(name) + b": {")
        for place, (key, body) in enumerate(rows):
            stream.write(b",\n" if place else b"\n")
            stream.write(encode_text(str(key)) + b": " + body)
        stream.write(b"}")
    stream.write(b"}\n")
    return _count(connection)


def write_cases(connection: Connection, stream: BinaryIO) -> int:
    """Write the documents of the cases as one JSON list; returns their number."""
    _require_whole(connection)
    stream.write(b"[")
    for place, (_, body) in enumerate(_documents(connection, CASES)):
        stream.write((b",\n" if place else b"\n") + body)
    stream.write(b"]\n")
    return _count(connection)


def read_export(stream: BinaryIO) -> Tables:
    """Read either kind of export; raises Unfit."""
    try:
        content = json.load(stream)
    except ValueError as error:
        raise Unfit(f"it is not JSON ({error})") from error
    if isinstance(content, list):
        content = {CASES: {str(number): body for number, body in enumerate(content, start=1)}}
    if not isinstance(content, dict) or not isinstance(content.get(CASES), dict):
        raise Unfit("it has no table of cases")
    for name, table in content.items():
        if not isinstance(table, dict) or not all(isinstance(row, dict) for row in table.values()):
            raise Unfit(f"the table {name} holds something that is no document")
    return content


def take_in(engine: Engine, register: Register, database: DocumentDatabase, tables: Tables) -> int:
    """Put an export into an empty caseload, all of it or nothing; returns the number of cases.

    Raises:
        NotEmpty: there are cases, or were.
        Unfit: something in it is not what an export holds, or its history was changed.
    """
    try:
        with engine.transaction() as connection:
            if chain.last(connection)[0]:
                raise NotEmpty(str(engine.folder.path))
            for name, table in tables.items():
                if not name.startswith(OURS) and name != CASES:
                    _insert(database, name, table)
            if OURS + "events" in tables:
                _take_whole(connection, register, tables)
            else:
                _insert(database, CASES, tables[CASES])
            return _count(connection)
    except (Malformed, ValueError, KeyError, TypeError) as error:
        raise Unfit(str(error)) from error


def encode_text(text: str) -> bytes:
    """Return a text as a JSON string."""
    return json.dumps(text).encode()


def _insert(database: DocumentDatabase, name: str, table: Mapping[str, Any]) -> None:
    database.table(name, persist_empty=True).insert_multiple(
        Document(body, int(doc_id)) for doc_id, body in table.items()
    )


def _take_whole(connection: Connection, register: Register, tables: Tables) -> None:
    """Put in cases with the history they had, and derive the rest."""
    connection.execute("INSERT OR IGNORE INTO tables VALUES(?)", (CASES,))
    for key, body in tables[CASES].items():
        case, doc_id, encoded = from_document(body), int(key), encode(body)
        connection.execute(
            "INSERT INTO documents(name, id, checksum, body) VALUES(?, ?, ?, ?)",
            (CASES, doc_id, checksum(CASES, doc_id, encoded), encoded),
        )
        register.rebuild(doc_id, case)
    for name, columns in OWN_COLUMNS.items():
        marks = ", ".join("?" * len(columns))
        connection.executemany(
            f"INSERT INTO {name}({', '.join(columns)}) VALUES({marks})",
            (as_stored(row, columns) for row in tables.get(OURS + name, {}).values()),
        )
    if fault := next(broken_chain(connection), None):
        raise Unfit(fault)


OWN_COLUMNS: dict[str, tuple[str, ...]] = {
    "events": (
        "sequence", "case_id", "reference", "version", "saved", "name", "salt", "body", "sealed",
        "digest",
    ),
    "raw": ("id", "case_id", "key", "opening", "checksum", "body"),
    "counters": ("key", "last"),
    "erased": ("reference", "case_id"),
}  # fmt: skip
"""What is exported beside the documents, by table."""

_BYTES = {"salt", "sealed", "digest"}


def _documents(connection: Connection, name: str) -> Iterator[tuple[int, bytes]]:
    return connection.execute(
        "SELECT id, CAST(body AS BLOB) FROM documents WHERE name=? ORDER BY position", (name,)
    )


def _own_tables(connection: Connection) -> Iterator[tuple[str, Iterator[tuple[int, bytes]]]]:
    for name, columns in OWN_COLUMNS.items():
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY 1")
        yield name, numbered(name, columns, rows)


def numbered(
    name: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> Iterator[tuple[int, bytes]]:
    """Return the rows of a table of ours as they stand in an export."""
    for number, row in enumerate(rows, start=1):
        written = dict(zip(columns, row, strict=True))
        for column in _BYTES & written.keys():
            written[column] = None if written[column] is None else written[column].hex()
        if name == "events":
            body = written.pop("body")
            # The event is put in as the very JSON that its digest is of.
            event = b"null" if body is None else bytes(body)
            yield number, encode(written)[:-1] + b',"body":' + event + b"}"
            continue
        if name == "raw":
            written["body"] = base64.b64encode(written["body"]).decode()
        yield number, encode(written)


def as_stored(row: Mapping[str, Any], columns: tuple[str, ...]) -> list[Any]:
    """Return a row of an export as it stands in its table."""
    stored = dict(row)
    for column in _BYTES & stored.keys():
        stored[column] = None if stored[column] is None else bytes.fromhex(stored[column])
    if isinstance(stored.get("body"), str):
        stored["body"] = base64.b64decode(stored["body"], validate=True)
    elif stored.get("body") is not None:
        stored["body"] = encode(stored["body"])
    return [stored[column] for column in columns]


def _require_whole(connection: Connection) -> None:
    if damage := next(damaged_documents(connection), None):
        raise Damaged("", damage)


def _count(connection: Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM cases").fetchone()[0])
