"""Two servers on two hosts: one is cut off or killed under load, and the other takes over.

Run as root: python -m benchmarks.postgres_hosts [--clients 4]

Each host is a network of its own on one switch, and nothing of it is left on the machine. By turns
the first server's cable is pulled (packets vanish, nobody is told) and its processes are killed;
with replication that a save waits for, and with one that it does not wait for. The second server is
promoted 2 s later. Exit 1 when a save was done twice or told wrongly, or when one was lost although
it had waited for the other server.
"""

import argparse
import ctypes
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from benchmarks.postgres_kills import Client
from foitui.store.errors import Unreachable
from tests.postgres import Server
from tests.store.databases import KEPT, made, opened_in

_INSIDE = "FOITUI_BENCH_NETWORK"
_HOSTS = {"one": "10.213.7.11", "two": "10.213.7.12"}
_BOTH = ",".join(_HOSTS.values())
_ADDRESS = f"postgresql://postgres@{_BOTH}/{KEPT}?target_session_attrs=read-write"
_RULES = "local all all trust\nhost all all 10.213.7.0/24 trust\n"
_RULES += "local replication all trust\nhost replication all 10.213.7.0/24 trust\n"
UNTIL_PROMOTED = 2.0


class Officer(Client):
    """A client that goes on where the other server has less than was acknowledged."""

    gone = 0
    """Saves that were acknowledged, and that the other server never had."""

    def _look_up(self) -> None:
        # That others have the turn is told truly: with a save that waits for a server that is gone.
        self.faults = [each for each in self.faults if "in use by" not in each]
        found = None
        while found is None:
            with suppress(Unreachable):
                found = self._store.get(self.case.reference)
            time.sleep(0.05)
        self.gone += max(0, self.case.version - found.version)
        if found.version > self.case.version + 1:
            self.faults.append(f"version {found.version} after {self.case.version}")
        self.case = found


def main() -> int:
    """Take over four times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=4)
    args = parser.parse_args()
    if os.geteuid():
        print("networks are made by root", file=sys.stderr)
        return 2
    if not os.environ.get(_INSIDE):
        return _in_a_network()
    print("| first server | a save waits for the second | acknowledged | told as not known", end="")
    print(" | lost | longest save, s | twice or told wrongly |\n" + "|---" * 7 + "|")
    bad = 0
    for waits in (True, False):
        for how in ("cut off", "killed"):
            bad += _take_over(how, args.clients, waits=waits)
    return 1 if bad else 0


def _in_a_network() -> int:
    """Run this program again where it may make networks that end with it."""
    command = ["unshare", "--net", "--mount", sys.executable, "-m", "benchmarks.postgres_hosts"]
    return subprocess.run([*command, *sys.argv[1:]], env={**os.environ, _INSIDE: "1"}).returncode


def _take_over(how: str, clients: int, *, waits: bool) -> int:
    with _networks(), _first() as one, _second(one) as two:
        if waits:
            one.sql("ALTER SYSTEM SET synchronous_standby_names = 'two'", "SELECT pg_reload_conf()")
        ended = threading.Event()
        officers = [Officer(_ADDRESS, ended) for _ in range(clients)]
        for officer in officers:
            officer.start()
        time.sleep(2)
        if how == "killed":
            one.kill()
        else:
            _ip("link", "set", "foitui-one", "nomaster")
        time.sleep(UNTIL_PROMOTED)
        two.sql("SELECT pg_promote()")
        before = [officer.saved for officer in officers]
        while any(each.saved < was + 5 for each, was in zip(officers, before, strict=True)):
            time.sleep(0.1)
        ended.set()
        for officer in officers:
            officer.join()
        return _told(how, officers, two.address(KEPT), waits=waits)


def _told(how: str, officers: list[Officer], address: str, *, waits: bool) -> int:
    faults = [fault for officer in officers for fault in officer.faults if not officer.gone]
    with closing(opened_in(address)) as store:
        for officer in officers:
            if store.get(officer.case.reference) != officer.case:
                faults.append(f"{officer.case.reference} is not what was acknowledged")
        for found in store.care.examine():
            faults += [fault for fault in found.faults if found.check != "server"]
    gone = sum(officer.gone for officer in officers)
    print(
        f"| {how} | {'yes' if waits else 'no'} | {sum(each.saved for each in officers)}"
        f" | {sum(each.unsure for each in officers)} | {gone}"
        f" | {max(each.longest for each in officers):.1f} | {len(faults)} |",
        flush=True,
    )
    for fault in faults:
        print(f"  {fault}")
    return len(faults) + (gone if waits else 0)


@contextmanager
def _networks() -> Iterator[None]:
    """Give each host a network, on one switch with ours."""
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/run"], check=True)
    Path("/run/netns").mkdir()
    try:
        _ip("link", "add", "foitui", "type", "bridge")
        _ip("addr", "add", "10.213.7.1/24", "dev", "foitui")
        _ip("link", "set", "foitui", "up")
        for name, address in _HOSTS.items():
            _ip("netns", "add", name)
            _ip("link", "add", f"foitui-{name}", "type", "veth", "peer", "eth0", "netns", name)
            _ip("link", "set", f"foitui-{name}", "master", "foitui")
            _ip("link", "set", f"foitui-{name}", "up")
            _ip("-n", name, "addr", "add", f"{address}/24", "dev", "eth0")
            _ip("-n", name, "link", "set", "eth0", "up")
        yield
    finally:
        for name in _HOSTS:
            _ip("link", "delete", f"foitui-{name}")
            _ip("netns", "delete", name)
        _ip("link", "delete", "foitui")
        subprocess.run(["umount", "-l", "/run"], check=True)


@contextmanager
def _first() -> Iterator[Server]:
    with _within("one"):
        server = Server("listen_addresses=*", "wal_level=replica")
    try:
        (server.folder / "data" / "pg_hba.conf").write_text(_RULES)
        server.sql("SELECT pg_reload_conf()")
        made(server, KEPT)
        yield server
    finally:
        server.remove()


@contextmanager
def _second(first: Server) -> Iterator[Server]:
    """Copy the first server, and have the copy follow it."""
    folder = Path(tempfile.mkdtemp(prefix="foitui-pg-"))
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    first.run(
        "pg_basebackup", "-h", str(first.folder), "-U", "postgres", "-D", str(folder / "data"),
        "-c", "fast", "--no-sync",
    )  # fmt: skip
    (folder / "data" / "standby.signal").touch()
    follows = f"host={_HOSTS['one']} user=postgres application_name=two"
    with _within("two"):
        server = Server("listen_addresses=*", f"primary_conninfo={follows}", kept=folder)
    try:
        while not first.sql("SELECT 1 FROM pg_stat_replication WHERE state = 'streaming'"):
            time.sleep(0.1)
        yield server
    finally:
        server.remove()
        shutil.rmtree(folder)


@contextmanager
def _within(network: str) -> Iterator[None]:
    """Have what is started in the block be in a network."""
    libc = ctypes.CDLL(None, use_errno=True)
    ours = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    theirs = os.open(f"/run/netns/{network}", os.O_RDONLY)
    try:
        if libc.setns(theirs, 0):
            raise OSError(ctypes.get_errno(), "setns")
        yield
    finally:
        libc.setns(ours, 0)
        os.close(ours)
        os.close(theirs)


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


if __name__ == "__main__":
    sys.exit(main())
