"""The caseload in PostgreSQL, beside plain psycopg and beside the embedded store.

Run: python -m benchmarks.postgres [--cases 10000] [--total 1000000] [--seconds 10] [--keep FOLDER]

It starts a server of its own, with the settings a server has by itself, on a socket in a temporary
folder. `--cases` are made here; up to `--total` they are copied on the server, see
`postgres_many`. What psycopg alone would do with the same documents is in `postgres_plain`. Each
table has the targets beside the figures. Exit 1 when a save that was acknowledged is lost.
"""

import argparse
import datetime as dt
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import postgres_caseload, postgres_plain, postgres_saving, postgres_seen
from benchmarks.postgres_crowd import CASES, Crowd
from benchmarks.postgres_plain import Plain
from benchmarks.postgres_process import timed
from benchmarks.postgres_reading import TIMES, Places, Reading
from foitui.law.working_days import shipped_calendar
from foitui.reports.period import year
from foitui.reports.statistics import statistics
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.opening import open_database
from foitui.store.protocol import CaseStore
from tests.postgres import Server, serving

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
    with serving(*_SETTINGS, kept=asked.keep) as server, tempfile.TemporaryDirectory() as there:
        version = server.sql("SHOW server_version")[0][0]
        print(f"PostgreSQL {version}, {max(asked.cases, asked.total):,} cases\n")
        address = postgres_caseload.filled(server, asked.cases, asked.total)
        if asked.only_fill:
            return 0
        path = Path(there) / "cases"
        with closing(postgres_caseload.embedded(path, asked.cases)) as folder:
            return _measured(server, address, path, folder, asked.seconds)


def _measured(server: Server, address: str, path: Path, folder: CaseStore, seconds: float) -> int:
    known = postgres_caseload.known_in(folder, TIMES + CASES)
    with (
        closing(open_database(address, shipped_calendar())) as store,
        closing(Plain(address)) as plain,
    ):
        print(f"\n{store.count():,} cases")
        postgres_caseload.tell_sizes(address)
        some = postgres_caseload.some_of(store, TIMES + CASES)
        postgres_plain.renew(address, some)
        places = Places(address, store, plain, path, folder)
        Reading(places, folder.count()).rows(some[:TIMES], known[:TIMES])
        _reports(store)
        postgres_saving.tell(places, some[:TIMES], known[:TIMES])
        postgres_seen.tell(places, some[:TIMES], known[:TIMES])
    crowd = Crowd(server, address, path, seconds)
    crowd.tell(some[TIMES:], known[TIMES:])
    return 1 if crowd.lost else 0


def _reports(store: PostgresCaseStore) -> None:
    def work() -> None:
        statistics(
            store.counted(), year("2025"), shipped_calendar(), monitored=dt.date(2026, 6, 30)
        )

    print(f"\nstatistics of a year over {store.count():,} cases: {timed(work) / 1000:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
