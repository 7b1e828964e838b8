"""Fill a folder with an invented caseload: python -m benchmarks.make_caseload FOLDER COUNT."""

import argparse
import sys
import time
from itertools import islice
from pathlib import Path

from benchmarks.caseload import cases
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store

BATCH = 1000
"""Cases stored in one transaction: one flush to the disk for all of them."""


def fill(folder: Path, count: int) -> None:
    """Store the first `count` invented cases in a new caseload."""
    store = open_store(folder, shipped_calendar(), create=True)
    try:
        todo = cases(count)
        while some := list(islice(todo, BATCH)):
            with store.batch():
                for case in some:
                    store.create(case)
            if sys.stderr.isatty():
                print(f"\r{store.count():,} of {count:,}", end="", file=sys.stderr)
    finally:
        store.close()


def main() -> None:
    """Read the command line and fill the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    asked = parser.parse_args()
    start = time.perf_counter()
    fill(asked.folder, asked.count)
    print(f"{asked.count:,} cases in {asked.folder} after {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
