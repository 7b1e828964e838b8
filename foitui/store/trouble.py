"""What SQLite and the system complain of, told as the store's own errors."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator

from foitui.store.errors import Busy, Damaged, Full, Missing, ReadOnly, StoreError
from foitui.store.folder import Folder

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}

_WRITE_FAILED = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP,
}
"""What SQLite says of a file that may not grow, where it does not say FULL."""


@contextlib.contextmanager
def as_store_errors(folder: Folder) -> Iterator[None]:
    """Turn complaints about the file into errors with a mend; mistakes of ours pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        told = _told(error, folder)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _full(folder) from error
        if error.errno in _NO_RIGHT:
            raise ReadOnly(f"this account has no right to {error.filename}") from error
        if error.errno == errno.ENOENT and str(error.filename) == str(folder.lock):
            raise Missing(
                str(folder.path),
                "it was moved away or deleted; put it back, or restore the newest backup",
            ) from error
        raise


def _told(error: sqlite3.Error, folder: Folder) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_FULL or code in _WRITE_FAILED:
        return _full(folder)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy("a program that is not foitui")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return Damaged("", str(error))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ReadOnly(f"this account may not write in {folder.path}")
        case sqlite3.SQLITE_CANTOPEN:
            return _cannot_open(folder)
        case sqlite3.SQLITE_ERROR if "no such table" in str(error):
            return Damaged("", str(error))
    return None


def _cannot_open(folder: Folder) -> StoreError:
    if not folder.database.exists():
        return Missing(str(folder.path), "the file is gone; restore it from the newest backup")
    return ReadOnly(f"this account may not open the files in {folder.path}")


def _full(folder: Folder) -> Full:
    try:
        room = os.statvfs(folder.path)
    except OSError:
        return Full(str(folder.path), 0)
    return Full(str(folder.path), room.f_bavail * room.f_frsize)
