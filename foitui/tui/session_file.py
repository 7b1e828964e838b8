"""Where an officer was: the sessions of the last weeks, in a file of the officer's own.

It holds references, questions of ours and numbers, and nothing of a request. Two programs of one
officer write it in turn, each its own session; a file that cannot be read is put aside.
"""

import contextlib
import datetime as dt
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from foitui.settings.folders import sessions_folder
from foitui.tui.place import sessions_file
from foitui.tui.session import Session

FORMAT = 1
KEPT = 30
"""Sessions of one officer in one caseload that are kept."""
LONGEST = dt.timedelta(days=31)
"""How long a session is kept."""
_FORGOTTEN = 60 * 86_400.0
"""Seconds after which the file of a caseload that nobody works on any more goes."""


class DamagedFile(Exception):
    """The file could not be read; `str()` of it is the sentence for the screen."""


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    format: int = FORMAT
    officer: str
    sessions: tuple[Session, ...] = ()


class SessionFile:
    """The sessions of one officer in one caseload."""

    def __init__(self, officer: str, caseload: str, folder: Path | None = None) -> None:
        """Name the file; nothing is read yet."""
        self._officer = officer
        self.path = sessions_file(officer, caseload, folder)
        self._folder = self.path.parent

    def read(self) -> tuple[Session, ...]:
        """Return the sessions, the oldest first.

        Raises:
            DamagedFile: it cannot be read, and was put aside, so that the next read finds none.
            OSError: this account may not read it.
        """
        try:
            document = self.path.read_bytes()
        except FileNotFoundError:
            return ()
        try:
            kept = msgspec.json.decode(document, type=_Kept)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
            raise DamagedFile(self._put_aside()) from fault
        if kept.format != FORMAT:
            raise DamagedFile(self._put_aside())
        return kept.sessions

    def put(self, session: Session) -> None:
        """Keep a session as it is now, beside those that other programs keep. Raises as `read`."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._turn():
            damaged: DamagedFile | None = None
            try:
                before = self.read()
            except DamagedFile as fault:
                before, damaged = (), fault
            oldest = session.last - LONGEST
            others = (each for each in before if each.id != session.id and each.last > oldest)
            kept = sorted((*others, session), key=lambda each: each.begun)[-KEPT:]
            self._write(tuple(kept))
        if damaged is not None:
            raise damaged

    def forget(self) -> None:
        """Drop everything, because the caseload itself is gone."""
        for path in (self.path, self._lock):
            path.unlink(missing_ok=True)

    @property
    def _lock(self) -> Path:
        return self.path.with_suffix(".lock")

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until no other program writes; a kill gives the turn back."""
        with open(os.open(self._lock, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as stream:
            with contextlib.suppress(OSError):  # a file system without locks: the last one wins
                fcntl.flock(stream, fcntl.LOCK_EX)
            yield

    def _write(self, sessions: tuple[Session, ...]) -> None:
        # The caseload is told by the name of the file alone: an address can hold a password.
        kept = _Kept(officer=self._officer, sessions=sessions)
        # Written beside and moved over it, so that a kill leaves the old file or the new one.
        fresh = self.path.with_suffix(f".{os.getpid()}.new")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(msgspec.json.encode(kept))
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(self.path)
        self._tidy()

    def _tidy(self) -> None:
        """Drop what a kill left, and the files of caseloads unused for two months."""
        for left in self._folder.glob(f"{self.path.stem}.*.new"):
            left.unlink(missing_ok=True)
        before = time.time() - _FORGOTTEN
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.suffix != ".lock" and path.stat().st_mtime < before:
                    path.unlink()
                    path.with_suffix(".lock").unlink(missing_ok=True)

    def _put_aside(self) -> str:
        """Move the file out of the way and say so."""
        aside = self.path.with_suffix(f".{os.getpid()}-{time.time_ns()}.damaged")
        with contextlib.suppress(FileNotFoundError):  # another program has done so just now
            self.path.rename(aside)
        return f"Where you were last cannot be read; it begins anew, and the old is kept: {aside}"


def forget_searches(folder: Path | None = None) -> None:
    """Drop the words that this account looked for, because they can name who asked.

    Called when cases are anonymised or erased; a program that is running writes its own again.
    """
    for path in (folder or sessions_folder()).glob("*.json"):
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
            file = SessionFile(kept.officer, "", path.parent)
            file.path = path
            with file._turn():
                file._write(tuple(map(_without_words, file.read())))


def _without_words(session: Session) -> Session:
    place = msgspec.structs.replace(session.place, text="")
    return msgspec.structs.replace(session, place=place)
