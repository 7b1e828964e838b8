"""Whether it pays to part cases and their words by year: the same rows and questions, both ways.

Run: python -m benchmarks.postgres_partitions [--cases 300000] [--years 10]

Rows are made by the server, with as much of a document as is kept apart. For each question it tells
the blocks that the server looks at, which no other work on the machine changes, and milliseconds at
the median of planning and doing it.
"""

import argparse
import statistics
import sys
import time

import psycopg

from tests.postgres import FAST, serving

LAST_YEAR = 2026
_COLUMNS = """
    id bigint NOT NULL, reference text COLLATE "C" NOT NULL, year integer NOT NULL,
    version integer NOT NULL, subject text NOT NULL, stage text COLLATE "C" NOT NULL,
    officer text COLLATE "C" NOT NULL, received text COLLATE "C" NOT NULL,
    due_order text COLLATE "C" NOT NULL, body jsonb NOT NULL"""
_WORDS = "case_id bigint NOT NULL, year integer NOT NULL, found tsvector NOT NULL"
_KEPT = "WITH (fillfactor = 70, toast_tuple_target = 512)"
_INDEXES = (
    "CREATE INDEX ON {s}.cases(due_order, reference)",
    "CREATE INDEX ON {s}.cases(stage, due_order, reference)",
    "CREATE INDEX ON {s}.cases(officer, due_order, reference)",
    "CREATE INDEX ON {s}.cases(received, reference)",
    "CREATE INDEX ON {s}.words USING gin(found)",
)
_MADE = """
SELECT n AS id, format('FOI-%s-%s', y, lpad(n::text, 6, '0')) AS reference, y AS year,
    3 AS version, 'Request about ' || md5(n::text) AS subject,
    CASE WHEN y = {last} AND n % 3 > 0 THEN 'triage' ELSE 'closed' END AS stage,
    'officer' || n % 60 AS officer, (make_date(y, 1, 1) + (n % 365)::integer)::text AS received,
    CASE WHEN y = {last} AND n % 3 > 0 THEN '0' ELSE '1' END
        || (make_date(y, 1, 29) + (n % 365)::integer)::text AS due_order,
    jsonb_build_object('text', repeat(md5(n::text), 40)) AS body
FROM (SELECT n, {last} - n % {years} AS y FROM generate_series(1, {cases}) n) made"""
_FOUND = """
SELECT id, year, array_to_tsvector(ARRAY['w' || id % 20000, 'c' || id % 12, 'r' || id, 'foi'])
FROM plain.cases"""
_LIST = "SELECT reference, subject, stage FROM {s}.cases"
_QUESTIONS = {
    "first page": _LIST + " ORDER BY due_order, reference LIMIT 61",
    "first page of an officer": _LIST
    + " WHERE officer = 'officer7' ORDER BY due_order, reference LIMIT 61",
    "page in the middle": _LIST
    + " WHERE (due_order, reference) > ('12021-06-01', '') ORDER BY due_order, reference LIMIT 61",
    "a case by its reference": "SELECT body FROM {s}.cases WHERE reference = 'FOI-{last}-012340'",
    "the same, its year said": "SELECT body FROM {s}.cases"
    " WHERE reference = 'FOI-{last}-012340' AND year = {last}",
    "a rare word": _LIST + " JOIN {s}.words ON case_id = id AND words.year = cases.year"
    " WHERE found @@ '''w1234'':*'::tsquery ORDER BY due_order, reference LIMIT 61",
    "received within a year": "SELECT count(*) FROM {s}.cases"
    " WHERE received BETWEEN '2022-01-01' AND '2022-12-31'",
    "a save": "UPDATE {s}.cases SET version = version + 1 WHERE reference = 'FOI-{last}-012340'",
}


