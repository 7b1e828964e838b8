"""The examination of a caseload: every check by name, and what it found."""

import re
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from foitui.store import examining
from foitui.store.chain import last
from foitui.store.engine import Engine
from foitui.store.erasing import UNFINISHED
from foitui.store.errors import StoreError
from foitui.store.folder import Folder, file_system
from foitui.store.keeping import backups_in, is_running, parts_in, when
from foitui.store.schema import SCHEMA_VERSION
from foitui.store.signature import utc_now

if TYPE_CHECKING:
    from foitui.store.register import Register

TOLD = 20
"""Faults of one kind that are told; the rest are counted."""

_LITTER = re.compile(r"cases\.new-(\d+)(-wal|-shm)?")


@dataclass(frozen=True)
class Finding:
    """What one check found."""

    check: str
    faults: tuple[str, ...] = ()
    """What is wrong; empty when nothing is."""
    notes: tuple[str, ...] = ()
    """What is worth knowing and no fault."""
    mend: str = ""
    """What to do about the faults."""


def examine(engine: Engine, register: "Register") -> Iterator[Finding]:
    """Go through every check, the cheap ones first."""
    yield Finding("sqlite", notes=sqlite_notes())
    yield _folder(engine.folder)
    yield _litter(engine.folder)
    yield _backups(engine.folder)
    with engine.snapshot() as connection:
        connection.execute("BEGIN")
        yield _file(connection)
        checks: tuple[tuple[str, Iterable[str], str], ...] = (
            ("database", examining.unsound(connection), RESTORE),
            ("documents", examining.damaged_documents(connection), RESTORE),
            ("messages", examining.damaged_messages(connection), RESTORE),
            ("history", examining.broken_chain(connection), ASK),
            (
                "list",
                examining.strange_summaries(connection, register.summary_of),
                "foitui doctor --rebuild",
            ),
            (
                "statistics",
                examining.strange_counts(connection, register.terms),
                "foitui doctor --rebuild",
            ),
        )
        for name, faults, mend in checks:
            found = told(faults)
            notes = _history_notes(connection) if name == "history" else ()
            yield Finding(name, found, notes, mend if found else "")
        connection.execute("ROLLBACK")
    if not engine.read_only:
        with engine.transaction() as connection:
            found = told(examining.strange_index(connection))
        yield Finding("index", found, mend="foitui doctor --rebuild" if found else "")


RESTORE = "restore from a backup that is whole: foitui restore"
ASK = "find out who changed the files past foitui; compare with a backup"


def sqlite_notes() -> tuple[str, ...]:
    """Say which SQLite this is, and what is known of it."""
    told = [f"SQLite {sqlite3.sqlite_version}"]
    if (3, 7, 0) <= sqlite3.sqlite_version_info < (3, 51, 3):
        told.append(
            "versions before 3.51.3 can, rarely, damage a file when two programs write and tidy"
            " up at once; foitui's lock lets one at a time do either"
        )
    return tuple(told)


def _folder(folder: Folder) -> Finding:
    faults, kind = [], file_system(folder.path)
    try:
        folder.check()
    except StoreError as error:
        faults.append(str(error))
    for path in (folder.database, folder.lock, folder.log, folder.index):
        if path.exists() and (mode := stat.S_IMODE(path.stat().st_mode)) & ~folder.file_mode:
            faults.append(f"{path.name} is open to more than it should be ({mode:o})")
    mend = f"chmod {folder.file_mode:o} on the files" if faults else ""
    where = f"on {kind}" if kind else "on a file system of unknown type"
    return Finding("folder", tuple(faults), (f"{folder.path}, {where}",), mend)


def _litter(folder: Folder) -> Finding:
    left = [*parts_in(folder.path), *parts_in(folder.backups)]
    for path in folder.path.iterdir():
        found = _LITTER.fullmatch(path.name)
        if found and not is_running(int(found[1])):
            left.append(path)
    aside = tuple(
        f"{path.name} holds what a restore replaced" for path in folder.path.glob("replaced-*")
    )
    faults = tuple(f"{path} was left by a program that was killed" for path in left)
    return Finding("litter", faults, aside, "delete it" if faults else "")


def _backups(folder: Folder) -> Finding:
    found = backups_in(folder.backups)
    made = when(found[0]) if found else None
    if made is None:
        return Finding("backups", notes=("none in the folder; make one with 'foitui backup'",))
    days = (utc_now() - made).days
    return Finding(
        "backups", notes=(f"{len(found)}, the newest of {made:%Y-%m-%d}, {days} days old",)
    )


def _file(connection: sqlite3.Connection) -> Finding:
    journal = connection.execute("PRAGMA journal_mode").fetchone()[0]
    restored = connection.execute("SELECT value FROM meta WHERE key='restored'").fetchone()
    unfinished = connection.execute("SELECT value FROM meta WHERE key=?", (UNFINISHED,)).fetchone()
    notes = [f"format {SCHEMA_VERSION}, journal {journal}"]
    if restored:
        notes.append(f"restored on {restored[0]}")
    faults = [f"the erasure of {unfinished[0]} left traces"] if unfinished else []
    return Finding("file", tuple(faults), tuple(notes), "foitui compact" if faults else "")


def _history_notes(connection: sqlite3.Connection) -> tuple[str, ...]:
    sequence, digest = last(connection)
    jumps = tuple(
        f"the clock of this machine went back: {said}"
        for said in told(examining.turned_back(connection))
    )
    return (f"{sequence} events; the last digest is {digest.hex()}", *jumps)


def told(faults: Iterable[str]) -> tuple[str, ...]:
    """Take as many faults as are told, and count the rest."""
    every = iter(faults)
    first = list(islice(every, TOLD))
    more = sum(1 for _ in every)
    return (*first, f"and {more} more") if more else tuple(first)
