"""Makes a million cases on the server's side: some that are made here, and copies of them there.

A copy is a whole and sound case under a reference of its own. It shares its texts with the case it
was made from, and of its history only the last event is there.
"""

import zlib
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from psycopg import Connection

from benchmarks.caseload import cases
from foitui.case.records import Case
from foitui.store.documents import column
from foitui.store.postgres import words
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.functions import COLUMNS, HELD_COLUMNS, PLACE_COLUMNS
from foitui.store.postgres.texts import checksum, encode
from foitui.store.register import words_of
from foitui.store.summaries import Terms, summarise

BATCH = 1_000

_KEPT = [name for name in COLUMNS if name not in ("body", "checksum", "words_checksum")]
_NEW = """CREATE TEMP TABLE new(
    of_id bigint, id bigint, reference text, checksum bigint, words_checksum bigint,
    letters text, old_reference integer)"""
_CASES = f"""INSERT INTO foitui.cases(id, reference, {", ".join(_KEPT)},
        checksum, words_checksum, body)
    SELECT n.id, n.reference, {", ".join(f"c.{name}" for name in _KEPT)}, n.checksum,
        n.words_checksum, jsonb_set(c.body, '{{reference}}', to_jsonb(n.reference))
    FROM new n JOIN foitui.cases c ON c.id = n.of_id"""
_PLACES = f"""INSERT INTO foitui.places(id, reference, {", ".join(PLACE_COLUMNS)})
    SELECT n.id, n.reference, {", ".join(PLACE_COLUMNS)}
    FROM new n JOIN foitui.cases c ON c.id = n.of_id"""
_HELD = f"""INSERT INTO foitui.held(id, reference, {", ".join(HELD_COLUMNS)})
    SELECT n.id, n.reference, {", ".join(HELD_COLUMNS)}
    FROM new n JOIN foitui.cases c ON c.id = n.of_id"""
_WORDS = """INSERT INTO foitui.words(
        case_id, reference, due_order, stage, is_due, short, words, letters)
    SELECT n.id, n.reference, w.due_order, w.stage, w.is_due,
        lower(n.reference) || substr(w.short, n.old_reference + 1),
        w.words, n.letters
    FROM new n JOIN foitui.words w ON w.case_id = n.of_id"""
_USES = """INSERT INTO foitui.uses SELECT n.id, u.used
    FROM new n JOIN foitui.uses u ON u.case_id = n.of_id"""
_EVENTS = """INSERT INTO foitui.events
    SELECT h.sequence + row_number() OVER (ORDER BY n.id), n.id, n.reference, e.version, e.saved,
        e.name, e.salt, e.body, e.sealed, e.digest, e.account
    FROM new n JOIN foitui.cases c ON c.id = n.of_id
        JOIN foitui.events e ON e.case_id = c.id AND e.version = c.version, foitui.head h"""
_HEAD = """UPDATE foitui.head SET case_id = (SELECT max(id) FROM foitui.cases),
    sequence = (SELECT max(sequence) FROM foitui.events)"""
_COUNTED = """INSERT INTO foitui.counted SELECT n.id, k.version, k.terms, k.body
    FROM new n JOIN foitui.counted k ON k.case_id = n.of_id"""
_INDEXES = """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid IN ('foitui.cases'::regclass, 'foitui.places'::regclass,
    'foitui.words'::regclass, 'foitui.uses'::regclass) AND NOT indisunique"""


class Pattern(NamedTuple):
    """A case of which copies are made."""

    number: int
    case: Case
    subject: str
    """Its short texts without the reference."""


def fill(store: PostgresCaseStore, count: int) -> None:
    """Store the first `count` invented cases, as officers would have stored them."""
    todo = cases(count)
    while some := list(islice(todo, BATCH)):
        with store.batch():
            for case in some:
                store.create(case)


def multiply(connection: Connection, terms: Terms, patterns: list[Case], total: int) -> None:
    """Copy the cases 1 to `len(patterns)` until there are `total` of them."""
    known = [_pattern(number, case, terms) for number, case in enumerate(patterns, start=1)]
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    connection.execute(_NEW)
    for copy in range(1, total // len(known)):
        connection.execute("TRUNCATE new")
        with connection.cursor().copy("COPY new FROM STDIN") as stream:
            for row in _copies(known, copy):
                stream.write_row(row)
        for sql in (_CASES, _PLACES, _HELD, _WORDS, _USES, _EVENTS, _COUNTED, _HEAD):
            connection.execute(sql)
    connection.execute("SET maintenance_work_mem = '1GB'")
    for _, definition in indexes:
        connection.execute(definition)
    connection.execute("VACUUM ANALYZE")


def reference_of(case: Case, copy: int) -> str:
    """Return the reference of a copy."""
    return f"{case.reference}-{copy:03d}"


def _pattern(number: int, case: Case, terms: Terms) -> Pattern:
    short = words.short_of(summarise(case, terms))
    return Pattern(number, case, short[len(case.reference) :])


def _copies(patterns: list[Pattern], copy: int) -> Iterator[tuple[object, ...]]:
    for number, case, subject in patterns:
        old, new = case.reference, reference_of(case, copy)
        mark = f'"reference":"{old}"'.encode()
        body = encode(case).replace(mark, f'"reference":"{new}"'.encode(), 1)
        short = column(new + subject).lower()
        texts = f"{new}{words_of(case)[len(old) :]}\n\n{new}{subject}"
        yield (
            number,
            number + copy * len(patterns),
            new,
            checksum(new, body),
            zlib.crc32(texts.encode("utf-8", "backslashreplace")),
            words.letters_of(new, short),
            len(old),
        )
