"""What can be wrong inside a caseload in PostgreSQL: each check tells its faults."""

import contextlib
import zlib
from collections.abc import Iterator, Sequence

import msgspec
from psycopg import Connection

from foitui.case.records import Case
from foitui.store import documents
from foitui.store.chain import Link, Signature, Verifier
from foitui.store.counted import derived, mark_of
from foitui.store.errors import Damaged
from foitui.store.postgres import words
from foitui.store.postgres.functions import COLUMNS, HELD_COLUMNS, PLACE_COLUMNS
from foitui.store.postgres.reports import rows
from foitui.store.postgres.rows import key_digest, placed, used_in, written
from foitui.store.postgres.texts import sound
from foitui.store.register import keys_of
from foitui.store.summaries import Terms, summarise

Faults = Iterator[str]

_SHOWN = COLUMNS[: COLUMNS.index("words_checksum")]
"""What the list shows of a case, in the order of `rows.ROW`."""


def _row_of(table: str, names: Sequence[str]) -> str:
    """Return the condition that a row of a table is that of its case."""
    values = ", ".join(f"{{0}}.{name}" for name in ("id", "reference", *names))
    return f"({values.format(table)}) = ({values.format('c')})"


_DERIVED = (
    f"SELECT c.id, c.reference, {', '.join(f'c.{name}' for name in _SHOWN)},"
    " checksum, body::text, w.reference, w.due_order, w.stage, is_due, short,"
    " words, letters, used,"
    " EXISTS(SELECT 1 FROM foitui.officers o WHERE o.officer = c.officer),"
    " ARRAY(SELECT key FROM foitui.messages m WHERE m.case_id = c.id),"
    " p.id IS NOT NULL AND h.id IS NOT NULL"
    f" FROM foitui.cases c LEFT JOIN foitui.places p ON {_row_of('p', PLACE_COLUMNS)}"
    f" LEFT JOIN foitui.held h ON {_row_of('h', HELD_COLUMNS)}"
    " LEFT JOIN foitui.words w ON w.case_id = c.id"
    " LEFT JOIN foitui.uses u ON u.case_id = c.id ORDER BY c.id"
)
_ORPHANS = f"""
SELECT DISTINCT reference FROM (
    SELECT id, reference FROM foitui.places UNION SELECT case_id, reference FROM foitui.words) kept
WHERE NOT EXISTS (SELECT 1 FROM foitui.cases c WHERE c.id = kept.id)
UNION SELECT reference FROM foitui.held h
WHERE NOT EXISTS (SELECT 1 FROM foitui.cases c WHERE {_row_of("h", HELD_COLUMNS)})
ORDER BY reference"""
_FIRST, _LAST = 2, 2 + len(_SHOWN)
"""Where the derived columns of a row begin and end."""


def unsafe_settings(connection: Connection) -> Faults:
    """Tell which settings of the server would let it lose what it said was saved."""
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        if _setting(connection, name) == "off":
            yield f"{name} is off: what was saved can be lost when the machine stops"
    if _setting(connection, "server_encoding") != "UTF8":
        yield "the encoding of the database is not UTF8: not every text can be kept"


def server_notes(connection: Connection) -> tuple[str, ...]:
    """Say which server this is, and what it does for the data."""
    return (
        f"PostgreSQL {_setting(connection, 'server_version')}",
        f"data checksums {_setting(connection, 'data_checksums')}",
        f"synchronous_commit {_setting(connection, 'synchronous_commit')}",
    )


def loose_rights(connection: Connection) -> Faults:
    """Tell who may change or delete the history beside its owner."""
    found = connection.execute(
        "SELECT DISTINCT grantee::regrole::text, privilege_type FROM pg_class,"
        " aclexplode(relacl) WHERE oid = 'foitui.events'::regclass AND grantee <> relowner"
        " AND privilege_type IN ('DELETE', 'TRUNCATE') ORDER BY 1, 2"
    )
    for who, what in found.fetchall():
        yield f"{who} has the right to {what.lower()} events"
    triggers = connection.execute(
        "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'foitui.events'::regclass"
        " AND tgname IN ('history_stays', 'history_is_kept') AND tgenabled = 'O'"
    ).fetchone()
    if triggers != (2,):
        yield "the triggers that keep events as they are were taken away or disabled"


def damaged_documents(connection: Connection) -> Faults:
    """Tell which documents are not what was written."""
    sql = "SELECT reference, checksum, body::text FROM foitui.cases ORDER BY id"
    for reference, written_as, text in rows(connection, sql, ()):
        try:
            sound(reference, written_as, text)
        except Damaged as error:
            yield f"{reference}: {error.what}"


def damaged_messages(connection: Connection) -> Faults:
    """Tell which kept messages are not what arrived."""
    sql = (
        "SELECT coalesce(reference, 'a case that is gone'), r.checksum, r.body FROM foitui.raw r"
        " LEFT JOIN foitui.cases c ON c.id = case_id ORDER BY r.id"
    )
    for reference, written_as, body in rows(connection, sql, ()):
        if zlib.crc32(body) != written_as:
            yield f"{reference}: a kept message is not the one that arrived"


