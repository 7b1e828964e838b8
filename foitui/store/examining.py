"""What can be wrong inside a caseload file: each check goes through it and tells its faults."""

import contextlib
import zlib
from collections.abc import Callable, Iterator
from sqlite3 import Connection, DatabaseError

import msgspec

from foitui.case.errors import Malformed
from foitui.case.json import from_document
from foitui.case.records import Case, Event
from foitui.store import chain
from foitui.store.counted import derived, mark_of
from foitui.store.documents import checksum, decode, encode, storable
from foitui.store.protocol import Summary
from foitui.store.register import fingerprint, keys_of, words_of
from foitui.store.streaming import read_case
from foitui.store.summary_rows import CASES, SUMMARY_COLUMNS, as_summary
from foitui.store.terms import Terms

Faults = Iterator[str]


def unsound(connection: Connection) -> Faults:
    """Tell where the file is not sound as a database."""
    try:
        rows = connection.execute("PRAGMA quick_check(5)").fetchall()
    except DatabaseError as error:
        yield str(error)
        return
    yield from (says for (says,) in rows if says != "ok")


def damaged_documents(connection: Connection) -> Faults:
    """Tell which documents are not what was written."""
    names = dict(connection.execute("SELECT id, reference FROM cases"))
    for name, doc_id, written, body in connection.execute(
        "SELECT name, id, checksum, CAST(body AS BLOB) FROM documents ORDER BY position"
    ):
        if checksum(name, doc_id, body) != written:
            called = names.get(doc_id) if name == CASES else None
            yield f"{called or f'{name} {doc_id}'}: its checksum does not fit its text"


def damaged_messages(connection: Connection) -> Faults:
    """Tell which kept messages are not what arrived."""
    for reference, written, body in connection.execute(
        "SELECT coalesce(cases.reference, 'a case that is gone'), raw.checksum,"
        " CAST(raw.body AS BLOB) FROM raw LEFT JOIN cases ON cases.id = case_id"
    ):
        if zlib.crc32(body) != written:
            yield f"{reference}: a kept message is not the one that arrived"


def broken_chain(connection: Connection) -> Faults:
    """Tell where the history was changed, and where a case says other than its history."""
    verifier = chain.Verifier()
    told = _events_of_cases(connection)
    erased = {case_id for (case_id,) in connection.execute("SELECT case_id FROM erased")}
    for link in chain.links(connection):
        yield from verifier.faults(link)
        said = told.get(link.case_id)
        if link.body is None and link.case_id not in erased:
            yield f"{link.reference}: event {link.version} was emptied without being erased"
        if said is None or link.body is None or link.version > len(said):
            continue
        if zlib.crc32(link.body) != said[link.version - 1] and not _is_told(connection, link):
            yield f"{link.reference}: event {link.version} is another one in its document"
    documents = {doc_id for (doc_id,) in connection.execute(_IDS, (CASES,))}
    for case_id in sorted(verifier.cases - documents - erased):
        yield f"case {case_id}: it has a history and no document"
    for case_id, said in told.items():
        if case_id not in erased and verifier.version_of(case_id) != len(said):
            yield (
                f"case {case_id}: its document has {len(said)} events,"
                f" its history {verifier.version_of(case_id)}"
            )


def turned_back(connection: Connection) -> Faults:
    """Tell where the clock of the machine jumped back; the order of the history is not its."""
    before = ""
    for sequence, saved in connection.execute("SELECT sequence, saved FROM events ORDER BY 1"):
        if saved < before:
            yield f"event {sequence} was saved at {saved}, after one at {before}"
        before = saved


