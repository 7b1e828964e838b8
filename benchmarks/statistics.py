"""How long a year's statistics take over a large caseload: `python -m benchmarks.statistics`.

Run: python -m benchmarks.statistics [CASES] [--folder DIR]   (DIR is filled once and kept)

`first time` is after an upgrade or a change of holidays, when nothing that is counted is kept;
`after a save` has one case that was saved since. Each line is a process of its own: seconds, and
megabytes over a process that has only opened the caseload. Raw SQLite reads the kept rows and does
nothing with them.
"""

import argparse
import multiprocessing
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.caseload import UNTIL
from benchmarks.make_caseload import fill
from foitui.case.changes import assign
from foitui.law.working_days import shipped_calendar
from foitui.reports.performance import forecast, performance
from foitui.reports.period import year
from foitui.reports.retention import received_before, schedule
from foitui.reports.statistics import statistics
from foitui.settings.records import Settings
from foitui.store import open_store
from foitui.store.cases import TinyDbCaseStore

BAR = 2.0
"""Seconds for a year over 100,000 cases."""
CALENDAR = shipped_calendar()
YEAR = year(str(UNTIL.year - 1))


def a_year(store: TinyDbCaseStore) -> object:
    """Make the return of a year."""
    made = statistics(store.counted(), YEAR, CALENDAR, monitored=UNTIL)
    assert made.tables[0].figures[0].count
    return made


def officers(store: TinyDbCaseStore) -> object:
    """Tell how each officer did in a year."""
    return performance(store.counted(), YEAR, CALENDAR, monitored=UNTIL)


def ahead(store: TinyDbCaseStore) -> object:
    """Tell what falls due in 20 working days."""
    return forecast(store.counted(), UNTIL, CALENDAR)


def let_go(store: TinyDbCaseStore) -> object:
    """Tell what is past its time, half a year after the last case came and with three years."""
    settings, day = Settings(), UNTIL.replace(year=UNTIL.year + 2)
    return schedule(store.every(received_before(settings, day)), settings, CALENDAR, day)


WORK: tuple[tuple[str, Callable[[TinyDbCaseStore], object]], ...] = (
    ("a year, first time", a_year),
    ("a year", a_year),
    ("a year, after a save", a_year),
    ("officers in a year", officers),
    ("20 working days ahead", ahead),
    ("what is past its time", let_go),
)


def main() -> None:
    """Measure each in its own process and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=int, nargs="?", default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the caseload here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch) / "caseload"
        if not (folder / "cases.db").exists():
            fill(folder, asked.cases)
        opened = _apart(_only_open, folder)[1]
        print(f"{asked.cases:,} cases")
        late = False
        for name, work in WORK:
            if name.endswith("first time"):
                _forget(folder)
            if name.endswith("after a save"):
                _save_one(folder)
            seconds, memory = _apart(work, folder)
            print(f"{name:<24}{seconds:>7.2f} s{memory - opened:>7.1f} MB")
            late = late or (name == "a year" and seconds > BAR)
        print(f"{'raw SQLite':<24}{_raw(folder):>7.2f} s")
    if late:
        raise SystemExit(f"a year takes longer than {BAR:g} s")


def _apart(work: Callable[[TinyDbCaseStore], object], folder: Path) -> tuple[float, float]:
    """Do it in a new process; return the seconds, and the most memory it had in megabytes."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (work, folder))


def _measured(work: Callable[[TinyDbCaseStore], object], folder: Path) -> tuple[float, float]:
    store = open_store(folder, CALENDAR)
    start = time.perf_counter()
    work(store)
    taken = time.perf_counter() - start
    store.close()
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _only_open(store: TinyDbCaseStore) -> object:
    return store.page()


def _save_one(folder: Path) -> None:
    store = open_store(folder, CALENDAR)
    case = store.get(store.page().rows[0].reference)
    at = case.events[-1].at
    store.save(assign(case, f"{case.officer}x", officer="officer01", at=at), case.version)
    store.close()


def _forget(folder: Path) -> None:
    """Forget what is counted, as another derivation does."""
    with sqlite3.connect(folder / "cases.db") as plain:
        plain.execute("DELETE FROM counted")
    plain.close()


def _raw(folder: Path) -> float:
    start = time.perf_counter()
    with sqlite3.connect(folder / "cases.db") as plain:
        for _ in plain.execute("SELECT body FROM counted"):
            pass
    plain.close()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
