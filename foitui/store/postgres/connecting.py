"""Connections to the server: few, opened when they are needed, and anew when they break.

A program keeps one, its line, for what is short: it reads, saves and listens for changes there.
Another one is taken for what takes several steps, and by whoever would wait for a save or a read
that has the line for long already, such as a count of cases that the officer has typed on from. So
nobody waits for more than a moment, and nothing needs to be broken off: that would take a
connection too, may come too late, and behind some poolers ends what somebody else has asked for.
It is kept for the next one and closed when it was not needed for a while.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg
from psycopg import Connection

from foitui.store.errors import StoreError, Unreachable
from foitui.store.postgres.dialling import Dialler, is_pooled
from foitui.store.postgres.functions import CLASS, WRITING
from foitui.store.postgres.insisting import insist
from foitui.store.postgres.line import GRACE, Given, Line
from foitui.store.postgres.spares import Spares
from foitui.store.postgres.trouble import RETRIED, as_store_errors

Row = tuple[Any, ...]

WAITS = (0.05, 0.2)
"""Seconds until a read that was given up is asked again: what ended it comes in several steps."""

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
        self._line = Line(self._connect)
        self._spares = Spares(self._connect)
        self._mine = threading.local()
        self._closed = False

    def judge_by(self, prepare: Callable[[Connection], None]) -> None:
        """Have the database judged before a new connection to it is used."""
        self._dialler.prepare = prepare

    def read(self, sql: str, values: Sequence[Any] = (), *, plan: bool = False) -> list[Row]:
        """Return all rows of a query; in a batch, as the batch sees them.

        `plan` has it planned for these values each time, as for a search.
        """
        prepare = False if plan else None
        own = self.batch
        with as_store_errors(self.place, reads=own is None):
            if own is not None:
                return own.execute(sql, values, prepare=prepare).fetchall()

            def ask(one: Connection) -> list[Row]:
                return one.execute(sql, values, prepare=prepare).fetchall()

            # A server that follows another one gives up a read that keeps it from going on.
            for wait in WAITS:
                try:
                    return self._asked(ask)
                except RETRIED:
                    time.sleep(wait)
            return self._asked(ask)

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
            return insist(
                self.brief, lambda one: self._called(one, sql, values), self.place, self._holder
            )

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
        with as_store_errors(self.place, reads=own is None):
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
        """Give a connection for a few statements: the line, if nobody uses it now."""
        if not self._line.take(0):
            with self.spare(at_once=True) as spare:
                yield spare
            return
        try:
            with self._line.sound() as connection:
                yield connection
        finally:
            self._line.leave()

    def spare(self, *, at_once: bool = False) -> contextlib.AbstractContextManager[Connection]:
        """Give a connection beside the line."""
        return self._spares.one(at_once=at_once)

    @property
    def batch(self) -> Connection | None:
        """The connection of the transaction that this thread has open."""
        return getattr(self._mine, "batch", None)

    def notified(self) -> list[str] | None:
        """Return what the line was told since it was last asked; None where it tells nothing."""
        self._spares.tidy()
        return self._line.notified()

    @property
    def has_heard(self) -> bool:
        """Whether something was told that nobody has asked for yet."""
        return self._line.has_heard

    @property
    def renewed(self) -> int:
        """How often the connection that listens was made anew."""
        return self._line.renewed

    def close(self) -> None:
        """Close all of them; those that are in use, when they are left."""
        self._closed = True
        self._spares.close()
        self._line.close()

    def _asked(self, ask: Callable[[Connection], Given]) -> Given:
        """Ask on the line, or beside it while somebody has it for long."""
        if not self._line.take(GRACE):
            with contextlib.ExitStack() as stack:
                try:
                    spare = stack.enter_context(self.spare())
                except (Unreachable, psycopg.OperationalError):
                    # No second one is to be had just now, so whoever has the line is waited for.
                    self._line.take()
                else:
                    return ask(spare)
        try:
            return self._line.ask(ask)
        finally:
            self._line.leave()

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

    def _connect(self, at_once: bool) -> Connection:
        if self._closed:
            raise Unreachable(self.place, "it was closed here")
        return self._dialler.connect(at_once=at_once)
