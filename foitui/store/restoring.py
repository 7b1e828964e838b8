"""A backup back in place: verified first, and what it replaces moved aside."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from foitui.store.errors import Damaged, Missing, StoreError
from foitui.store.examining import broken_chain, damaged_documents, damaged_messages, unsound
from foitui.store.folder import Folder
from foitui.store.keeping import as_it_is, copy_pages, draft, remove_parts
from foitui.store.lock import LIMIT, FairLock
from foitui.store.migrations import bring_up_to_date
from foitui.store.schema import APPLICATION_ID, flush
from foitui.store.signature import utc_now
from foitui.store.trouble import as_store_errors


@dataclass(frozen=True)
class Restored:
    """What a restore did."""

    cases: int
    aside: Path | None
    """Where the files that were replaced are; None where there were none."""
    damaged: tuple[str, ...]
    """What was damaged in the backup and taken all the same."""


class Occupied(StoreError):
    """There is a caseload where one should be put."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} holds a caseload; restore to a new folder, or say --in-place to replace it"
        )


DESPITE = "name another one, or take it all the same with --despite-damage"


class Unsound(Damaged):
    """A backup that cannot be used; nothing was changed."""

    def __init__(self, source: Path, what: str, mend: str = "name another one") -> None:
        StoreError.__init__(self, f"{source} cannot be restored: {what}; {mend}.")
        self.reference, self.what = "", what


def restore(
    source: Path,
    place: Folder,
    *,
    in_place: bool = False,
    despite_damage: bool = False,
    limit: float = LIMIT,
) -> Restored:
    """Put a backup where a caseload is to be; nothing is replaced before it proved sound.

    Raises:
        Occupied: there is a caseload, and replacing it was not asked for.
        Damaged, TooNew, Missing: the backup cannot be used; nothing was changed.
    """
    if not source.is_file():
        raise Missing(str(source), "name the file of a backup")
    with _none_left(place.path), as_store_errors(place):
        place.make()
        place.check()
        if place.database.exists() and not in_place:
            raise Occupied(place.path)
        remove_parts(place.path)
        with draft(place.database, place.file_mode) as part:
            cases, damaged = _prepared(source, part)
            if damaged and not despite_damage:
                raise Unsound(source, damaged[0], DESPITE)
            aside = _swap(place, part, limit)
    return Restored(cases, aside, damaged)


@contextlib.contextmanager
def _none_left(folder: Path) -> Iterator[None]:
    """Take a new folder away again where nothing came into it."""
    was_there = folder.exists()
    try:
        yield
    except BaseException:
        if not was_there:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _prepared(source: Path, part: Path) -> tuple[int, tuple[str, ...]]:
    """Copy a backup, bring the copy up to date, and return its number of cases and its faults."""
    try:
        with contextlib.closing(_opened(source)) as backup:
            if backup.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise Unsound(source, "it is no backup of foitui")
            copy_pages(backup, part)
        with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as copied:
            if faults := list(unsound(copied)):
                raise Unsound(source, faults[0])
            copied.execute("PRAGMA journal_mode=WAL")
            bring_up_to_date(copied)
            copied.execute("DELETE FROM presence")
            copied.execute(
                "INSERT OR REPLACE INTO meta VALUES('restored', ?)",
                (f"{utc_now():%Y-%m-%dT%H:%M:%SZ} from {source.name}",),
            )
            damaged = (
                *damaged_documents(copied), *damaged_messages(copied), *broken_chain(copied)
            )  # fmt: skip
            cases = copied.execute("SELECT count(*) FROM cases").fetchone()[0]
            copied.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise Unsound(source, str(error)) from error
        raise
    return cases, damaged


def _opened(source: Path) -> sqlite3.Connection:
    """Open a backup; a set of files that was moved aside is opened with its log."""
    if source.with_name(source.name + "-wal").exists():
        return sqlite3.connect(
            f"{source.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
        )
    return as_it_is(source)


def _swap(place: Folder, part: Path, limit: float) -> Path | None:
    lock = FairLock(place.lock, place.file_mode)
    try:
        lock.acquire(limit)
        try:
            # Nothing is moved before the new file is surely there, nor named before it is whole.
            flush(part)
            aside = _move_aside(place, part)
            flush(part)
            os.replace(part, place.database)
            flush(place.path)
            return aside
        finally:
            lock.release()
    finally:
        lock.close()


def _move_aside(place: Folder, part: Path) -> Path | None:
    """Move the old files away; an old database whose log is in it stays until it is replaced.

    So a kill in between leaves the old caseload or the new one, and neither with the other's log.
    Where the old file cannot take its log in, it goes first: missing is told, stale is not.
    """
    if not place.database.exists() and not place.log.exists():
        return None
    aside = place.path / f"replaced-{utc_now():%Y%m%dT%H%M%S.%fZ}"
    place.make_inner(aside)
    whole = _is_whole_without_log(place, part)
    if not whole and place.database.exists():
        os.rename(place.database, aside / place.database.name)
    for file in (place.log, place.index):
        if file.exists():
            os.rename(file, aside / file.name)
    if whole:
        os.link(place.database, aside / place.database.name)
    flush(aside)
    return aside


def _is_whole_without_log(place: Folder, part: Path) -> bool:
    """Take the log into the old database, and the numbers it gave into the new one."""
    try:
        uri = f"{place.database.absolute().as_uri()}?mode=rw"
        with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as old:
            given = old.execute("SELECT key, last FROM counters").fetchall()
            _count_on(part, given)
            busy = old.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return bool(busy == 0)
    except sqlite3.Error:
        return False


def _count_on(part: Path, given: list[tuple[str, int]]) -> None:
    """Go on from the numbers that the replaced caseload gave, since they are out in letters."""
    with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as new:
        new.executemany(
            "INSERT INTO counters VALUES(?, ?)"
            " ON CONFLICT(key) DO UPDATE SET last=max(last, excluded.last)",
            given,
        )
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
