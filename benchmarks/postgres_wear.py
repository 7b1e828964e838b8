"""What saves leave behind on the server: bytes of its log, and room of rows that are dead.

Run: python -m benchmarks.postgres_wear [--cases 10000] [--saves 20000]

The log is measured at its end, for each kind of change: of a case that nobody has touched since a
checkpoint, whose pages the server then writes whole, and again of the same cases soon after. The
room is measured after saves at one go, with autovacuum looking every second, as if days were
minutes: as a server has it by itself, with settings for each table, and while somebody reads one
state all the time. FOITUI_POSTGRES_BIN names the programs of another server.
"""

import argparse
import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from statistics import median

import psycopg

from benchmarks import caseload, postgres_many
from benchmarks.postgres_figures import head, row
from benchmarks.postgres_process import telling, timed
from benchmarks.postgres_saving import answered, handed_over
from foitui.case.records import Case
from foitui.store.postgres.cases import PostgresCaseStore
from tests.postgres import Server, serving
from tests.store.databases import made, opened_in

SAVES = 300
"""Of each kind, whose log is measured."""
IN_A_ROW = 15
"""Answers that an officer gives to one case, one after the other."""
SETTINGS = ("shared_buffers=512MB", "max_wal_size=1GB", "autovacuum_naptime=1s")
COMPRESSED = ("off", "pglz", "lz4", "zstd")
TABLES = ("cases", "places", "held", "words", "uses", "events", "head")
CLEARED_SOONER = """
ALTER TABLE foitui.cases SET (autovacuum_vacuum_scale_factor = 0.02,
    toast.autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE foitui.held SET (autovacuum_vacuum_scale_factor = 0.02);
"""
_UPDATES = """
SELECT u.relname, u.n_tup_upd, u.n_tup_hot_upd, u.n_dead_tup, u.autovacuum_count,
    coalesce(t.autovacuum_count, 0)
FROM pg_stat_user_tables u JOIN pg_class c ON c.oid = u.relid
LEFT JOIN pg_stat_all_tables t ON t.relid = c.reltoastrelid
WHERE u.schemaname = 'foitui' AND u.relname = ANY(%s)"""
_ROOM = """
SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
WHERE relnamespace = 'foitui'::regnamespace AND relname = ANY(%s)"""

Change = Callable[[Case], Case]


def main() -> int:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=20_000)
    args = parser.parse_args()
    with serving(*SETTINGS) as server:
        print(f"PostgreSQL {server.sql('SHOW server_version')[0][0]}")
        with telling(f"{args.cases} cases"), closing(opened_in(made(server, "first"))) as store:
            postgres_many.fill(store, args.cases)
        server.sql("VACUUM ANALYZE", database="first")
        _tell_log(server, args.cases)
        _tell_room(server, args.saves)
    return 0


def _tell_log(server: Server, count: int) -> None:
    server.sql("ALTER SYSTEM SET autovacuum = off", "SELECT pg_reload_conf()")
    head("log of a change, bytes", *(f"wal_compression {name}" for name in COMPRESSED))
    with closing(opened_in(_copied(server, "log"))) as store:
        names = [case.reference for case in store.every()]
        random.Random(1).shuffle(names)
        left, fresh = iter(names), itertools.count(count + 1)
        kinds: dict[str, Callable[[], float]] = {
            "answer, first after a checkpoint": lambda: _spread(server, store, answered, left),
            "answers, 15 to each case, from a checkpoint": lambda: _rows(server, store, left),
            "handed over, the same": lambda: _spread(server, store, handed_over, left),
            "a new case, the same": lambda: _created(server, store, fresh),
        }
        for name, measure in kinds.items():
            row(name, *_compressed(server, measure))
        some = [next(left) for _ in range(SAVES)]
        for again in (answered, handed_over):
            _spread(server, store, again, iter(some))
            row(
                f"{again.__name__.replace('_', ' ')}, again at once",
                f"{_log(server, store, again, some):,.0f}",
                *[""] * (len(COMPRESSED) - 1),
            )
        row("case kept open, said again", f"{_open(server, store, some):,.0f}", "", "", "")
    server.sql("ALTER SYSTEM RESET autovacuum", "SELECT pg_reload_conf()")


def _compressed(server: Server, measure: Callable[[], float]) -> Iterator[str]:
    for name in COMPRESSED:
        try:
            server.sql(f"ALTER SYSTEM SET wal_compression = '{name}'", "SELECT pg_reload_conf()")
        except psycopg.errors.InvalidParameterValue:
            yield "not built in"
            continue
        time.sleep(0.2)
        yield f"{measure():,.0f}"
    server.sql("ALTER SYSTEM RESET wal_compression", "SELECT pg_reload_conf()")


