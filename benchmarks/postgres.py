"""The caseload in PostgreSQL, beside plain psycopg and beside the embedded store.

Run: python -m benchmarks.postgres [--cases 10000] [--total 1000000] [--seconds 10] [--keep FOLDER]

It starts a server of its own, with the settings a server has by itself, on a socket in a temporary
folder. `--cases` are made here; up to `--total` they are copied on the server, see
`postgres_many`. Exit 1 when a save that was acknowledged is lost.
"""

import argparse
import datetime as dt
import statistics as average
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

import psycopg

from benchmarks import postgres_clients
from benchmarks.make_caseload import fill as fill_folder
from benchmarks.postgres_many import fill, multiply, reference_of
from benchmarks.postgres_plain import Plain
from benchmarks.postgres_process import Process, timed
from foitui.case.changes import assign, choose_publication
from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.reports.period import year
from foitui.reports.statistics import statistics
from foitui.store import open_store
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.opening import open_database
from foitui.store.protocol import CaseStore, Filter
from foitui.store.summaries import Terms
from tests.postgres import Server, serving
from tests.store.databases import made

SEARCHES = (
    "zinnia", "budget", "budg", "budget parking", "parking permit", "budget nothinglikeit",
    "nothinglikeit", "2", "26", "26-", "26-0", "26-00", "26-000", "26-0001", "s", "s 40",
    "officer03", "officer03 zinnia", "0",
)  # fmt: skip
"""What officers type: words, each letter of a reference, a section, a name."""
COUNTED = ("budget", "zinnia", "26-0", "budget parking")
TIMES = 200
NEWEST = 20_000
"""Cases that officers work on; what is saved is among these."""
_SETTINGS = ("shared_buffers=512MB", "max_connections=500", "max_wal_size=4GB")


