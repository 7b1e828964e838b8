"""How the file of an earlier program is brought up to date: a backup first, then one transaction.

A step is frozen once it was released: it writes what the tables were at its version, whatever
later ones make of them. `tests/store/past` has a caseload of every version.
"""

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator

from foitui.store import chain
from foitui.store.errors import Damaged, ReadOnly
from foitui.store.folder import Folder
from foitui.store.keeping import copy_of
from foitui.store.lock import LIMIT, FairLock
from foitui.store.schema import SCHEMA_VERSION, Outdated, judge_version
from foitui.store.trouble import as_store_errors


def upgrade(folder: Folder, read_only: str = "", limit: float = LIMIT) -> None:
    """Bring the caseload of a folder up to date, once, whoever comes first.

    Raises:
        ReadOnly: this account may not; Busy, Full, Damaged: nothing was changed.
    """
    if read_only:
        raise ReadOnly(
            "an earlier foitui wrote this caseload; whoever may write there must open it first"
        )
    with as_store_errors(folder), _turn(folder, limit):
        uri = f"{folder.database.absolute().as_uri()}?mode=rw"
        with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            version = version_of(connection)
            if version < SCHEMA_VERSION:
                copy_of(connection, folder, folder.backups, f"before-format-{SCHEMA_VERSION}")
                bring_up_to_date(connection)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Take all steps that are missing, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in STEPS[version_of(connection) - 1 :]:
            step(connection)
        connection.execute(
            "UPDATE meta SET value=? WHERE key='schema_version'", (str(SCHEMA_VERSION),)
        )
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a file that may be an earlier one; raises TooNew or Damaged."""
    try:
        judge_version(connection)
    except Outdated as found:
        if found.version < 1:
            raise Damaged("", "cases.db does not say its format") from None
        return found.version
    return SCHEMA_VERSION


@contextlib.contextmanager
def _turn(folder: Folder, limit: float) -> Iterator[None]:
    lock = FairLock(folder.lock, folder.file_mode)
    try:
        lock.acquire(limit)
        try:
            yield
        finally:
            lock.release()
    finally:
        lock.close()


def _to_2(connection: sqlite3.Connection) -> None:
    """Chain the events, keep a message of every key, cap the subject that the list shows."""
    for statement in _TABLES_2:
        connection.execute(statement)
    _chain_events(connection)
    connection.execute(
        "INSERT INTO raw SELECT NULL, case_id, coalesce((SELECT"
        " CASE WHEN json_valid(CAST(body AS TEXT))"
        " THEN json_extract(CAST(body AS TEXT), '$.request.message_key') END"
        " FROM documents WHERE name='cases' AND id = case_id), ''), 1, checksum, body FROM raw_1"
    )
    connection.execute("DROP TABLE events_1")
    connection.execute("DROP TABLE raw_1")
    _cap_subjects(connection)


def _chain_events(connection: sqlite3.Connection) -> None:
    """Give every event its place in the chain; the store's own time is that of the event."""
    before, of_case, saved = chain.NOTHING, dict[int, bytes](), ""
    rows = connection.execute(
        "SELECT sequence, case_id, reference, version, body FROM events_1 ORDER BY sequence"
    )
    for number, (_, case_id, reference, version, body) in enumerate(rows, start=1):
        # A damaged event keeps its damage, and the time of the one before it.
        with contextlib.suppress(ValueError, KeyError, TypeError):
            saved = str(json.loads(body)["at"])
        before = of_case[case_id] = chain.insert(
            connection,
            (number, case_id, reference, version, saved, ""),
            os.urandom(16),
            bytes(body),
            before,
            of_case.get(case_id, chain.NOTHING),
        )


def _cap_subjects(connection: sqlite3.Connection) -> None:
    """Shorten the long subjects in summary and index, which forgets only what it is told."""
    rows = connection.execute(
        "SELECT id, reference, subject, sender_reference, officer FROM cases"
        " WHERE length(subject) > 200"
    ).fetchall()
    for doc_id, reference, subject, sender_reference, officer in rows:
        short = subject[:199] + "…"
        for text, command in ((subject, "letters, "), (short, "")):
            body = "\n".join((reference, text, sender_reference, officer))
            marks = "'delete', ?, ?" if command else "?, ?"
            connection.execute(
                f"INSERT INTO letters({command}rowid, body) VALUES({marks})", (doc_id, body)
            )
        connection.execute("UPDATE cases SET subject=? WHERE id=?", (short, doc_id))


def _to_3(connection: sqlite3.Connection) -> None:
    """Take the officer out of the index of letters; have the tables that follow every save.

    What they hold of earlier cases is derived when it is first asked for.
    """
    connection.execute("INSERT INTO letters(letters) VALUES('delete-all')")
    connection.execute(
        "INSERT INTO letters(rowid, body) SELECT id,"
        " reference || char(10) || subject || char(10) || sender_reference || char(10, 10)"
        " FROM cases ORDER BY id"
    )
    for table in ("counted", "used"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute("DELETE FROM meta WHERE key='used'")
    for statement in _TABLES_3:
        connection.execute(statement)


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_to_2, _to_3)
"""The step at place n leads from version n + 1 to the next one."""

_TABLES_2 = (
    "ALTER TABLE events RENAME TO events_1",
    "ALTER TABLE raw RENAME TO raw_1",
    """CREATE TABLE events(
    sequence INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL,
    reference TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved TEXT NOT NULL,
    name TEXT NOT NULL,
    salt BLOB,
    body BLOB,
    sealed BLOB NOT NULL,
    digest BLOB NOT NULL
)""",
    "CREATE UNIQUE INDEX events_by_case ON events(case_id, version)",
    "CREATE TABLE erased(reference TEXT PRIMARY KEY, case_id INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE raw(
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    opening INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE(case_id, key)
)""",
    """CREATE TABLE presence(
    case_id INTEGER NOT NULL,
    program TEXT NOT NULL,
    officer TEXT NOT NULL,
    since TEXT NOT NULL,
    seen REAL NOT NULL,
    PRIMARY KEY(case_id, program)
) WITHOUT ROWID""",
)

_TABLES_3 = (
    """CREATE TABLE counted(
    case_id INTEGER PRIMARY KEY,
    terms TEXT NOT NULL,
    body BLOB NOT NULL
)""",
    "CREATE TABLE used(digest BLOB NOT NULL, case_id INTEGER NOT NULL,"
    " PRIMARY KEY(digest, case_id)) WITHOUT ROWID",
    "CREATE INDEX used_by_case ON used(case_id)",
    "ALTER TABLE cases ADD COLUMN waits_for TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN chase_by TEXT",
    "CREATE INDEX cases_by_chase ON cases(chase_by) WHERE chase_by IS NOT NULL",
)