def broken_chain(connection: Connection) -> Faults:
    """Tell where the history was changed, and where a case says other than its history."""
    verifier, last = Verifier(), (0, bytes(32))
    told = {case_id: _events(case) for case_id, case in sound_cases(connection)}
    found = connection.execute("SELECT case_id FROM foitui.erased").fetchall()
    erased = {case_id for (case_id,) in found}
    for link in links(connection):
        yield from verifier.faults(link)
        last = link.sequence, link.digest
        said = told.get(link.case_id)
        if link.body is None and link.case_id not in erased:
            yield f"{link.reference}: event {link.version} was emptied without being erased"
        if said is None or link.body is None or link.version > len(said):
            continue
        if _mark_of(link.body) != said[link.version - 1]:
            yield f"{link.reference}: event {link.version} is another one in its document"
    stored = {
        case_id for (case_id,) in connection.execute("SELECT id FROM foitui.cases").fetchall()
    }
    for case_id in sorted(verifier.cases - stored - erased):
        yield f"case {case_id}: it has a history and no document"
    for case_id, said in told.items():
        if case_id not in erased and verifier.version_of(case_id) != len(said):
            yield (
                f"case {case_id}: its document has {len(said)} events,"
                f" its history {verifier.version_of(case_id)}"
            )
    head = connection.execute("SELECT sequence, digest FROM foitui.head").fetchone()
    if head is None or (head[0], bytes(head[1])) != last:
        yield f"the last event is {last[0]}, and it should be {head[0] if head else 'there'}"


def turned_back(connection: Connection) -> Faults:
    """Tell where the clock of the server jumped back; the order of the history is not its."""
    before = ""
    sql = "SELECT sequence, saved FROM foitui.events ORDER BY sequence"
    for sequence, saved in rows(connection, sql, ()):
        if saved < before:
            yield f"event {sequence} was saved at {saved}, after one at {before}"
        before = saved


def strange_summaries(connection: Connection, terms: Terms) -> Faults:
    """Tell where the list, the words or the message keys are not those of the documents."""
    for (reference,) in connection.execute(_ORPHANS).fetchall():
        yield f"{reference}: it stands in the list, and there is no such case"
    for row in rows(connection, _DERIVED, ()):
        reference, shown = row[1], row[_FIRST:_LAST]
        try:
            case = sound(reference, row[_LAST], row[_LAST + 1])
        except Damaged:
            continue
        summary = summarise(case, terms)
        expected = written(case, summary, case.version - 1, Signature(), {})
        if shown != expected.row[: len(shown)] or not row[-1]:
            yield f"{reference}: the list shows it otherwise"
        kept, held = words.indexed(case, summary), row[_LAST + 2 : _LAST + 9]
        if (reference, *placed(summary), kept.short, kept.words, kept.letters) != held:
            yield f"{reference}: its words are not those it is found by"
        elif row[-4] != used_in(case) or not row[-3]:
            yield f"{reference}: not all that is counted and found of it is entered"
        elif not set(row[-2]).issuperset(map(key_digest, keys_of(case))):
            yield f"{reference}: not all its messages are known"


def strange_counts(connection: Connection, terms: Terms) -> Faults:
    """Tell of which cases statistics count what their documents do not say."""
    sql = (
        "SELECT reference, checksum, c.body::text, n.body FROM foitui.cases c"
        " JOIN foitui.counted n ON case_id = id AND n.version = c.version AND terms = %s"
    )
    for reference, written_as, text, kept in rows(connection, sql, (mark_of(terms),)):
        with contextlib.suppress(Damaged):
            if msgspec.json.encode(derived(sound(reference, written_as, text), terms)) != kept:
                yield f"{reference}: it is counted otherwise"


def sound_cases(connection: Connection) -> Iterator[tuple[int, Case]]:
    """Go through the cases whose documents are sound; the others are told by another check."""
    sql = "SELECT id, reference, checksum, body::text FROM foitui.cases ORDER BY id"
    for case_id, reference, written_as, text in rows(connection, sql, ()):
        try:
            yield case_id, sound(reference, written_as, text)
        except Damaged:
            continue


def links(connection: Connection) -> Iterator[Link]:
    """Go through the whole feed."""
    sql = f"SELECT {', '.join(Link._fields)} FROM foitui.events ORDER BY sequence"
    return map(Link._make, rows(connection, sql, ()))


def _events(case: Case) -> list[int]:
    return [_mark(msgspec.to_builtins(event)) for event in case.events]


def _mark_of(body: bytes) -> int | None:
    try:
        return _mark(documents.decode(body))
    except ValueError:
        return None


def _mark(event: object) -> int:
    """Return what an event is known by, in whatever order its keys stand."""
    return zlib.crc32(documents.one_form(event))


def _setting(connection: Connection, name: str) -> str:
    row = connection.execute("SELECT current_setting(%s)", (name,)).fetchone()
    return str(row[0]) if row else ""
