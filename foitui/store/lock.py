"""The one turn to write: a lock that queues fairly, names its holder, and is waited for in bounds.

SQLite's own waiting polls without a queue, so among busy writers one waited up to 2.3 s; a
blocking `flock` in front brought that to 0.12 s.
"""

import contextlib
import fcntl
import os
import pwd
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue

from foitui.store.errors import Busy

LIMIT = 5.0
"""Seconds after which a wait is given up."""

SOON, A_MOMENT = 0.002, 0.0001
"""Seconds in which it is tried before a place in the queue is taken, and between two tries; eight
writers then save a sixth more, and wait no longer (0.06 s)."""

_SIGNATURE = 160
"""Bytes of the holder's line; one length, so that it is overwritten in place."""


class FairLock:
    """One lock file, held by one program at a time; threads of the program take turns before it.

    `flock` cannot be waited for with a limit, so a contended wait runs in a thread, one for all
    waits: to start one for each took as long as what it waited for. A wait that is given up keeps
    its place in the queue: the next one joins it, and what it is granted with nobody left to want
    it, it hands back.
    """

    def __init__(self, path: Path, mode: int) -> None:
        """Open the lock file, made with exactly this mode where it is missing."""
        self.path = path
        self._mode = mode
        self._fd = _open(path, mode)
        self._guard = threading.Lock()
        self._asked = SimpleQueue[bool]()
        self._granted = SimpleQueue[None]()
        self._waiter: threading.Thread | None = None
        self._waiting = False
        self._wanted = False
        self._closed = False
        self._name = ""

    def acquire(self, limit: float = LIMIT) -> None:
        """Take the lock; raises Busy with the holder's name after `limit` seconds."""
        with self._guard:
            if not self._waiting and self._comes_soon():
                self._sign()
                return
            self._wanted = True
            if not self._waiting:
                self._wait()
        if not self._comes_within(limit):
            raise Busy(self.holder())
        self._sign()

    def release(self) -> None:
        """Give the turn to whoever has waited longest."""
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def current(self) -> "FairLock":
        """Return this lock, or one on the file that came in the place of its file.

        Raises:
            FileNotFoundError: the folder is gone; a lock is never made anew where one was.
        """
        here, there = os.fstat(self._fd), os.stat(self.path)
        if (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino):
            return self
        self.close()
        return FairLock(self.path, self._mode)

    def holder(self) -> str:
        """Who took the lock last, in words for a screen."""
        try:
            pid, account, since = os.pread(self._fd, _SIGNATURE, 0).decode().split()
        except (OSError, ValueError):
            return "another program"
        return f"{account} (process {pid}, since {since})"

    def close(self) -> None:
        """Let go of the file; a wait that still runs does so when it ends."""
        with self._guard:
            self._closed = True
            self._asked.put(False)
            if not self._waiting:
                os.close(self._fd)

    def _comes_within(self, limit: float) -> bool:
        with contextlib.suppress(Empty):
            self._granted.get(timeout=limit)
            return True
        with self._guard:
            self._wanted = False
            # It may have come while the wait was given up.
            with contextlib.suppress(Empty):
                self._granted.get_nowait()
                return True
        return False

    def _comes_soon(self) -> bool:
        """Try for as long as a save takes: to be woken from the queue takes as long again."""
        end = time.monotonic() + SOON
        while not self._try():
            if time.monotonic() > end:
                return False
            time.sleep(A_MOMENT)
        return True

    def _try(self) -> bool:
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(self) -> None:
        self._waiting = True
        if self._waiter is None:
            self._waiter = threading.Thread(target=self._queue, name="store-lock", daemon=True)
            self._waiter.start()
        self._asked.put(True)

    def _queue(self) -> None:
        while self._asked.get():
            fcntl.flock(self._fd, fcntl.LOCK_EX)
            with self._guard:
                self._waiting = False
                if self._wanted:
                    self._wanted = False
                    self._granted.put(None)
                elif self._closed:
                    os.close(self._fd)
                else:
                    self.release()

    def _sign(self) -> None:
        self._name = self._name or f"{os.getpid()} {_account()}"
        line = f"{self._name} {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())}"
        # A full disk must not keep the holder from its turn: the name is a courtesy.
        with contextlib.suppress(OSError):
            os.pwrite(
                self._fd,
                line.encode("ascii", "replace")[: _SIGNATURE - 1].ljust(_SIGNATURE - 1) + b"\n",
                0,
            )


def _open(path: Path, mode: int) -> int:
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, mode)
    # An umask of 077 would lock colleagues out of a shared folder; only the owner may mend it.
    if os.fstat(fd).st_uid == os.geteuid():
        os.fchmod(fd, mode)
    return fd


def _account() -> str:
    try:
        name = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        name = f"uid-{os.geteuid()}"
    return name.replace(" ", "_")
