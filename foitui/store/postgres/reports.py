"""Goes through many cases, one at a time, in one state of the caseload."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from psycopg import Connection

from foitui.case.records import Case
from foitui.law.counting import Counted
from foitui.store.counted import derived, mark_of
from foitui.store.errors import StoreError
from foitui.store.postgres.connecting import Connections, Row
from foitui.store.postgres.texts import sound
from foitui.store.summaries import Terms
from foitui.store.used import digest_of

AT_ONCE = 200
"""Cases that are on their way at a time."""
KEPT_AT_ONCE = 2_000
"""Rows of counts that are kept in one turn."""

_CASE = "SELECT reference, checksum, body::text FROM foitui.cases"
_IN_TIME = (
    " WHERE received BETWEEN %s AND %s OR jsonb_exists(body, 'reviews')"
    " OR jsonb_exists(body, 'complaints')"
)
_COUNTED = (
    "SELECT id, c.version, reference, n.body, checksum,"
    " CASE WHEN n.body IS NULL THEN c.body::text END FROM foitui.cases c"
    " LEFT JOIN foitui.counted n ON case_id = id AND n.version = c.version AND terms = %s"
)
_KEEP = (
    "INSERT INTO foitui.counted VALUES(%s, %s, %s, %b) ON CONFLICT (case_id) DO UPDATE"
    " SET version = excluded.version, terms = excluded.terms, body = excluded.body"
)

_decoder = msgspec.json.Decoder(Counted)


def stream(
    connections: Connections, received: tuple[dt.date, dt.date] | None = None
) -> Iterator[Case]:
    """Go through every case, or those received in a time and those that were challenged."""
    sql, values = f"{_CASE} ORDER BY id", list[str]()
    if received is not None:
        sql, values = f"{_CASE}{_IN_TIME} ORDER BY id", [day.isoformat() for day in received]
    with connections.snapshot() as connection:
        for reference, written, text in rows(connection, sql, values):
            yield sound(reference, written, text)


def counted_cases(connections: Connections, terms: Terms, *, keep: bool) -> Iterator[Counted]:
    """Go through what is counted of every case, and keep what had to be derived anew."""
    mark = mark_of(terms)
    made: list[Row] = []
    with connections.snapshot() as connection:
        for case_id, version, reference, kept, written, text in rows(connection, _COUNTED, [mark]):
            if kept is not None:
                yield _decoder.decode(kept)
                continue
            found = derived(sound(reference, written, text), terms)
            yield found
            made.append((case_id, version, mark, msgspec.json.encode(found)))
            if keep and len(made) >= KEPT_AT_ONCE:
                _keep(connections, made)
                made.clear()
    if keep and made:
        _keep(connections, made)


def times_used(connections: Connections, texts: Iterable[str]) -> dict[str, int]:
    """Return how many cases hold each text as a reason or factor."""
    wanted = {text: digest_of(text) for text in texts}
    if not wanted:
        return {}
    found = connections.read(
        "SELECT digest, (SELECT count(*) FROM foitui.uses WHERE used @> ARRAY[digest])"
        " FROM unnest(%s::bytea[]) AS digest",
        (list(wanted.values()),),
    )
    counts = {bytes(digest): count for digest, count in found}
    return {text: counts[digest] for text, digest in wanted.items()}


def rows(connection: Connection, sql: str, values: Sequence[object]) -> Iterator[Row]:
    """Go through the rows of a query without having all of them here at once."""
    with connection.cursor("rows") as cursor:
        cursor.itersize = AT_ONCE
        yield from cursor.execute(sql, values)


def _keep(connections: Connections, made: list[Row]) -> None:
    # What cannot be kept just now is counted all the same, only more slowly.
    try:
        with connections.transaction() as connection, connection.cursor() as cursor:
            cursor.executemany(_KEEP, made)
    except StoreError:
        return