def _spread(server: Server, store: PostgresCaseStore, change: Change, left: Iterator[str]) -> float:
    return _log(server, store, change, [next(left) for _ in range(SAVES)], checkpoint=True)


def _rows(server: Server, store: PostgresCaseStore, left: Iterator[str]) -> float:
    names = [name for _ in range(SAVES // IN_A_ROW) for name in [next(left)] * IN_A_ROW]
    return _log(server, store, answered, names, checkpoint=True)


def _log(
    server: Server,
    store: PostgresCaseStore,
    change: Change,
    names: list[str],
    *,
    checkpoint: bool = False,
) -> float:
    """Return how many bytes of the log each save takes."""
    cases = {name: store.get(name) for name in names}
    if checkpoint:
        server.sql("CHECKPOINT")
    before = _end(server)
    for name in names:
        case = cases[name]
        cases[name] = store.save(change(case), case.version)
    return (_end(server) - before) / len(names)


def _created(server: Server, store: PostgresCaseStore, fresh: Iterator[int]) -> float:
    new = [caseload.make_case(number, number) for number in itertools.islice(fresh, SAVES)]
    server.sql("CHECKPOINT")
    before = _end(server)
    for case in new:
        store.create(case)
    return (_end(server) - before) / SAVES


def _open(server: Server, store: PostgresCaseStore, names: list[str]) -> float:
    for _ in range(3):
        for name in names:
            store.open_case(name, "officer")
    before = _end(server)
    for name in names:
        store.open_case(name, "officer")
    return (_end(server) - before) / len(names)


def _end(server: Server) -> int:
    return int(str(server.sql("SELECT pg_current_wal_insert_lsn() - '0/0'")[0][0]))


def _tell_room(server: Server, saves: int) -> None:
    for name, prepared, reading in (
        ("a server by itself", "", False),
        ("cleared sooner", CLEARED_SOONER, False),
        ("one state read meanwhile", "", True),
    ):
        address = _copied(server, "room")
        with psycopg.connect(address, autocommit=True) as plain:
            if prepared:
                plain.execute(prepared)
            before, updates = _room(plain), _updates(plain)
            with _one_state(address, reading), closing(opened_in(address)) as store:
                print(f"\n{name}: save, ms: {_save(store, saves)}")
                plain.execute("SELECT pg_stat_force_next_flush()")
                time.sleep(2)
            after = _room(plain)
            head(
                "table", "updates", "of them in the page", "dead", "vacuums, of large values",
                "MB", "indexes, MB",
            )  # fmt: skip
            for table, now in _updates(plain).items():
                changed = now[0] - updates[table][0]
                hot = now[1] - updates[table][1]
                row(
                    table, f"{changed:,}", f"{hot / changed:.0%}" if changed else "-",
                    f"{now[2]:,}", f"{now[3] - updates[table][3]}, {now[4] - updates[table][4]}",
                    *(f"{was / 1e6:.1f} -> {then / 1e6:.1f}"
                      for was, then in zip(before[table], after[table], strict=True)),
                )  # fmt: skip


def _save(store: PostgresCaseStore, saves: int) -> str:
    """Answer in cases here and there, and hand one in ten over; return how long it took."""
    choose = random.Random(2)
    names = [case.reference for case in store.every()]
    times = []
    for number in range(saves):
        case = store.get(choose.choice(names))
        changed = (handed_over if number % 10 == 0 else answered)(case)
        times.append(timed(partial(store.save, changed, case.version)))
    tenth = saves // 10
    return f"first tenth {median(times[:tenth]):.2f}, last tenth {median(times[-tenth:]):.2f}"


@contextmanager
def _one_state(address: str, reading: bool) -> Iterator[None]:
    with ExitStack() as stack:
        if reading:
            plain = stack.enter_context(psycopg.connect(address))
            plain.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            plain.execute("SELECT 1 FROM foitui.head")
        yield


def _updates(plain: psycopg.Connection) -> dict[str, tuple[int, ...]]:
    return {name: tuple(rest) for name, *rest in plain.execute(_UPDATES, (list(TABLES),))}


def _room(plain: psycopg.Connection) -> dict[str, tuple[int, ...]]:
    return {name: tuple(rest) for name, *rest in plain.execute(_ROOM, (list(TABLES),))}


def _copied(server: Server, name: str) -> str:
    server.sql(
        f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE first"
    )
    return server.address(name)


if __name__ == "__main__":
    sys.exit(main())
