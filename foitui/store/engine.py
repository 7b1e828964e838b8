"""SQLite as the ground under TinyDB: durable transactions in fair turns, and reads beside them.

A program keeps two connections. Every thread reads through the first, under a lock held for
one statement; whoever writes uses the second, one thread at a time. So a reader never waits for
a writer, not even for one that queues behind another program; a connection a thread would keep
as many open files and page caches as Textual happens to have worker threads.

A restore puts another file in the place of this one. Whoever reads or writes looks at the inode
first and opens the new file: an open one would go on with the old, where nobody finds a save.
"""

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from foitui.store.errors import Busy, Missing, ReadOnly
from foitui.store.folder import Folder
from foitui.store.lock import LIMIT, FairLock
from foitui.store.schema import judge_version, prepare
from foitui.store.trouble import as_store_errors

REPLACING = 0.5
"""Seconds that a reader waits for the new file while a restore has taken the old one away."""

CLOSING_LIMIT = 1.0
"""Seconds that closing waits for its turn; who holds it has the file open and will tidy up."""


class Engine:
    """One open caseload file, for all threads of this program."""

    def __init__(self, folder: Folder, *, read_only: str = "", limit: float = LIMIT) -> None:
        """Open the file; `read_only` is the reason why nothing may be written, or empty."""
        self.folder = folder
        self.read_only = read_only
        self._limit = limit
        self._lock = None if read_only else FairLock(folder.lock, folder.file_mode)
        self._reading = threading.RLock()
        self._writing = threading.RLock()
        self._writer: sqlite3.Connection | None = None
        self._owner: int | None = None
        self._closed = False
        self._has_turn = False
        self._frozen: tuple[object, ...] | None = None
        self._opened = 0
        self.replaced = 0
        """How often another file came in the place of the one that was open."""
        self._identity = _identity(folder.database)
        try:
            with as_store_errors(folder):
                self._reader = self._connect_for_reading()
        except BaseException:
            if self._lock is not None:
                self._lock.close()
            raise

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query; inside a transaction, as that transaction sees them."""
        with as_store_errors(self.folder):
            if self._writer is not None and self._is_mine():
                return self._writer.execute(sql, values).fetchall()
            self._look_again()
            with self._reading:
                return self._reader.execute(sql, values).fetchall()

    def state(self) -> tuple[int, int] | None:
        """Return how often the file was opened, and a number that is another after every write.

        None within a transaction.
        """
        with as_store_errors(self.folder):
            if self._writer is not None and self._is_mine():
                return None
            self._look_again()
            with self._reading:
                row = self._reader.execute("PRAGMA data_version").fetchone()
                return (self._opened, row[0])

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for a long read that sees one state of the file from start to end."""
        with as_store_errors(self.folder):
            if self._writer is not None and self._is_mine():
                yield self._writer
                return
            self._look_again()
            with contextlib.closing(self._connect()) as connection:
                yield connection

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all of it or nothing; what is left without an error has reached the disk.

        A transaction within one joins it: only the outer one commits, and an inner one that
        fails takes back its own part.

        Raises:
            ReadOnly, Busy, Full, Missing: nothing was written.
        """
        if self._writer is not None and self._is_mine():
            with self._part(self._writer) as connection:
                yield connection
            return
        if self.read_only:
            raise ReadOnly(self.read_only)
        with self.turn() as connection:
            connection.execute("BEGIN IMMEDIATE")
            self._owner = threading.get_ident()
            try:
                judge_version(connection)
                yield connection
                connection.execute("COMMIT")
            finally:
                self._owner = None
                # SQLite takes a transaction back by itself when the disk is full.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def turn(self) -> Iterator[sqlite3.Connection]:
        """Give the writing connection, in our turn and outside any transaction."""
        if self.read_only:
            raise ReadOnly(self.read_only)
        with as_store_errors(self.folder), self._turn():
            if _identity(self.folder.database) != self._identity:
                self._open_anew()
            self._writer = self._writer or self._connect()
            yield self._writer

    @property
    def in_transaction(self) -> sqlite3.Connection:
        """The connection of the transaction that this thread has open."""
        if self._writer is None or not self._is_mine():
            raise RuntimeError("nothing is written outside a transaction")
        return self._writer

    def close(self) -> None:
        """Close both connections, after a save that runs; in our turn, as SQLite then tidies up."""
        with self._writing, self._reading:
            if self._closed:
                return
            self._closed = True
            with contextlib.ExitStack() as stack:
                with contextlib.suppress(Busy):
                    stack.enter_context(self._among_programs(CLOSING_LIMIT))
                self._reader.close()
                if self._writer is not None:
                    self._writer.close()
            if self._lock is not None:
                self._lock.close()

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until no other thread and no other program writes."""
        if not self._writing.acquire(timeout=self._limit):
            raise Busy("another window of this program")
        try:
            if self._closed:
                raise ReadOnly("the caseload was closed")
            if self._lock is not None and not self._has_turn:
                self._lock = self._lock.current()
            with self._among_programs(self._limit):
                yield
        finally:
            self._writing.release()

    @contextlib.contextmanager
    def _among_programs(self, limit: float) -> Iterator[None]:
        # A transaction within a turn must not give the turn away when it ends.
        if self._lock is None or self._has_turn:
            yield
            return
        self._lock.acquire(limit)
        self._has_turn = True
        try:
            yield
        finally:
            self._has_turn = False
            self._lock.release()

    @contextlib.contextmanager
    def _part(self, connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
        connection.execute("SAVEPOINT part")
        try:
            yield connection
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK TO part")
                connection.execute("RELEASE part")
            raise
        connection.execute("RELEASE part")

    def _is_mine(self) -> bool:
        return self._owner == threading.get_ident()

    def _look_again(self) -> None:
        """Open the file anew where another came in its place, or one changed that never did."""
        if self._closed:
            return
        if self._frozen is not None:
            with self._reading:
                if self._frozen != _state(self.folder):
                    self._reader.close()
                    self._reader = self._connect_for_reading()
        elif _identity(self.folder.database) != self._identity:
            end = time.monotonic() + REPLACING
            while not self.folder.database.exists() and time.monotonic() < end:
                time.sleep(0.01)
            if not self._writing.acquire(timeout=self._limit):
                raise Busy("another window of this program")
            try:
                self._open_anew()
            finally:
                self._writing.release()

    def _open_anew(self) -> None:
        """Let go of a file that is no longer the caseload, and open the one that is."""
        with self._reading:
            found = _identity(self.folder.database)
            if found == self._identity:
                return
            if found is None:
                raise Missing(
                    str(self.folder.path),
                    "it was moved away or deleted; put it back, or restore the newest backup",
                )
            reader = self._connect_for_reading()
            self._reader.close()
            if self._writer is not None:
                self._writer.close()
            self._reader, self._writer, self._identity = reader, None, found
            self.replaced += 1

    def _connect_for_reading(self) -> sqlite3.Connection:
        frozen = _way_in(self.folder, bool(self.read_only))[1]
        self._frozen = _state(self.folder) if frozen else None
        self._opened += 1
        return self._connect()

    def _connect(self) -> sqlite3.Connection:
        mode, frozen = _way_in(self.folder, bool(self.read_only))
        # Reserved characters in a path would end it where a URI's query starts.
        uri = f"{self.folder.database.absolute().as_uri()}?{mode}"
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=self._limit, check_same_thread=False
        )
        try:
            prepare(connection, frozen=frozen)
        except BaseException:
            connection.close()
            raise
        return connection


def _way_in(folder: Folder, read_only: bool) -> tuple[str, bool]:
    """Choose how SQLite opens the file, and say whether as one that does not change.

    Where no file may be made, WAL cannot make its shared index; if there is no log either, then
    nobody else has the file open, and it can be read as it is.
    """
    if not read_only:
        return "mode=rw", False
    if not folder.log.exists() and not os.access(folder.path, os.W_OK, effective_ids=True):
        return "immutable=1", True
    return "mode=ro", False


def _state(folder: Folder) -> tuple[object, ...]:
    try:
        found = folder.database.stat()
    except FileNotFoundError:
        raise Missing(str(folder.path), "it was moved away or deleted; put it back") from None
    return found.st_ino, found.st_mtime_ns, found.st_size, folder.log.exists()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
