"""How one connection to the server is made: when it is tried again, and what is known of it.

A pooler in front of the server may give each transaction another connection of the server's. Then
nothing may be left on it and nothing is found there again: no statement that was prepared, no
setting, no listening. One shows itself, since it makes up the number of the process at the other
end. Behind one, whatever its mode, the program leaves nothing and asks for changes.
"""

import logging
import random
import time
from collections.abc import Callable

import psycopg
from psycopg import Connection, IsolationLevel, conninfo

from foitui.store.errors import Unreachable
from foitui.store.postgres.trouble import as_lost

FIRST_WAIT, LONGEST_WAIT = 0.25, 5.0
"""Seconds between two attempts to connect; each waits twice as long as the one before."""

# What it says of a line that broke is told by us; it would write it between the lines of a screen.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

_SETTINGS = {
    # An officer waits for an answer: a network that swallows everything is told within seconds.
    "connect_timeout": "5",
    # A question that the server has got and never answers is missed only by these.
    "keepalives_idle": "5",
    "keepalives_interval": "3",
    "keepalives_count": "3",
    "tcp_user_timeout": "8000",
    "client_encoding": "UTF8",
}

_OF_SEVERAL = {"connect_timeout": "3"}
"""The same where the next host may answer sooner."""

_SET = """
SELECT pooled, current_setting('default_transaction_isolation'),
    set_config('lock_timeout', %s, pooled),
    set_config('idle_in_transaction_session_timeout', '30s', pooled),
    set_config('default_transaction_isolation', 'read committed', pooled)
FROM (SELECT pg_backend_pid() <> %s AS pooled) AS line"""
"""Sets what lasts as long as the connection, where that is the server's own."""

_ISOLATED = (
    "behind a pooler default_transaction_isolation must be read committed;"
    " set it so for the account or the database"
)


class Dialler:
    """Makes connections to one database, ever more seldom while nobody answers there."""

    def __init__(self, address: str, place: str, name: str, limit: float) -> None:
        """Make none yet; `limit` is how long a lock is waited for, in seconds."""
        self.place = place
        self.limit = f"{int(limit * 1000)}ms"
        self._address = _completed(address, {**_SETTINGS, "application_name": name})
        self._failed = 0
        self._not_before = 0.0
        self._why = ""
        self.prepare: Callable[[Connection], None] = lambda connection: None
        """Judges a database before a new connection to it is used."""

    def connect(self, *, at_once: bool = False) -> Connection:
        """Connect; unless `at_once`, not when the last attempt failed just now."""
        if time.monotonic() < self._not_before and not at_once:
            raise Unreachable(self.place, self._why)
        try:
            connection = Connection.connect(self._address, autocommit=True)
            try:
                self._set(connection)
                self.prepare(connection)
            except BaseException:
                connection.close()
                raise
        except psycopg.OperationalError as error:
            self._failed += 1
            wait = min(FIRST_WAIT * 2**self._failed, LONGEST_WAIT)
            self._not_before = time.monotonic() + wait * random.uniform(0.5, 1)
            self._why = as_lost(error, self.place).why
            raise
        self._failed, self._not_before = 0, 0.0
        return connection

    def _set(self, connection: Connection) -> None:
        connection.isolation_level = IsolationLevel.READ_COMMITTED
        values = (self.limit, connection.info.backend_pid)
        row = connection.execute(_SET, values, prepare=False).fetchone()
        pooled, isolation, *_ = row or (False, "")
        if pooled:
            connection.prepare_threshold = None
            if isolation != "read committed":
                raise Unreachable(self.place, _ISOLATED)


def is_pooled(connection: Connection) -> bool:
    """Whether a pooler stands before the server, so that nothing lasts past a transaction."""
    return connection.prepare_threshold is None


def _completed(address: str, settings: dict[str, str]) -> str:
    """Return an address with the settings that it does not have already."""
    said = conninfo.conninfo_to_dict(address)
    if "," in str(said.get("host") or said.get("hostaddr") or ""):
        settings = {**settings, **_OF_SEVERAL}
    more = {name: value for name, value in settings.items() if name not in said}
    return conninfo.make_conninfo(address, **more)
