"""Everything that is promised of the caseload at rest, measured: one command, one table each.

Run: python -m benchmarks.storage [--quick | --nightly] [--dir DIR]

--quick takes a minute, the middle one about five, --nightly (100,000 cases, 500 kills, 50 power
cuts) about twenty. Exit 1 when something that was acknowledged is lost, torn or cannot be opened.
"""

import argparse
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks import store_crashes, store_damage, store_scale, store_tasks, store_writers


class Size(NamedTuple):
    """How much is measured."""

    sizes: tuple[int, ...]
    plain_to: int
    """The largest caseload on which plain TinyDB is waited for."""
    seconds: float
    kills: int
    cuts: int
    mails: int


QUICK = Size((100, 1_000), 1_000, 2, 60, 5, 500)
USUAL = Size((100, 1_000, 10_000), 1_000, 10, 200, 20, 2_000)
NIGHTLY = Size((100, 1_000, 10_000, 100_000), 10_000, 10, 500, 50, 10_000)

WRONG = ("lost", "torn", "missing", "unopened", "litter")


def main() -> int:
    """Measure and print; returns 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--quick", action="store_const", const=QUICK, dest="size")
    how.add_argument("--nightly", action="store_const", const=NIGHTLY, dest="size")
    parser.add_argument("--dir", help="where to work; use the file system you mean, not tmpfs")
    asked = parser.parse_args()
    size: Size = asked.size or USUAL
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    print(f"{versions}, {platform.system()}, {os.cpu_count()} cores", flush=True)
    *smaller, largest = size.sizes
    for count in smaller:
        with tempfile.TemporaryDirectory(dir=asked.dir) as there:
            store_scale.compare(Path(there), count, plain=count <= size.plain_to)
        sys.stdout.flush()
    print()
    for row in store_writers.rows(size.seconds, 1_000, asked.dir):
        print(row, flush=True)
    print()
    broken = crashes(size, asked.dir)
    print()
    for row in store_damage.rows():
        print(row, flush=True)
    # The largest comes last, and is filled once: to make it takes longer than to measure it.
    with tempfile.TemporaryDirectory(dir=asked.dir) as there:
        store_scale.compare(Path(there), largest, plain=largest <= size.plain_to)
        print()
        for row in store_tasks.rows(Path(there), size.mails):
            print(row, flush=True)
    return 1 if broken else 0


def crashes(size: Size, root: str | None) -> bool:
    """Kill, cut the power, and print what was left; says whether a promise was broken."""
    print("| accident | tries | acknowledged saves | lost | torn | unopened | litter |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(dir=root) as there:
        told = [("kill -9, two programs", store_crashes.kills(Path(there), size.kills))]
        told.append(
            ("kill -9, restore in place", store_crashes.restores(Path(there), size.kills // 10))
        )
        for name, tally in told:
            print(_row(name, tally), flush=True)
        if shutil.which("cc"):
            told.append(("power cut", store_crashes.cuts(Path(there), size.cuts)))
            print(_row(*told[-1]), flush=True)
            control = store_crashes.cuts(Path(there), 3, skip=True)
            print(_row("power cut, flushes left out: must lose", control), flush=True)
    return any(tally[name] for _, tally in told for name in WRONG)


def _row(name: str, tally: Counter[str]) -> str:
    cells = (tally[key] for key in ("tries", "acknowledged", "lost", "torn", "unopened", "litter"))
    return f"| {name} | {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    sys.exit(main())
