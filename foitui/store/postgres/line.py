"""The line of a program to its server: the connection on which it reads, saves and listens."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import psycopg
from psycopg import Connection

from foitui.store.postgres.dialling import is_pooled
from foitui.store.postgres.spares import has_ended
from foitui.store.postgres.trouble import NO_LISTENING, is_lost

Given = TypeVar("Given")

CHANNEL = "foitui"
"""What is listened to; a database holds one caseload."""
GRACE = 0.05
"""Seconds for which whoever has it is waited for; most saves and reads take a tenth of that."""


class Line:
    """One connection, which one at a time takes and leaves, and which is made anew when it breaks.

    `take`, `notified` and `close` are for everybody, the rest for whoever has taken it.
    """

    def __init__(self, connect: Callable[[bool], Connection]) -> None:
        """Begin without one; `connect` makes one, at once if it is told to."""
        self._connect = connect
        self._using = threading.RLock()
        self._since = 0.0
        """When it was taken last."""
        self._connection: Connection | None = None
        self._heard: list[str] = []
        self._closed = False
        self.renewed = 0
        """How often it was made anew."""

    def take(self, grace: float | None = None) -> bool:
        """Take it; with a `grace`, not while somebody has had it for longer than that."""
        if grace is None:
            self._using.acquire()
        else:
            left = 0.0
            while not self._using.acquire(timeout=left):
                left = self._since + grace - time.monotonic()
                if left <= 0:
                    return False
        self._since = time.monotonic()
        return True

    def leave(self) -> None:
        """Let others take it."""
        if self._closed:
            self._drop()
        self._using.release()

    def ask(self, ask: Callable[[Connection], Given]) -> Given:
        """Ask something on it, and once more on a new one where it has broken."""
        old = self._connection is not None and not self._connection.closed
        connection = self._opened()
        try:
            return ask(connection)
        except psycopg.Error as error:
            if not is_lost(error):
                raise
            self._drop()
            if not old:
                raise
        return ask(self._opened())

    @contextlib.contextmanager
    def sound(self) -> Iterator[Connection]:
        """Give the connection after a look whether the server has closed it.

        It is tried to connect although that failed just now: a save must know what became of it.
        """
        if self._connection is not None and has_ended(self._connection):
            self._drop()
        connection = self._opened(at_once=True)
        try:
            yield connection
        except psycopg.Error as error:
            if is_lost(error):
                self._drop()
            raise

    def notified(self) -> list[str] | None:
        """Return what was told since it was last asked, without asking the server.

        None where nothing can be told: a new connection has missed what came before it, and while
        a save waits for its turn nothing is read.
        """
        if not self.take(GRACE):
            return None
        try:
            connection = self._connection
            if connection is None or connection.closed or is_pooled(connection):
                return None
            try:
                connection.pgconn.consume_input()
                while notice := connection.pgconn.notifies():
                    self._heard.append(notice.extra.decode())
            except psycopg.Error:
                self._drop()
                return None
            heard, self._heard = self._heard, []
            return heard
        finally:
            self.leave()

    @property
    def has_heard(self) -> bool:
        """Whether something was told that nobody has asked for yet."""
        return bool(self._heard)

    def close(self) -> None:
        """Close it; where somebody has it, when it is left."""
        self._closed = True
        if self.take(GRACE):
            self.leave()

    def _opened(self, *, at_once: bool = False) -> Connection:
        if self._connection is None or self._connection.closed:
            connection = self._connect(at_once)
            try:
                # A server that follows another one tells nothing: it is asked.
                with contextlib.suppress(*NO_LISTENING):
                    if not is_pooled(connection):
                        connection.execute(f"LISTEN {CHANNEL}")
            except psycopg.Error:
                connection.close()
                raise
            # What comes while an answer is read would be thrown away without it.
            connection.add_notify_handler(lambda notice: self._heard.append(notice.payload))
            self._connection, self._heard = connection, []
            self.renewed += 1
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
