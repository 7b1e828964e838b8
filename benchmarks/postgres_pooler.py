"""Officers at work straight on a server, and through PgBouncer: connections, waits, what is lost.

Run: python -m benchmarks.postgres_pooler [--officers 200] [--seconds 40] [--size 20]

Each officer opens a case every 10 s, saves it, and looks for changes every second. Exit 1 when a
save was lost. `FOITUI_PGBOUNCER_BIN` names another PgBouncer than the system's.
"""

import argparse
import sys
import threading
from contextlib import ExitStack

from benchmarks import postgres_clients, postgres_many
from tests.pooler import found_program, pooling
from tests.postgres import Server, serving
from tests.store.databases import KEPT, made, opened_in

CASES = 2_000
PAUSE = 10.0
_COUNT = (
    f"SELECT count(*), count(*) FILTER (WHERE state <> 'idle') FROM pg_stat_activity"
    f" WHERE datname = '{KEPT}'"
)


class Counter(threading.Thread):
    """Counts the server's connections until it is told to stop."""

    def __init__(self, server: Server) -> None:
        """Count nothing yet."""
        super().__init__()
        self._server = server
        self._ended = threading.Event()
        self.most, self.most_busy = 0, 0

    def run(self) -> None:
        """Count them five times a second."""
        while not self._ended.wait(0.2):
            ((all_of_them, busy),) = self._server.sql(_COUNT)
            self.most = max(self.most, int(str(all_of_them)))
            self.most_busy = max(self.most_busy, int(str(busy)))

    def end(self) -> None:
        """Stop."""
        self._ended.set()
        self.join()


def main() -> int:
    """Measure both, in turns."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--officers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--size", type=int, default=20)
    args = parser.parse_args()
    if not found_program():
        print("PgBouncer is not installed here", file=sys.stderr)
        return 2
    lost = 0
    with serving("max_connections=500", "shared_buffers=256MB") as server, ExitStack() as stack:
        store = opened_in(made(server, KEPT))
        postgres_many.fill(store, CASES)
        names = [summary.reference for summary in store.page(limit=300).rows]
        store.close()
        pooler = stack.enter_context(pooling(server, size=args.size))
        print("| line | connections, most / busy at once | saves a second", end="")
        print(" | save median / p95 / longest, ms | get | page | lost |")
        print("|---" * 7 + "|")
        for name, address in (
            ("straight", server.address(KEPT)),
            (f"PgBouncer, {args.size}", pooler.address(KEPT)),
        ):
            counter = Counter(server)
            counter.start()
            ran = postgres_clients.run(address, names, args.officers, args.seconds, PAUSE)
            counter.end()
            print(
                f"| {name} | {counter.most} / {counter.most_busy} | {ran.saves / ran.seconds:.0f}"
                f" | {ran.median:.1f} / {ran.p95:.1f} / {ran.longest:.0f}"
                f" | {ran.get:.1f} | {ran.page:.1f} | {ran.lost} |",
                flush=True,
            )
            lost += abs(ran.lost)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
