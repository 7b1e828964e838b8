"""Backups: a copy made while others work, verified, brought to the disk, and only then named."""

import contextlib
import datetime as dt
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from foitui.store.errors import Damaged
from foitui.store.examining import damaged_documents, damaged_messages, unsound
from foitui.store.folder import Folder
from foitui.store.schema import flush
from foitui.store.signature import utc_now
from foitui.store.trouble import as_store_errors

OURS = re.compile(r"cases-\d{8}T\d{6}Z(-\d+)?\.db")
"""What `backup` names its files; no other is ever deleted."""

_PART = re.compile(r".+\.part-(\d+)(-wal|-shm|-journal)?")


@dataclass(frozen=True)
class Copy:
    """A finished backup."""

    path: Path
    size: int
    """Bytes."""
    damaged: tuple[str, ...] = ()
    """What was damaged in the caseload already, and so is in the copy."""
    deleted: tuple[Path, ...] = ()
    """Older backups that made room."""


def backup(connection: sqlite3.Connection, folder: Folder, to: Path, keep: int) -> Copy:
    """Copy the caseload into a folder of backups and keep the newest `keep` there.

    A copy that holds damage makes no room for itself: the older ones may be whole.

    Raises:
        Damaged: the copy is not sound as a database; nothing was kept or deleted.
    """
    made = copy_of(connection, folder, to, f"cases-{utc_now():%Y%m%dT%H%M%SZ}")
    if made.damaged:
        return made
    old = backups_in(to)[keep:] if keep > 0 else []
    for path in old:
        path.unlink(missing_ok=True)
    return Copy(made.path, made.size, (), tuple(old))


def backups_in(to: Path) -> list[Path]:
    """Return the backups in a folder, the newest first."""
    with contextlib.suppress(FileNotFoundError):
        found = [path for path in to.iterdir() if OURS.fullmatch(path.name)]
        return sorted(found, key=_age, reverse=True)
    return []


def copy_of(connection: sqlite3.Connection, folder: Folder, to: Path, name: str) -> Copy:
    """Copy the caseload of a connection to a new file, whole or not at all.

    Raises:
        StoreError: it could not be written there.
    """
    with as_store_errors(Folder(to)):  # it may be another disk than that of the caseload
        return _copy_of(connection, folder, to, name)


def _copy_of(connection: sqlite3.Connection, folder: Folder, to: Path, name: str) -> Copy:
    if to == folder.backups:
        folder.make_inner(to)
    to.mkdir(mode=0o700, parents=True, exist_ok=True)
    for place in {to, folder.path}:
        remove_parts(place)
    with draft(to / name, folder.file_mode) as part:
        copy_pages(connection, part)
        with contextlib.closing(as_it_is(part)) as copied:
            if (faults := list(unsound(copied))) and faults:
                raise Damaged("", faults[0])
            damaged = (*damaged_documents(copied), *damaged_messages(copied))
        flush(part)
        path = _named(part, to, name)
    flush(to)
    return Copy(path, path.stat().st_size, tuple(damaged))


@contextlib.contextmanager
def draft(path: Path, mode: int) -> Iterator[Path]:
    """Give a name for a file that is being made; whatever is left under it is removed."""
    part = path.with_name(f"{path.name}.part-{os.getpid()}")
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        part.chmod(mode)
        yield part
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + end).unlink(missing_ok=True)


def copy_pages(connection: sqlite3.Connection, to: Path) -> None:
    """Copy one state of a database, while others may write on."""
    with contextlib.closing(sqlite3.connect(to, isolation_level=None)) as target:
        # A draft needs no journal, and reaches the disk once, when it is whole.
        target.execute("PRAGMA journal_mode=OFF")
        target.execute("PRAGMA synchronous=OFF")
        connection.backup(target)


def as_it_is(path: Path) -> sqlite3.Connection:
    """Open a file that nobody changes, for reading; no file is made beside it."""
    uri = f"{path.absolute().as_uri()}?immutable=1"
    return sqlite3.connect(uri, uri=True, isolation_level=None)


def parts_in(folder: Path) -> list[Path]:
    """Return the drafts that a killed program left in a folder."""
    with contextlib.suppress(FileNotFoundError):
        return [path for path in folder.iterdir() if _is_left(path)]
    return []


def remove_parts(folder: Path) -> None:
    """Remove the drafts that a killed program left."""
    for path in parts_in(folder):
        # Where this account may not, the doctor names them.
        with contextlib.suppress(OSError):
            path.unlink()


def _is_left(path: Path) -> bool:
    found = _PART.fullmatch(path.name)
    return found is not None and not is_running(int(found[1]))


def is_running(pid: int) -> bool:
    """Whether a program of this number runs on this host."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _named(part: Path, to: Path, name: str) -> Path:
    """Give a finished draft its name, or the next free one like it."""
    number = 1
    while True:
        path = to / (f"{name}.db" if number == 1 else f"{name}-{number}.db")
        try:
            os.link(part, path)
        except FileExistsError:
            number += 1
        except OSError:
            # Some file systems have no links; a backup there may replace one of the same second.
            os.replace(part, path)
            return path
        else:
            return path


def _age(path: Path) -> tuple[str, int]:
    stamp, _, number = path.stem.removeprefix("cases-").partition("-")
    return stamp, int(number or 1)


def when(path: Path) -> dt.datetime | None:
    """Return when a backup was made, by its name."""
    if not OURS.fullmatch(path.name):
        return None
    stamp = path.stem.removeprefix("cases-")[:16]
    return dt.datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
