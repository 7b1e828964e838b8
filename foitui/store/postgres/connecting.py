"""Connections to the server: few, opened when they are needed, and anew when they break.

A program keeps one connection for short reads, which also listens for changes. Whoever writes or
goes through many cases takes another one, so that a reader never waits for a writer; it is kept
for the next one and closed when it was not needed for a minute.
"""

import contextlib
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import psycopg
from psycopg import Connection

from foitui.store.errors import Busy, StoreError, Unreachable
from foitui.store.postgres.functions import CLASS, WRITING
from foitui.store.postgres.trouble import NO_LISTENING, RETRIED, as_store_errors, is_lost, told_as

Row = tuple[Any, ...]
Given = TypeVar("Given")

CHANNEL = "foitui"
"""What is listened to; a database holds one caseload."""
FIRST_WAIT, LONGEST_WAIT = 0.25, 5.0
"""Seconds between two attempts to connect; each waits twice as long as the one before."""
PATIENCE = 8.0
"""Seconds in which a save whose connection broke is asked again before it is given up."""
BRIEF_PATIENCE = 3.0
"""The same where it was never sent: a server that starts anew is back by then."""
TRIES = 5
"""How often a write is tried that others made impossible just then."""
SPARE_FOR = 60.0
"""Seconds for which a second connection is kept for the next one who needs it."""

_SETTINGS = {
    # An officer waits for an answer: a network that swallows everything is told within seconds.
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}