def main() -> int:
    """Measure and print; returns 1 when a save was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--total", type=int, default=0, help="copied on the server up to so many")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep the cases, or take those kept there"
    )
    parser.add_argument("--only-fill", action="store_true", help="make the cases and no more")
    asked = parser.parse_args()
    with serving(*_SETTINGS, kept=asked.keep) as server:
        version = server.sql("SHOW server_version")[0][0]
        print(f"PostgreSQL {version}, {max(asked.cases, asked.total):,} cases\n")
        address = _filled(server, asked.cases, asked.total)
        if asked.only_fill:
            return 0
        with closing(open_database(address, shipped_calendar())) as store:
            _sizes(address, store)
            some = _some(store, 2 * TIMES)
            _compare(store, address, some[:TIMES], asked.cases)
            _reports(store)
        return 1 if _clients(server, address, some[TIMES:], asked.seconds) else 0


def _filled(server: Server, count: int, total: int) -> str:
    """Return the address of the cases, which are made unless they were kept whole."""
    name = f"scale_{count}_{max(count, total)}"
    if not server.sql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
        server.sql("DROP DATABASE IF EXISTS unfinished")
        address = made(server, "unfinished")
        with closing(open_database(address, shipped_calendar())) as store:
            _fill(store, address, count, total)
        server.sql(f"ALTER DATABASE unfinished RENAME TO {name}")
    return server.address(name)


def _fill(store: PostgresCaseStore, address: str, count: int, total: int) -> None:
    with _telling(f"{count:,} cases made and stored one by one"):
        fill(store, count)
    with _telling("statistics derived for the first time"):
        sum(1 for _ in store.counted())
    if total <= count:
        return
    patterns = [store.get(case.reference) for case in store.every()]
    with (
        _telling(f"{total - count:,} copied on the server, indexes made anew"),
        psycopg.connect(address, autocommit=True) as plain,
    ):
        multiply(plain, Terms(shipped_calendar()), patterns, total)
    copied = store.get(reference_of(patterns[0], 1))
    assert copied.items == patterns[0].items


def _sizes(address: str, store: PostgresCaseStore) -> None:
    sql = (
        "SELECT relname, pg_size_pretty(pg_table_size(oid)), pg_size_pretty(pg_indexes_size(oid))"
        " FROM pg_class WHERE relnamespace = 'foitui'::regnamespace AND relkind = 'r'"
        " ORDER BY pg_total_relation_size(oid) DESC LIMIT 3"
    )
    with psycopg.connect(address) as plain:
        rows = plain.execute(sql).fetchall()
    print(f"\n{store.count():,} cases; " + "; ".join(f"{n} {t} + indexes {i}" for n, t, i in rows))


def _some(store: PostgresCaseStore, count: int) -> list[str]:
    """Choose some of the newest cases, none that earlier runs have saved many times."""
    newest = f"(SELECT max(id) - {NEWEST} FROM foitui.cases)"
    rows = store.connections.read(
        "SELECT reference FROM (SELECT reference FROM foitui.cases"
        f" WHERE id > {newest} AND version < 30) few ORDER BY random() LIMIT %s",
        (count,),
    )
    return [reference for (reference,) in rows]


def _compare(store: PostgresCaseStore, address: str, some: list[str], count: int) -> None:
    embedded = f"embedded, {count:,} cases"
    print(f"\n| ms, median / p95 | PostgreSQL | of it the server computes | {embedded} |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as there:
        fill_folder(Path(there) / "cases", count)
        with closing(open_store(Path(there) / "cases", shipped_calendar())) as folder:
            known = [case.reference for case in islice(folder.every(), TIMES)]
            server = Process(_pid_of(store))
            _row("open, first page", _opened(address), None, _times(20, folder.page))
            _row("first page", *server.times(TIMES, store.page), _times(TIMES, folder.page))
            _row("get", _gets(store, some), None, _gets(folder, known))
            for words in SEARCHES:
                chosen = Filter(text=words)
                _row(
                    f"search {words!r}, in {store.count(chosen):,}",
                    *server.times(20, lambda c=chosen: store.page(c)),  # type: ignore[misc]  # bound now
                    _times(20, lambda c=chosen: folder.page(c)),  # type: ignore[misc]
                )
            for words in ("", *COUNTED):
                chosen = Filter(text=words)
                _row(
                    f"counts by stage {words!r}",
                    *server.times(10, lambda c=chosen: store.counts_by_stage(c)),  # type: ignore[misc]
                    _times(10, lambda c=chosen: folder.counts_by_stage(c)),  # type: ignore[misc]
                )
            _row("a colleague's save seen", _noticed(store, address, some), None)
            _saves(store, folder, address, some, known)


def _opened(address: str) -> list[float]:
    def work() -> None:
        with closing(open_database(address, shipped_calendar())) as store:
            store.page()

    return _times(20, work)


def _gets(store: CaseStore, references: list[str]) -> list[float]:
    todo = iter(references)
    return _times(len(references), lambda: store.get(next(todo)))


def _saves(
    store: PostgresCaseStore, folder: CaseStore, address: str, some: list[str], known: list[str]
) -> None:
    """Save in turns everywhere, so that what the machine does meanwhile falls on each alike."""
    with psycopg.connect(address, autocommit=True) as connection:
        beside = Plain(connection, some)
        for name, change in (("an answer typed", _answered), ("handed over", _changed)):
            ours, embedded, plain, fuller = (list[float]() for _ in range(4))
            mine, theirs = Process(_pid_of(store)), Process(connection.info.backend_pid)
            connection.execute("CHECKPOINT")
            for one, other in zip(some, known, strict=True):
                beside.get(one)
                first = change(store.get(one))
                second = change(first)
                third = change(folder.get(other))
                ours.append(mine.timed("ours", lambda c=first: store.save(c, c.version - 1)))  # type: ignore[misc]  # bound now
                plain.append(theirs.timed("plain", lambda c=first: beside.save(c)))  # type: ignore[misc]
                embedded.append(timed(lambda c=third: folder.save(c, c.version - 1)))  # type: ignore[misc]
                ours.append(mine.timed("ours", lambda c=second: store.save(c, c.version - 1)))  # type: ignore[misc]
                fuller.append(theirs.timed("fuller", lambda c=second: beside.save_with_event(c)))  # type: ignore[misc]
            print(f"\n| a save, {name}: ms, median / p95 | | ours is | the server computes |")
            print("|---|---|---|---|")
            usual = average.median(ours)
            for what, times, busy in (
                ("PostgreSQL", ours, mine.usual("ours")),
                ("embedded", embedded, "-"),
                ("plain psycopg: UPDATE with version check", plain, theirs.usual("plain")),
                ("plain psycopg: the same, event and notice", fuller, theirs.usual("fuller")),
            ):
                median = average.median(times)
                cells = f"{median:.2f} / {_p95(times):.2f} | {usual / median:.2f} times | {busy}"
                print(f"| {what} | {cells} |", flush=True)


def _answered(case: Case) -> Case:
    """Change what is in no list and no index, as most answers do."""
    why = f"answer {case.version}"
    return choose_publication(case, False, why, officer="o", at=case.events[-1].at)


def _changed(case: Case) -> Case:
    return assign(case, f"officer{case.version:02d}", officer="o", at=case.events[-1].at)


def _noticed(store: PostgresCaseStore, address: str, some: list[str]) -> list[float]:
    """Return how long after a save another program, which looks every half second, knows of it."""
    seen, waits = threading.Event(), list[float]()
    with closing(open_database(address, shipped_calendar())) as other:
        for reference in some[:20]:
            cursor, _ = other.changes(-1)
            seen.clear()

            def look(cursor: int = cursor) -> None:
                while not other.changes(cursor)[1]:
                    time.sleep(0.01)
                seen.set()

            watching = threading.Thread(target=look)
            watching.start()
            case = store.get(reference)
            store.save(_changed(case), case.version)
            waits.append(timed(seen.wait))
            watching.join()
    return waits


def _reports(store: PostgresCaseStore) -> None:
    def work() -> None:
        statistics(
            store.counted(), year("2025"), shipped_calendar(), monitored=dt.date(2026, 6, 30)
        )

    print(f"\nstatistics of a year over {store.count():,} cases: {timed(work) / 1000:.1f} s")


def _clients(server: Server, address: str, some: list[str], seconds: float) -> bool:
    print("\n| clients | saves a second | save median / p95 / longest, ms | get | page | lost |")
    print("|---|---|---|---|---|---|")
    lost = 0
    for clients, pause in ((2, 0.0), (8, 0.0), (64, 0.0), (200, 10.0)):
        most = list[int]()
        with _counting(server, most):
            ran = postgres_clients.run(
                address, some, clients, seconds if not pause else 3 * seconds, pause
            )
        lost += ran.lost
        name = f"{clients}, each a case every {pause:.0f} s" if pause else f"{clients}"
        print(
            f"| {name} ({max(most)} connections) | {ran.saves / ran.seconds:.0f}"
            f" | {ran.median:.1f} / {ran.p95:.1f} / {ran.longest:.0f}"
            f" | {ran.get or 0:.1f} | {f'{ran.page:.1f}' if ran.page else '-'} | {ran.lost} |",
            flush=True,
        )
    return bool(lost)


@contextmanager
def _counting(server: Server, most: list[int]) -> Iterator[None]:
    """Count the connections that there are, twice a second."""
    done = threading.Event()

    def count() -> None:
        while not done.wait(0.5):
            found = server.sql("SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'scale%'")
            most.append(int(str(found[0][0])))

    counting = threading.Thread(target=count)
    counting.start()
    try:
        yield
    finally:
        done.set()
        counting.join()


def _pid_of(store: PostgresCaseStore) -> int:
    return int(store.connections.read("SELECT pg_backend_pid()")[0][0])


def _row(name: str, times: list[float], busy: list[float] | None, *others: list[float]) -> None:
    cells = [f"{average.median(times):.2f} / {_p95(times):.2f}"]
    cells.append(f"{average.median(busy):.2f}" if busy else "-")
    cells += [f"{average.median(each):.2f} / {_p95(each):.2f}" for each in others] or ["-"]
    print(f"| {name} | {' | '.join(cells)} |", flush=True)


def _times(count: int, work: Callable[[], object]) -> list[float]:
    work()
    return [timed(work) for _ in range(count - 1)]


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


@contextmanager
def _telling(what: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