def main() -> int:
    """Make both and ask both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=300_000)
    parser.add_argument("--years", type=int, default=10)
    args = parser.parse_args()
    sizes = {"last": LAST_YEAR, "years": args.years, "cases": args.cases}
    with (
        serving(*FAST, "shared_buffers=512MB", "max_wal_size=8GB", "autovacuum=off") as server,
        psycopg.connect(server.address(), autocommit=True) as connection,
    ):
        _make(connection, sizes)
        print("| what | plain: blocks, ms | parted by year: blocks, ms |\n|---|---|---|")
        for name, sql in _QUESTIONS.items():
            cells = [
                _asked(connection, sql.format(s=schema, **sizes)) for schema in ("plain", "parted")
            ]
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
        _cared_for(connection, args.years)
    return 0


def _make(connection: psycopg.Connection, sizes: dict[str, int]) -> None:
    run = connection.execute
    for schema in ("plain", "parted"):
        by = " PARTITION BY LIST (year)" if schema == "parted" else ""
        run(f"CREATE SCHEMA {schema}")
        run(f"CREATE TABLE {schema}.cases({_COLUMNS}){by or f' {_KEPT}'}")
        run(f"CREATE TABLE {schema}.words({_WORDS}){by}")
        for year in range(LAST_YEAR - sizes["years"] + 1, LAST_YEAR + 1) if by else ():
            for table, kept in (("cases", _KEPT), ("words", "")):
                run(
                    f"CREATE TABLE parted.{table}_{year} PARTITION OF parted.{table}"
                    f" FOR VALUES IN ({year}) {kept}"
                )
    run("INSERT INTO plain.cases " + _MADE.format(**sizes))
    run("INSERT INTO plain.words " + _FOUND)
    run("INSERT INTO parted.cases SELECT * FROM plain.cases")
    run("INSERT INTO parted.words SELECT * FROM plain.words")
    # A key over all years has the year in it: that a reference is given once is then not held.
    for schema, key in (("plain", ""), ("parted", ", year")):
        run(f"ALTER TABLE {schema}.cases ADD PRIMARY KEY (id{key}), ADD UNIQUE (reference{key})")
        run(f"ALTER TABLE {schema}.words ADD PRIMARY KEY (case_id{key})")
        for sql in _INDEXES:
            run(sql.format(s=schema))
    run("VACUUM ANALYZE")


def _asked(connection: psycopg.Connection, sql: str) -> str:
    """Return the blocks that were looked at, and the time of it."""
    times, blocks = list[float](), 0
    for _ in range(15):
        row = connection.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}").fetchone()
        found = row[0][0] if row else {}
        times.append(found["Planning Time"] + found["Execution Time"])
        blocks = sum(
            part[f"Shared {how} Blocks"]
            for part in (found["Plan"], found["Planning"])
            for how in ("Hit", "Read")
        )
    return f"{blocks}, {statistics.median(times):.2f}"


def _cared_for(connection: psycopg.Connection, years: int) -> None:
    """Vacuum after a day's saves, and let a year go, both ways."""
    oldest = LAST_YEAR - years + 1
    for schema in ("plain", "parted"):
        connection.execute(
            f"UPDATE {schema}.cases SET version = 4 WHERE year = {LAST_YEAR} AND id % 7 = 0"
        )
    tables = {"plain": "plain.cases", "parted": f"parted.cases_{LAST_YEAR}"}
    cells = [_timed(connection, f"VACUUM {table}") for table in tables.values()]
    print(f"| vacuum after saves in the last year | {' | '.join(cells)} |")
    cells = [
        _timed(
            connection,
            f"DELETE FROM plain.words WHERE year = {oldest}",
            f"DELETE FROM plain.cases WHERE year = {oldest}",
            "VACUUM plain.words, plain.cases",
        ),
        _timed(connection, f"DROP TABLE parted.cases_{oldest}, parted.words_{oldest}"),
    ]
    print(f"| the oldest year goes, with vacuum | {' | '.join(cells)} |")


def _timed(connection: psycopg.Connection, *statements: str) -> str:
    began = time.perf_counter()
    for sql in statements:
        connection.execute(sql)
    return f"{(time.perf_counter() - began) * 1000:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