_HOLDER = f"""
SELECT usename, application_name, pid FROM pg_locks l JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND classid = {CLASS} AND objid = {WRITING} AND granted
AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


class Connections:
    """The connections of one program to one database."""

    def __init__(self, address: str, place: str, name: str, limit: float) -> None:
        """Connect; `place` is the address as it may be shown, `limit` the wait for a turn."""
        self.place = place
        self._address = _completed(address, {**_SETTINGS, "application_name": name})
        self._limit = limit
        self._reading = threading.RLock()
        self._reader: Connection | None = None
        self._spares: list[tuple[float, Connection]] = []
        self._guard = threading.Lock()
        self._mine = threading.local()
        self._closed = False
        self._failed = 0
        self._not_before = 0.0
        self._why = ""
        self._heard: list[str] = []
        self.prepare: Callable[[Connection], None] = lambda connection: None
        """Judges a database before a new connection to it is used."""
        self.renewed = 0
        """How often the connection that listens was made anew."""

    def read(self, sql: str, values: Sequence[Any] = (), *, plan: bool = False) -> list[Row]:
        """Return all rows of a query; in a batch, as the batch sees them.

        `plan` has it planned for these values each time, as for a search.
        """
        prepare = False if plan else None
        with as_store_errors(self.place):
            own = self.batch
            if own is not None:
                return own.execute(sql, values, prepare=prepare).fetchall()
            return self._on_reader(
                lambda reader: reader.execute(sql, values, prepare=prepare).fetchall()
            )

    def notified(self) -> list[str] | None:
        """Return what was told since it was last asked, without asking the server.

        None where nothing can be told: a new connection has missed what came before it.
        """
        with self._reading:
            reader = self._reader
            if reader is None or reader.closed:
                return None
            try:
                reader.pgconn.consume_input()
                while notice := reader.pgconn.notifies():
                    self._heard.append(notice.extra.decode())
            except psycopg.Error:
                self._drop(reader)
                return None
            heard, self._heard = self._heard, []
            return heard

    @property
    def has_heard(self) -> bool:
        """Whether something was told that nobody has asked for yet."""
        return bool(self._heard)

    def write(self, sql: str, values: Sequence[Any]) -> list[Row]:
        """Call a function that does its work once, however often it is asked.

        Raises:
            Unreachable: the connection broke, and no other one was to be had; `unsure` of it
                says whether the work may have been done.
        """
        with as_store_errors(self.place):
            own = self.batch
            if own is not None:
                return own.execute(sql, values).fetchall()
            return self._insist(lambda spare: spare.execute(sql, values).fetchall())

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection with a transaction of this thread; one within it joins it."""
        own = self.batch
        with as_store_errors(self.place):
            if own is not None:
                with own.transaction():
                    yield own
                return
            with self.spare() as spare:
                self._mine.batch = spare
                try:
                    with spare.transaction():
                        yield spare
                finally:
                    self._mine.batch = None

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give a connection for a long read that sees one state from start to end."""
        own = self.batch
        with as_store_errors(self.place):
            if own is not None:
                yield own
                return
            with self.spare() as spare, spare.transaction():
                spare.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                # It keeps nobody waiting, so whoever reads may think in between.
                spare.execute("SET LOCAL idle_in_transaction_session_timeout = '10min'")
                yield spare

    @contextlib.contextmanager
    def spare(self, *, at_once: bool = False) -> Iterator[Connection]:
        """Give a connection beside the one for reading.

        `at_once` tries to connect although it failed just now: a save must know what became of it.
        """
        connection = self._taken(at_once=at_once)
        try:
            yield connection
        except psycopg.Error as error:
            if is_lost(error):
                connection.close()
            raise
        finally:
            self._give_back(connection)

    @property
    def batch(self) -> Connection | None:
        """The connection of the transaction that this thread has open."""
        return getattr(self._mine, "batch", None)

    def close(self) -> None:
        """Close all of them."""
        self._closed = True
        with self._reading:
            if self._reader is not None:
                self._reader.close()
        with self._guard:
            for _, spare in self._spares:
                spare.close()
            self._spares.clear()

    def tidy(self) -> None:
        """Close what was not needed for a while."""
        old = time.monotonic() - SPARE_FOR
        with self._guard:
            for since, spare in self._spares:
                if since < old:
                    spare.close()
            self._spares = [(since, spare) for since, spare in self._spares if since >= old]

    def _on_reader(self, ask: Callable[[Connection], Given]) -> Given:
        """Ask on the connection for reading, and once more on a new one where it has broken."""
        with self._reading:
            old = self._reader is not None and not self._reader.closed
            reader = self._listening()
            try:
                return ask(reader)
            except psycopg.Error as error:
                if not is_lost(error):
                    raise
                self._drop(reader)
                if not old:
                    raise
            return ask(self._listening())

    def _listening(self) -> Connection:
        if self._reader is None or self._reader.closed:
            reader = self._connect()
            try:
                # A server that follows another one tells nothing: it is asked.
                with contextlib.suppress(*NO_LISTENING):
                    reader.execute(f"LISTEN {CHANNEL}")
            except psycopg.Error:
                reader.close()
                raise
            # What comes while an answer is read would be thrown away without it.
            reader.add_notify_handler(lambda notice: self._heard.append(notice.payload))
            self._reader, self._heard = reader, []
            self.renewed += 1
        return self._reader

    def _drop(self, reader: Connection) -> None:
        reader.close()
        if self._reader is reader:
            self._reader = None

    def _insist(self, ask: Callable[[Connection], Given]) -> Given:
        """Ask until it was done, or until it is known that it cannot be done just now."""
        began, unsure, tries = time.monotonic(), False, 0
        while True:
            tries += 1
            try:
                with self.spare(at_once=True) as spare:
                    try:
                        return ask(spare)
                    except psycopg.Error as error:
                        if is_lost(error):
                            unsure = True
                        raise
            except RETRIED:
                if tries >= TRIES:
                    raise
            except psycopg.errors.LockNotAvailable as error:
                raise Busy(self._holder()) from error
            except psycopg.OperationalError as error:
                if not is_lost(error):
                    raise
                if _is_over(began, unsure=unsure):
                    raise self._unreachable(error, unsure=unsure) from error
            except Unreachable as error:
                if _is_over(began, unsure=unsure):
                    raise Unreachable(self.place, error.why, unsure=unsure) from error
            time.sleep(random.uniform(0.5, 1) * min(0.05 * 2**tries, 1))

    def _holder(self) -> str:
        """Say who has the turn to write, as far as it is known."""
        with contextlib.suppress(StoreError, psycopg.Error):
            for account, program, pid in self.read(_HOLDER):
                return f"{account} ({program or 'a program'}, process {pid})"
        return "another program"

    def _taken(self, *, at_once: bool) -> Connection:
        self.tidy()
        with self._guard:
            while self._spares:
                _, spare = self._spares.pop()
                if not spare.closed and not _has_ended(spare):
                    return spare
                spare.close()
        return self._connect(at_once=at_once)

    def _give_back(self, connection: Connection) -> None:
        with self._guard:
            idle = connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
            if connection.closed or self._closed or not idle:
                connection.close()
            else:
                self._spares.append((time.monotonic(), connection))

    def _connect(self, *, at_once: bool = False) -> Connection:
        """Connect, unless the last attempt failed just now."""
        if self._closed:
            raise Unreachable(self.place, "it was closed here")
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
            self._why = self._unreachable(error).why
            raise
        self._failed, self._not_before = 0, 0.0
        return connection

    def _set(self, connection: Connection) -> None:
        connection.execute(
            "SELECT set_config('lock_timeout', %s, false),"
            " set_config('idle_in_transaction_session_timeout', '30s', false),"
            " set_config('default_transaction_isolation', 'read committed', false),"
            " set_config('client_encoding', 'UTF8', false),"
            " set_config('DateStyle', 'ISO', false)",
            (f"{int(self._limit * 1000)}ms",),
        )

    def _unreachable(self, error: psycopg.Error, *, unsure: bool = False) -> Unreachable:
        told = told_as(error, self.place)
        why = told.why if isinstance(told, Unreachable) else str(told or error)
        return Unreachable(self.place, why, unsure=unsure)


def _is_over(began: float, *, unsure: bool) -> bool:
    return time.monotonic() >= began + (PATIENCE if unsure else BRIEF_PATIENCE)


def _has_ended(connection: Connection) -> bool:
    """Whether the server has closed a connection that nobody has used since."""
    try:
        connection.pgconn.consume_input()
    except psycopg.Error:
        return True
    return connection.pgconn.status != psycopg.pq.ConnStatus.OK


def _completed(address: str, settings: dict[str, str]) -> str:
    """Return an address with the settings that it does not have already."""
    said = psycopg.conninfo.conninfo_to_dict(address)
    more = {name: value for name, value in settings.items() if name not in said}
    return psycopg.conninfo.make_conninfo(address, **more)
