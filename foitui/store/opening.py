"""Opening a caseload: what must be true of its folder and file before anything is read."""

import os
import sqlite3
from pathlib import Path

from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation
from foitui.store.cases import TinyDbCaseStore
from foitui.store.engine import Engine
from foitui.store.errors import MARK, Missing, OldSqlite, ReadOnly, Unfinished
from foitui.store.folder import Folder
from foitui.store.lock import LIMIT
from foitui.store.references import DEFAULT_SCHEME, write
from foitui.store.schema import Outdated, make_database
from foitui.store.signature import Signature
from foitui.store.terms import Terms
from foitui.store.trouble import as_store_errors

OLDEST_SQLITE = (3, 34, 0)
"""The first with an index of letters (FTS5's trigram tokenizer)."""


def open_store(
    folder: Path,
    calendar: Calendar,
    *,
    scheme: str = DEFAULT_SCHEME,
    create: bool = False,
    authority: AuthorityKind = "other",
    nation: Nation = "england",
    signature: Signature | None = None,
    limit: float = LIMIT,
    half_moved: bool = False,
) -> TinyDbCaseStore:
    """Open the caseload in a folder; with `create`, start one where there has never been any.

    Where this account may not write, it is opened for reading; `read_only` of the store says why.

    Args:
        folder: where it lives.
        calendar: the working days by which due dates are counted.
        scheme: how references are written, with {year} and {number}.
        create: whether to start a caseload.
        authority: which time limits hold for it.
        nation: whose holidays move a subject access deadline.
        signature: what the history says of who saves, beside the login name.
        limit: seconds to wait for another program before Busy.
        half_moved: whether to open one into which a move is not finished, to go on with it.

    Raises:
        Missing: there is no caseload, or the one that was here is gone.
        Damaged: the file is not a sound caseload; it is left as it is.
        Unsafe, ReadOnly: the folder is no safe place for one.
        TooNew: a newer program keeps it.
        Unfinished: a move into it is not finished.
        OldSqlite: this Python's SQLite is too old.
        ValueError: the scheme is none.
    """
    write(scheme, 2000, 1)
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise OldSqlite(sqlite3.sqlite_version, ".".join(map(str, OLDEST_SQLITE)))
    place = Folder(folder)
    with as_store_errors(place):
        if create:
            place.make()
        place.check()
        if not place.database.exists():
            _start(place, create)
        engine = _engine(place, limit)
    try:
        if not half_moved and engine.read("SELECT 1 FROM meta WHERE key=?", (MARK,)):
            raise Unfinished(str(place.path))
        return TinyDbCaseStore(engine, Terms(calendar, authority, nation), scheme, signature)
    except BaseException:
        engine.close()
        raise


def _engine(place: Folder, limit: float) -> Engine:
    """Open the file, brought up to date if an earlier program wrote it."""
    read_only = _why_read_only(place)
    try:
        return Engine(place, read_only=read_only, limit=limit)
    except Outdated:
        # Imported where it is needed: once in the life of a caseload.
        from foitui.store.migrations import upgrade

        upgrade(place, read_only, limit)
        return Engine(place, read_only=read_only, limit=limit)


def _start(place: Folder, create: bool) -> None:
    """Make the first file of a caseload, never one in the place of a file that was lost."""
    if place.lock.exists() or place.log.exists():
        raise Missing(
            str(place.path), "its file cases.db is gone; restore it from the newest backup"
        )
    if not create:
        raise Missing(str(place.path), "name another folder or start one there")
    make_database(place)


def _why_read_only(place: Folder) -> str:
    if _may(place.database, os.W_OK) and _may(place.path, os.W_OK):
        return ""
    if not _may(place.database, os.R_OK):
        raise ReadOnly(f"this account may not read {place.database}")
    return f"this account may read {place.path} but not write there"


def _may(path: Path, right: int) -> bool:
    return os.access(path, right, effective_ids=True)
