"""The table of 2, 8 and 64 clients at once, and of 200 officers at their own pace."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import postgres_plain
from benchmarks.postgres_clients import (
    Opened,
    Ran,
    in_database,
    in_folder,
    run,
    with_psycopg_alone,
)
from benchmarks.postgres_figures import head, row
from tests.postgres import Server

CASES = 500
"""That the clients save, all of them the same."""
CROWDS = (2, 8, 64)
OFFICERS, PAUSE = 200, 10.0
"""So many, each of whom opens and saves a case every so many seconds."""


class Crowd:
    """The table, line by line."""

    def __init__(self, server: Server, address: str, path: Path, seconds: float) -> None:
        """Nothing was lost yet."""
        self._server = server
        self._address = address
        self._path = path
        self._seconds = seconds
        self.lost = 0

    def tell(self, some: list[str], known: list[str]) -> None:
        """Print it; `some` of the cases are saved in the database, `known` in the folder."""
        head(
            "clients", "connections", "saves a second", "save, median / p95 / longest, ms",
            "ours is", "get", "first page", "lost, target 0",
        )  # fmt: skip
        for clients in CROWDS:
            ours = self._row(f"{clients}, PostgreSQL", clients, in_database, self._address, some)
            postgres_plain.renew(self._address, some)
            self._row(
                f"{clients}, plain psycopg", clients, with_psycopg_alone, self._address, some, ours
            )
            self._row(f"{clients}, embedded", clients, in_folder, str(self._path), known, ours)
        name = f"{OFFICERS} officers, each a case every {PAUSE:g} s, PostgreSQL"
        self._row(name, OFFICERS, in_database, self._address, some, pause=PAUSE)

    def _row(
        self,
        name: str,
        clients: int,
        opened: Opened,
        place: str,
        references: list[str],
        ours: Ran | None = None,
        pause: float = 0.0,
    ) -> Ran:
        self._server.sql("CHECKPOINT")
        most = list[int]()
        with _counting(self._server, most):
            seconds = self._seconds if not pause else 3 * self._seconds
            ran = run(place, references, clients, seconds, pause, opened)
        # Negative where something was stored that nobody was told of.
        self.lost += abs(ran.lost)
        row(
            name,
            str(max(most, default=0)) if opened is not in_folder else "-",
            f"{ran.saves / ran.seconds:.0f}",
            f"{ran.median:.1f} / {ran.p95:.1f} / {ran.longest:.0f}",
            f"{ours.median / ran.median:.2f} times it" if ours else "-",
            f"{ran.get:.1f}" if ran.get else "-",
            f"{ran.page:.1f}" if ran.page else "-",
            f"{ran.lost}" + (f", {ran.given_up} given up" if ran.given_up else ""),
        )
        return ran


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
