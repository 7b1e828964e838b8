"""The server is killed again and again under load: what was acknowledged must be there, once.

Run: python -m benchmarks.postgres_kills [--kills 20] [--clients 4]

By turns the whole server ends at once without tidying up (as when its machine stops, but for what
its disk was told), and one of its processes is killed with SIGKILL, upon which it lets every
connection go and recovers. Exit 1 when a save was lost, done twice, or told wrongly.
"""

import argparse
import os
import random
import signal
import sys
import threading
import time
from contextlib import closing, suppress

import psycopg

from foitui.case.records import Case
from foitui.store.errors import StoreError, Unreachable
from foitui.store.postgres.cases import PostgresCaseStore
from tests.postgres import Server, serving
from tests.store.databases import made, opened_in
from tests.store.examples import changed, new_case


class Client(threading.Thread):
    """An officer who saves one case again and again, and believes what is said."""

    def __init__(self, address: str, ended: threading.Event) -> None:
        """Open a store of one's own."""
        super().__init__()
        self._store = opened_in(address)
        self._ended = ended
        self.case = self._store.create(new_case())
        self.saved, self.unsure, self.longest = 0, 0, 0.0
        self.faults: list[str] = []

    def run(self) -> None:
        """Save until told to stop."""
        with closing(self._store):
            while not self._ended.is_set():
                began = time.monotonic()
                try:
                    self.case = self._store.save(changed(self.case), self.case.version)
                    self.saved += 1
                except Unreachable:
                    self.unsure += 1
                    self._look_up()
                except StoreError as error:
                    self.faults.append(str(error))
                    self._look_up()
                self.longest = max(self.longest, time.monotonic() - began)

    def _look_up(self) -> None:
        """See what became of a save of which nobody could say it."""
        found: Case | None = None
        while found is None:
            with suppress(Unreachable):
                found = self._store.get(self.case.reference)
            time.sleep(0.05)
        if found.version not in (self.case.version, self.case.version + 1):
            self.faults.append(f"version {found.version} after {self.case.version}")
        self.saved += found.version - self.case.version
        self.case = found


def main() -> int:
    """Kill, count, and look whether everything is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--clients", type=int, default=4)
    args = parser.parse_args()
    with serving() as server:
        address = made(server)
        ended = threading.Event()
        clients = [Client(address, ended) for _ in range(args.clients)]
        for client in clients:
            client.start()
        back = [_kill(server, number) for number in range(args.kills)]
        time.sleep(1)
        ended.set()
        for client in clients:
            client.join()
        return _told(clients, address, back)


def _kill(server: Server, number: int) -> float:
    """Kill after a while under load; return the seconds until the server answers again."""
    time.sleep(random.uniform(0.3, 1.2))
    began = time.monotonic()
    if number % 2:
        with suppress(psycopg.OperationalError, ProcessLookupError):
            (pid,) = server.sql(
                "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'foitui%' LIMIT 1"
            )[0]
            os.kill(int(str(pid)), signal.SIGKILL)
    else:
        server.kill()
        server.start()
    while True:
        with suppress(psycopg.OperationalError):
            server.sql("SELECT 1")
            return time.monotonic() - began


def _told(clients: list[Client], address: str, back: list[float]) -> int:
    faults = [fault for client in clients for fault in client.faults]
    with closing(opened_in(address)) as store:
        for client in clients:
            faults += _lost(store, client)
        faults += [
            fault
            for found in store.care.examine()
            if found.check != "server"
            for fault in found.faults
        ]
    print(f"kills {len(back)}, back after {max(back):.1f} s at most")
    print(f"saves acknowledged {sum(client.saved for client in clients)}")
    print(f"not known at first {sum(client.unsure for client in clients)}")
    print(f"longest save {max(client.longest for client in clients):.1f} s")
    print(f"lost, twice or told wrongly {len(faults)}")
    for fault in faults:
        print(f"  {fault}")
    return 1 if faults else 0


def _lost(store: PostgresCaseStore, client: Client) -> list[str]:
    found = store.get(client.case.reference)
    if found != client.case or found.version != client.saved + 1:
        return [f"{found.reference}: {found.version}, acknowledged {client.saved + 1}"]
    return []


if __name__ == "__main__":
    sys.exit(main())
