"""Enters many cases at once, whole, as a caseload that comes from elsewhere needs it."""

from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import Connection

from foitui.case.records import Case
from foitui.store.chain import Signature
from foitui.store.exchange import OWN_COLUMNS
from foitui.store.postgres import words
from foitui.store.postgres.choosing import officer_column
from foitui.store.postgres.functions import COLUMNS, HELD_COLUMNS, PLACE_COLUMNS
from foitui.store.postgres.rows import key_digest, placed, used_in, written
from foitui.store.register import keys_of
from foitui.store.summaries import Terms, summarise


def _entry(table: str, key: str, columns: Sequence[str]) -> str:
    """Return the statement that enters a row, in the place of what was there of the case."""
    marks = ["%s", "%s", *("%b" if name == "thread" else "%s" for name in columns)]
    return (
        f"INSERT INTO foitui.{table}(id, reference, {', '.join(columns)})"
        f" VALUES({', '.join(marks)}) ON CONFLICT ({key}) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in columns)
    )


_CASE = _entry("cases", "id", COLUMNS)
_PLACE = _entry("places", "reference", PLACE_COLUMNS)
_HELD = _entry("held", "officer, due_order, reference", HELD_COLUMNS)
NOT_HELD = (
    "DELETE FROM foitui.held h USING foitui.cases c WHERE c.id = ANY(%s)"
    " AND (h.officer, h.due_order, h.reference) = (c.officer, c.due_order, c.reference)"
)
"""Takes cases out of the lists of officers; what a list is found by is known from the case."""
_WORDS = (
    "INSERT INTO foitui.words(case_id, reference, due_order, stage, is_due, short, words, letters)"
    " VALUES(%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (case_id) DO UPDATE"
    " SET due_order = excluded.due_order, stage = excluded.stage, is_due = excluded.is_due,"
    " short = excluded.short, words = excluded.words, letters = excluded.letters"
)
_USES = (
    "INSERT INTO foitui.uses VALUES(%s, %b) ON CONFLICT (case_id) DO UPDATE"
    " SET used = excluded.used"
)
_OFFICER = "INSERT INTO foitui.officers VALUES(%s, %s) ON CONFLICT DO NOTHING"
_MESSAGE = "INSERT INTO foitui.messages VALUES(%b, %s) ON CONFLICT DO NOTHING"


def enter(connection: Connection, cases: Iterable[tuple[int, Case]], terms: Terms) -> None:
    """Enter cases with what is derived of them, in the place of what was there of them."""
    rows: list[tuple[Any, ...]] = []
    places: list[tuple[Any, ...]] = []
    held: list[tuple[Any, ...]] = []
    found: list[tuple[Any, ...]] = []
    uses: list[tuple[int, list[bytes]]] = []
    officers: dict[str, str] = {}
    keys: list[tuple[bytes, int]] = []
    for case_id, case in cases:
        summary = summarise(case, terms)
        sent = written(case, summary, case.version - 1, Signature(), {}, None)
        row = dict(zip(COLUMNS, sent.row, strict=True))
        rows.append((case_id, case.reference, *map(row.get, COLUMNS)))
        places.append((case_id, case.reference, *map(row.get, PLACE_COLUMNS)))
        held.append((case_id, case.reference, *map(row.get, HELD_COLUMNS)))
        kept = words.indexed(case, summary)
        texts = kept.short, kept.words, kept.letters
        found.append((case_id, case.reference, *placed(summary), *texts))
        uses.append((case_id, used_in(case)))
        officer = officer_column(summary.officer)
        officers[officer] = officer.lower()
        keys += [(key_digest(key), case_id) for key in keys_of(case)]
    with connection.cursor() as cursor:
        cursor.execute(NOT_HELD, ([row[0] for row in rows],))
        for sql, values in (
            (_CASE, rows),
            (_PLACE, places),
            (_HELD, held),
            (_WORDS, found),
            (_USES, uses),
            (_OFFICER, officers.items()),
            (_MESSAGE, keys),
        ):
            if values:
                cursor.executemany(sql, values)
    connection.execute(
        "UPDATE foitui.head SET case_id = greatest(case_id,"
        " (SELECT max(id) FROM foitui.cases), (SELECT max(case_id) FROM foitui.erased))"
    )


def enter_own(connection: Connection, name: str, rows: Sequence[Sequence[Any]]) -> None:
    """Enter rows of history, messages, numbers given or erased cases as they were elsewhere."""
    columns = OWN_COLUMNS[name]
    marks = ", ".join("%s" for _ in columns)
    sql = f"INSERT INTO foitui.{name}({', '.join(columns)}) VALUES({marks})"
    with connection.cursor() as cursor:
        if rows:
            cursor.executemany(sql, rows)
    if name == "events":
        connection.execute(
            "UPDATE foitui.head SET (sequence, digest) = (SELECT sequence, digest"
            " FROM foitui.events ORDER BY sequence DESC LIMIT 1)"
            " WHERE EXISTS (SELECT 1 FROM foitui.events)"
        )
    if name == "raw":
        connection.execute(
            "SELECT setval(pg_get_serial_sequence('foitui.raw', 'id'),"
            " (SELECT max(id) FROM foitui.raw)) WHERE EXISTS (SELECT 1 FROM foitui.raw)"
        )
