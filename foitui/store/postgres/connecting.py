"""Connections to the server: few, opened when they are needed, and anew when they break.

A program keeps one connection for what is short: it reads, saves and listens for changes. While a
save waits there for its turn, and for what takes long or several steps, another one is taken, so
that a reader never waits for a writer; it is kept for the next one and closed when it was not
needed for a while.
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
from foitui.store.postgres.dialling import Dialler, is_pooled
from foitui.store.postgres.functions import CLASS, WRITING
from foitui.store.postgres.spares import Spares, has_ended
from foitui.store.postgres.trouble import (
    NO_LISTENING,
    RETRIED,
    as_lost,
    as_store_errors,
    is_lost,
)

Row = tuple[Any, ...]
Given = TypeVar("Given")

CHANNEL = "foitui"
"""What is listened to; a database holds one caseload."""
PATIENCE = 8.0
"""Seconds from when its connection broke in which a save is asked again before it is given up."""
BRIEF_PATIENCE = 3.0
"""The same where it was never sent: a server that starts anew is back by then."""
TRIES = 5
"""How often a write is tried that others made impossible just then."""
GRACE = 0.05
"""Seconds for which a reader waits for a save; most take a tenth of that."""

_LIMITED = " WHERE (SELECT set_config('lock_timeout', %s, true)) IS NOT NULL"
"""Says for one call how long it may wait, where what is said of a connection does not last.

It names no column, so it is judged before the function is called.
"""
_LASTING = (
    "SELECT set_config('lock_timeout', %s, true),"
    " set_config('idle_in_transaction_session_timeout', '30s', true)"
)
"""The same for a transaction."""

_HOLDER = f"""
SELECT usename, application_name, pid FROM pg_locks l JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND classid = {CLASS} AND objid = {WRITING} AND granted
AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


class Connections:
    """The connections of one program to one database."""

    def __init__(self, address: str, place: str, name: str, limit: float) -> None:
        """Connect; `place` is the address as it may be shown, `limit` the wait for a turn."""
        self.place = place
        self._dialler = Dialler(address, place, name, limit)
        self._using = threading.RLock()
        self._is_saving = False
        self._reader: Connection | None = None
        self._spares = Spares(lambda at_once: self._connect(at_once=at_once))
        self._mine = threading.local()
        self._closed = False
        self._heard: list[str] = []
        self.renewed = 0
        """How often the connection that listens was made anew."""

    def judge_by(self, prepare: Callable[[Connection], None]) -> None:
        """Have the database judged before a new connection to it is used."""
        self._dialler.prepare = prepare

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

        None where nothing can be told: a new connection has missed what came before it, and while
        a save waits for its turn nothing is read.
        """
        self._spares.tidy()
        if not self._using.acquire(timeout=GRACE):
            return None
        try:
            reader = self._reader
            if reader is None or reader.closed or is_pooled(reader):
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
        finally:
            self._using.release()

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
            return self._insist(lambda connection: self._called(connection, sql, values))

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
                        if is_pooled(spare):
                            spare.execute(_LASTING, (self._dialler.limit,))
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
    def brief(self) -> Iterator[Connection]:
        """Give a connection for a few statements: the one for reading, if nobody uses it now.

        It is tried to connect although that failed just now: a save must know what became of it.
        """
        if not self._using.acquire(blocking=False):
            with self.spare(at_once=True) as spare:
                yield spare
            return
        try:
            self._is_saving = True
            if self._reader is not None and has_ended(self._reader):
                self._drop(self._reader)
            reader = self._listening(at_once=True)
            try:
                yield reader
            except psycopg.Error as error:
                if is_lost(error):
                    self._drop(reader)
                raise
            finally:
                if self._closed:
                    reader.close()
        finally:
            self._is_saving = False
            self._using.release()

    def spare(self, *, at_once: bool = False) -> contextlib.AbstractContextManager[Connection]:
        """Give a connection beside the one for reading."""
        return self._spares.one(at_once=at_once)

    @property
    def batch(self) -> Connection | None:
        """The connection of the transaction that this thread has open."""
        return getattr(self._mine, "batch", None)

    def close(self) -> None:
        """Close all of them; one that saves, when it has done so."""
        self._closed = True
        self._spares.close()
        if self._using.acquire(timeout=GRACE):
            if self._reader is not None:
                self._reader.close()
            self._using.release()

    def _on_reader(self, ask: Callable[[Connection], Given]) -> Given:
        """Ask on the connection for reading, and once more on a new one where it has broken."""
        while not self._using.acquire(timeout=GRACE):
            if self._is_saving:
                with self.spare() as spare:
                    return ask(spare)
        try:
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
        finally:
            self._using.release()

    def _listening(self, *, at_once: bool = False) -> Connection:
        if self._reader is None or self._reader.closed:
            reader = self._connect(at_once=at_once)
            try:
                # A server that follows another one tells nothing: it is asked.
                with contextlib.suppress(*NO_LISTENING):
                    if not is_pooled(reader):
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
        broke, unsure, tries = 0.0, False, 0
        while True:
            tries += 1
            try:
                with self.brief() as connection:
                    try:
                        return ask(connection)
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
                broke = broke or time.monotonic()
                if _is_over(broke, unsure=unsure):
                    raise as_lost(error, self.place, unsure=unsure) from error
            except Unreachable as error:
                broke = broke or time.monotonic()
                if _is_over(broke, unsure=unsure):
                    raise Unreachable(self.place, error.why, unsure=unsure) from error
            time.sleep(random.uniform(0.5, 1) * min(0.05 * 2**tries, 1))

    def _called(self, connection: Connection, sql: str, values: Sequence[Any]) -> list[Row]:
        if is_pooled(connection):
            sql, values = f"{sql}{_LIMITED}", (*values, self._dialler.limit)
        return connection.execute(sql, values).fetchall()

    def _holder(self) -> str:
        """Say who has the turn to write, as far as it is known."""
        with contextlib.suppress(StoreError, psycopg.Error):
            for account, program, pid in self.read(_HOLDER):
                return f"{account} ({program or 'a program'}, process {pid})"
        return "another program"

    def _connect(self, *, at_once: bool = False) -> Connection:
        if self._closed:
            raise Unreachable(self.place, "it was closed here")
        return self._dialler.connect(at_once=at_once)


def _is_over(broke: float, *, unsure: bool) -> bool:
    return time.monotonic() >= broke + (PATIENCE if unsure else BRIEF_PATIENCE)
