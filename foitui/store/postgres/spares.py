"""Second connections of a program: made when one is wanted, and kept for a while."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

import psycopg
from psycopg import Connection

from foitui.store.postgres.trouble import is_lost

KEPT_FOR = 10.0
"""Seconds for which one is kept that nobody needs; to make another takes some 10 ms."""


class Spares:
    """The connections of a program that nobody uses just now, beside the one that listens."""

    def __init__(self, connect: Callable[[bool], Connection]) -> None:
        """Keep none yet; `connect` makes one, at once if it is told to."""
        self._connect = connect
        self._kept: list[tuple[float, Connection]] = []
        self._guard = threading.Lock()
        self._closed = False

    @contextlib.contextmanager
    def one(self, *, at_once: bool = False) -> Iterator[Connection]:
        """Give one to a block, and keep it afterwards unless it has broken."""
        connection = self._taken(at_once=at_once)
        try:
            yield connection
        except psycopg.Error as error:
            if is_lost(error):
                connection.close()
            raise
        finally:
            self._give_back(connection)

    def tidy(self) -> None:
        """Close those that were not needed for a while."""
        old = time.monotonic() - KEPT_FOR
        with self._guard:
            for since, spare in self._kept:
                if since < old:
                    spare.close()
            self._kept = [(since, spare) for since, spare in self._kept if since >= old]

    def close(self) -> None:
        """Close all, and those that are in use as soon as they are given back."""
        with self._guard:
            self._closed = True
            for _, spare in self._kept:
                spare.close()
            self._kept.clear()

    def _taken(self, *, at_once: bool) -> Connection:
        self.tidy()
        with self._guard:
            while self._kept:
                _, spare = self._kept.pop()
                if not has_ended(spare):
                    return spare
                spare.close()
        return self._connect(at_once)

    def _give_back(self, connection: Connection) -> None:
        with self._guard:
            idle = connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
            if connection.closed or self._closed or not idle:
                connection.close()
            else:
                self._kept.append((time.monotonic(), connection))


def has_ended(connection: Connection) -> bool:
    """Whether the server has closed a connection that nobody has used since."""
    if connection.closed:
        return True
    try:
        # First comes why it was closed, and only then that it was.
        for _ in range(2):
            connection.pgconn.consume_input()
    except psycopg.Error:
        return True
    return connection.pgconn.status != psycopg.pq.ConnStatus.OK
