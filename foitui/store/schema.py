"""The tables of the database file, how a new one is made, and how an opened one is judged."""

import contextlib
import os
import sqlite3
from pathlib import Path

from foitui.store.errors import Damaged, ReadOnly, TooNew
from foitui.store.folder import Folder

APPLICATION_ID = 0x464F4954
"""Says in the file's header that it is ours: "FOIT"."""

SCHEMA_VERSION = 3
"""Raised with a step in `migrations` whenever the tables change."""

ALL_USED = "used"
"""Stands in `meta` when every case is entered in the table `used`."""

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every TinyDB table: its name, and its documents in the order they were inserted.
CREATE TABLE tables(name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE documents(
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    id INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE(name, id)
);

-- What is derived from the documents of the table "cases"; `id` is the document's.
CREATE TABLE cases(
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    subject TEXT NOT NULL,
    stage TEXT NOT NULL,
    routes TEXT NOT NULL,
    outcome TEXT NOT NULL,
    officer TEXT NOT NULL,
    received TEXT NOT NULL,
    due TEXT,
    due_order TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    sender_reference TEXT NOT NULL,
    reply_published INTEGER NOT NULL,
    thread_key TEXT NOT NULL,
    words_checksum INTEGER NOT NULL,
    waits_for TEXT NOT NULL DEFAULT '',
    chase_by TEXT
);
CREATE INDEX cases_by_due ON cases(due_order, reference);
CREATE INDEX cases_by_stage ON cases(stage, due_order, reference);
CREATE INDEX cases_by_officer ON cases(officer, due_order, reference);
CREATE INDEX cases_by_chase ON cases(chase_by) WHERE chase_by IS NOT NULL;
CREATE INDEX cases_by_thread ON cases(thread_key, id) WHERE thread_key <> '';
CREATE TABLE messages(key TEXT PRIMARY KEY, case_id INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    body, content='', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
CREATE VIRTUAL TABLE letters USING fts5(body, content='', tokenize='trigram');
CREATE TABLE counted(
    case_id INTEGER PRIMARY KEY,
    terms TEXT NOT NULL,
    body BLOB NOT NULL
);
CREATE TABLE used(digest BLOB NOT NULL, case_id INTEGER NOT NULL, PRIMARY KEY(digest, case_id))
    WITHOUT ROWID;
CREATE INDEX used_by_case ON used(case_id);

-- What is nowhere else: the history, which is also the change feed, and what arrived.
CREATE TABLE events(
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
);
CREATE UNIQUE INDEX events_by_case ON events(case_id, version);
CREATE TABLE erased(reference TEXT PRIMARY KEY, case_id INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE raw(
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    opening INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE(case_id, key)
);

-- Who has which case open, as a courtesy; nobody is kept from anything by it.
CREATE TABLE presence(
    case_id INTEGER NOT NULL,
    program TEXT NOT NULL,
    officer TEXT NOT NULL,
    since TEXT NOT NULL,
    seen REAL NOT NULL,
    PRIMARY KEY(case_id, program)
) WITHOUT ROWID;

CREATE TABLE counters(key TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
"""


class Outdated(Exception):
    """An earlier program wrote the file: it is brought up to date before it is used."""

    def __init__(self, version: int) -> None:
        super().__init__(f"format {version}")
        self.version = version


def make_database(folder: Folder) -> None:
    """Make the database file, whole or not at all; one that is there already stays."""
    draft = folder.path / f"cases.new-{os.getpid()}"
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        draft.chmod(folder.file_mode)
        _fill(str(draft))
        flush(draft)
        # A link, because unlike a rename it never replaces the file of somebody faster.
        with contextlib.suppress(FileExistsError):
            os.link(draft, folder.database)
    finally:
        for litter in (draft, *(draft.with_name(draft.name + end) for end in ("-wal", "-shm"))):
            litter.unlink(missing_ok=True)
    flush(folder.path)


def _fill(file: str) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(f"PRAGMA application_id={APPLICATION_ID}; BEGIN; {TABLES}")
        connection.execute(
            f"INSERT INTO meta VALUES('schema_version', ?), ('{ALL_USED}', '1')",
            (str(SCHEMA_VERSION),),
        )
        connection.execute("COMMIT")
    finally:
        connection.close()


def flush(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def prepare(connection: sqlite3.Connection, *, frozen: bool = False) -> None:
    """Set what a connection needs for durable writing, and check that the file agrees.

    `frozen` says that the file is opened as one that nobody changes, where WAL plays no part.

    Raises:
        Damaged: it is not a caseload, or not one in WAL mode.
        ReadOnly: SQLite would not keep its promise of durability.
        TooNew, Outdated: a later or an earlier program wrote it.
    """
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA mmap_size=0")
    connection.execute(f"PRAGMA journal_size_limit={16 * 1024 * 1024}")
    ask = [("application_id", APPLICATION_ID), ("synchronous", 2)]
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name, _ in ask}
    if found["application_id"] != APPLICATION_ID:
        raise Damaged("", "cases.db is not a caseload")
    if found["synchronous"] != 2:
        raise ReadOnly("SQLite does not write through to the disk here")
    if not frozen and connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        raise Damaged("", "cases.db was taken out of its WAL mode by another program")
    judge_version(connection)


def judge_version(connection: sqlite3.Connection) -> None:
    """Refuse a file of another format; raises TooNew, Outdated or Damaged."""
    row = connection.execute("SELECT value FROM meta WHERE key='schema_version'").fetchone()
    if row is None or not row[0].isdecimal():
        raise Damaged("", "cases.db does not say its format")
    if int(row[0]) > SCHEMA_VERSION:
        raise TooNew(int(row[0]))
    if int(row[0]) < SCHEMA_VERSION:
        raise Outdated(int(row[0]))
