"""Goes through many cases, one at a time, in one state of the caseload."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

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
COUNTED_AT_ONCE = 2_000
"""Cases whose counts are on their way at a time, as one list that is read at once."""

_CASE = "SELECT c.reference, checksum, body::text FROM foitui.cases c"
_IN_TIME = (
    " WHERE received BETWEEN %s AND %s OR jsonb_exists(body, 'reviews')"
    " OR jsonb_exists(body, 'complaints')"
)
_COUNTED = (
    "SELECT string_agg(n.body, ','), array_agg(id) FILTER (WHERE n.body IS NULL)"
    " FROM foitui.cases c LEFT JOIN foitui.counted n"
    " ON case_id = id AND n.version = c.version AND terms = %(terms)s"
    # Said of both, or the server reads all counts for each part of the cases.
    " AND case_id BETWEEN %(first)s AND %(last)s WHERE id BETWEEN %(first)s AND %(last)s"
)
_UNCOUNTED = (
    "SELECT id, version, reference, checksum, body::text FROM foitui.cases"
    " WHERE id = ANY(%s) ORDER BY id"
)
_KEEP = (
    "INSERT INTO foitui.counted VALUES(%s, %s, %s, %b) ON CONFLICT (case_id) DO UPDATE"
    " SET version = excluded.version, terms = excluded.terms, body = excluded.body"
)

_decoder = msgspec.json.Decoder(list[Counted])


def stream(
    connections: Connections, received: tuple[dt.date, dt.date] | None = None
) -> Iterator[Case]:
    """Go through every case, or those received in a time and those that were challenged."""
    sql, values = f"{_CASE} ORDER BY c.id", list[str]()
    if received is not None:
        sql, values = f"{_CASE}{_IN_TIME} ORDER BY c.id", [day.isoformat() for day in received]
    with connections.snapshot() as connection:
        for reference, written, text in rows(connection, sql, values):
            yield sound(reference, written, text)


def counted_cases(connections: Connections, terms: Terms, *, keep: bool) -> Iterator[Counted]:
    """Go through what is counted of every case, and keep what had to be derived anew."""
    mark = mark_of(terms)
    with connections.snapshot() as connection, ThreadPoolExecutor(1) as ahead:

        def asked(start: int) -> Row:
            among = {"terms": mark, "first": start, "last": start + COUNTED_AT_ONCE - 1}
            return connection.execute(_COUNTED, among, binary=True).fetchone() or (None, None)

        top = connection.execute("SELECT coalesce(max(id), 0) FROM foitui.cases").fetchone()
        coming = ahead.submit(asked, 1)
        for start in range(1, top[0] + 1 if top else 1, COUNTED_AT_ONCE):
            known, missing = coming.result()
            # The server looks for the next ones while these are added up here.
            coming = ahead.submit(asked, start + COUNTED_AT_ONCE)
            try:
                found_there = _decoder.decode(b"[" + (known or b"") + b"]")
            except msgspec.DecodeError:
                # Officers write these rows, so somebody may have written one past foitui.
                found_there, missing = [], list(range(start, start + COUNTED_AT_ONCE))
            yield from found_there
            made: list[Row] = []
            for row in rows(connection, _UNCOUNTED, [missing]) if missing else ():
                case_id, version, reference, written, text = row
                found = derived(sound(reference, written, text), terms)
                yield found
                made.append((case_id, version, mark, msgspec.json.encode(found)))
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


def rows(
    connection: Connection, sql: str, values: Sequence[object], at_once: int = AT_ONCE
) -> Iterator[Row]:
    """Go through the rows of a query without having all of them here at once."""
    with connection.cursor("rows") as cursor:
        cursor.itersize = at_once
        yield from cursor.execute(sql, values)


def _keep(connections: Connections, made: list[Row]) -> None:
    # What cannot be kept just now is counted all the same, only more slowly.
    try:
        with connections.transaction() as connection, connection.cursor() as cursor:
            cursor.executemany(_KEEP, made)
    except StoreError:
        return
