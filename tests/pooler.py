"""A PgBouncer in front of a server of tests: on a socket, under an unprivileged account.

Its program is the one that FOITUI_PGBOUNCER_BIN names, else the system's; there is none in the
`dev` extra, so what needs it is skipped where it is not installed.
"""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator

import psycopg
import pytest

from tests.postgres import Server, end_with_us
from tests.scratch import scratch

PROGRAM = "FOITUI_PGBOUNCER_BIN"
NONE_HERE = "no PgBouncer here (apt install pgbouncer)"

_SETTINGS = """
[databases]
* = host={server} port=5432
[pgbouncer]
listen_addr =
listen_port = 5432
unix_socket_dir = {folder}
auth_type = trust
auth_file = {folder}/users
admin_users = postgres
pool_mode = {mode}
default_pool_size = {size}
max_client_conn = 1000
query_wait_timeout = {wait}
server_login_retry = 1
log_connections = 0
log_disconnections = 0
"""


class Pooler:
    """One PgBouncer, which ends with the test."""

    def __init__(self, server: Server, mode: str, size: int, wait: int) -> None:
        """Start it in front of a server, and wait until it answers."""
        self.folder = scratch("pool")
        self.folder.chmod(0o755)
        settings = _SETTINGS.format(
            server=server.folder, folder=self.folder, mode=mode, size=size, wait=wait
        )
        (self.folder / "settings").write_text(settings)
        (self.folder / "users").write_text('"postgres" ""\n')
        account = server.who()
        if account:
            for path in (self.folder, *self.folder.iterdir()):
                os.chown(path, account["user"], account["group"])
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [found_program(), str(self.folder / "settings")],
                stdout=log,
                stderr=log,
                preexec_fn=end_with_us,
                **account,
            )
        self._wait_for_it()

    def address(self, database: str) -> str:
        """Return the address of a database behind it."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def ask(self, command: str) -> list[dict[str, object]]:
        """Return what its own console says to a command."""
        with psycopg.connect(
            self.address("pgbouncer"), autocommit=True, cursor_factory=psycopg.ClientCursor
        ) as console:
            cursor = console.execute(command)
            if cursor.description is None:
                return []
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def end(self) -> None:
        """End it and delete its folder."""
        self._process.kill()
        self._process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait_for_it(self) -> None:
        end = time.monotonic() + 20
        while True:
            try:
                self.ask("SHOW VERSION")
                return
            except psycopg.OperationalError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise RuntimeError((self.folder / "log").read_text()) from None
                time.sleep(0.02)


@contextlib.contextmanager
def pooling(
    server: Server, mode: str = "transaction", size: int = 2, wait: int = 5
) -> Iterator[Pooler]:
    """Give a pooler in front of a server; skips the test where PgBouncer is not installed."""
    if not found_program():
        pytest.skip(NONE_HERE)
    pooler = Pooler(server, mode, size, wait)
    try:
        yield pooler
    finally:
        pooler.end()


def found_program() -> str:
    """Return the path of PgBouncer, or nothing."""
    named = os.environ.get(PROGRAM)
    if named is not None:
        return named
    return shutil.which("pgbouncer", path="/usr/sbin:/usr/bin:/usr/local/bin") or ""