def strange_summaries(connection: Connection, derive: Callable[[Case], Summary]) -> Faults:
    """Tell where the list, the index or the message keys are not those of the documents."""
    rows = {
        row[0]: (row[1], row[2:])
        for row in connection.execute(f"SELECT id, words_checksum, {SUMMARY_COLUMNS} FROM cases")
    }
    known = set(connection.execute("SELECT key, case_id FROM messages"))
    for doc_id, case in sound_cases(connection):
        if doc_id not in rows:
            yield f"{case.reference}: it is not in the list"
            continue
        words, row = rows.pop(doc_id)
        if as_summary(row) != _as_stored(derive(case)):
            yield f"{case.reference}: the list shows it otherwise"
        elif words != fingerprint(words_of(case)):
            yield f"{case.reference}: its words are not those of the index"
        elif not known.issuperset((key, doc_id) for key in keys_of(case)):
            yield f"{case.reference}: not all its messages are known"
    documents = {doc_id for (doc_id,) in connection.execute(_IDS, (CASES,))}
    for doc_id, (_, row) in rows.items():
        what = "cannot be read as a case" if doc_id in documents else "is gone"
        yield f"{row[0]}: its document {what}"


def strange_counts(connection: Connection, terms: Terms) -> Faults:
    """Tell what statistics count otherwise than it stands in the documents."""
    sql = "SELECT case_id, CAST(body AS BLOB) FROM counted WHERE terms=?"
    kept = dict(connection.execute(sql, (mark_of(terms),)))
    for doc_id, case in sound_cases(connection):
        # A row that is missing is no fault: it is derived when it is asked for.
        body = kept.pop(doc_id, None)
        if body is not None and body != msgspec.json.encode(derived(case, terms)):
            yield f"{case.reference}: statistics count it otherwise"
    documents = {doc_id for (doc_id,) in connection.execute(_IDS, (CASES,))}
    yield from (f"case {gone}: it is counted and gone" for gone in sorted(kept.keys() - documents))


def strange_index(connection: Connection) -> Faults:
    """Tell where a full-text index does not hold the cases of the list."""
    for index in ("words", "letters"):
        try:
            connection.execute(f"INSERT INTO {index}({index}) VALUES('integrity-check')")
        except DatabaseError as error:
            yield f"the index of {index}: {error}"
        held = connection.execute(
            f"SELECT count(*) FROM cases WHERE id NOT IN (SELECT id FROM {index}_docsize)"
        ).fetchone()[0]
        if held:
            yield f"the index of {index} lacks {held} cases"


def sound_cases(connection: Connection) -> Iterator[tuple[int, Case]]:
    """Go through the cases whose documents are sound; the others are told by another check."""
    for doc_id, body in _sound_documents(connection):
        with contextlib.suppress(Malformed, ValueError):
            yield doc_id, read_case(body)


def _sound_documents(connection: Connection) -> Iterator[tuple[int, bytes]]:
    for doc_id, written, body in connection.execute(
        "SELECT id, checksum, CAST(body AS BLOB) FROM documents WHERE name=? ORDER BY position",
        (CASES,),
    ):
        if checksum(CASES, doc_id, body) == written:
            yield doc_id, body


_IDS = "SELECT id FROM documents WHERE name=?"


def _as_stored(summary: Summary) -> Summary:
    return msgspec.structs.replace(
        summary,
        officer=storable(summary.officer),
        sender_reference=storable(summary.sender_reference),
    )


def _is_told(connection: Connection, link: chain.Link) -> bool:
    """Whether a document tells an event, with its fields in another order.

    One that was in PostgreSQL for a while has them as that keeps them.
    """
    ((body,),) = connection.execute(
        "SELECT CAST(body AS BLOB) FROM documents WHERE name=? AND id=?", (CASES, link.case_id)
    ).fetchall()
    told = encode(msgspec.to_builtins(from_document(decode(body)).events[link.version - 1]))
    return decode(told) == decode(link.body or b"null")


def _events_of_cases(connection: Connection) -> dict[int, list[int]]:
    """Return the checksums of the events as they stand in the document of each case."""
    found = {}
    for doc_id, body in _sound_documents(connection):
        with contextlib.suppress(Malformed, ValueError):
            try:
                events = [bytes(event) for event in _told.decode(body).events]
            except msgspec.DecodeError:
                events = list(map(_encoded, read_case(body).events))
            found[doc_id] = list(map(zlib.crc32, events))
    return found


def _encoded(event: Event) -> bytes:
    return encode(msgspec.to_builtins(event))


class _Told(msgspec.Struct):
    """The events of a document, as they stand in it."""

    events: list[msgspec.Raw] = []


_told = msgspec.json.Decoder(_Told)
