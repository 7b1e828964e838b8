"""Erasing a case so that none of its bytes stay: what is left is that it was, and who erased it."""

import contextlib
import os
import sqlite3
from pathlib import Path

from foitui.case.errors import Malformed
from foitui.case.json import from_document
from foitui.case.records import Case
from foitui.store import counted, used
from foitui.store.documents import checksum, decode
from foitui.store.errors import NotFound
from foitui.store.examining import sound_cases, unsound
from foitui.store.folder import Folder
from foitui.store.keeping import as_it_is, copy_pages, draft
from foitui.store.migrations import bring_up_to_date
from foitui.store.register import names_of, words_of
from foitui.store.schema import APPLICATION_ID, flush
from foitui.store.summary_rows import CASES

UNFINISHED = "erasure_unfinished"
"""Stands in `meta` from the erasing of a case until its last traces are gone."""


def scrub(connection: sqlite3.Connection, reference: str) -> tuple[int, int]:
    """Take a case out of every table, in the transaction that is open; `merge` must follow.

    What stays is a row in `erased` and, of each event, who saved it when.

    Returns:
        The id of the case and the number of its events.

    Raises:
        NotFound: there is no such case.
    """
    row = connection.execute("SELECT id FROM cases WHERE reference=?", (reference,)).fetchone()
    if row is None:
        raise NotFound(reference)
    (case_id,) = row
    _forget_words(connection, case_id)
    for table in ("raw", "messages", "presence"):
        connection.execute(f"DELETE FROM {table} WHERE case_id=?", (case_id,))
    counted.forget(connection, case_id)
    used.forget(connection, case_id)
    connection.execute("DELETE FROM documents WHERE name=? AND id=?", (CASES, case_id))
    connection.execute("DELETE FROM cases WHERE id=?", (case_id,))
    connection.execute("UPDATE events SET salt=NULL, body=NULL WHERE case_id=?", (case_id,))
    connection.execute("INSERT INTO erased VALUES(?, ?)", (reference, case_id))
    connection.execute(f"INSERT OR REPLACE INTO meta VALUES('{UNFINISHED}', ?)", (reference,))
    count = connection.execute("SELECT max(version) FROM events WHERE case_id=?", (case_id,))
    return case_id, count.fetchone()[0] or 0


def forget_former(connection: sqlite3.Connection, case: Case) -> None:
    """Empty all but the last event of a case, its messages, and what the indexes remember of it.

    The case must be stored as it is to stay, in the transaction that is open; `merge` must follow.
    """
    row = connection.execute("SELECT id FROM cases WHERE reference=?", (case.reference,)).fetchone()
    if row is None:
        raise NotFound(case.reference)
    (case_id,) = row
    for table in ("raw", "messages", "presence"):
        connection.execute(f"DELETE FROM {table} WHERE case_id=?", (case_id,))
    connection.execute(
        "UPDATE events SET salt=NULL, body=NULL WHERE case_id=? AND version < ?",
        (case_id, case.version),
    )
    connection.execute("INSERT OR REPLACE INTO erased VALUES(?, ?)", (case.reference, case_id))
    connection.execute(f"INSERT OR REPLACE INTO meta VALUES('{UNFINISHED}', ?)", (case.reference,))


def merge(connection: sqlite3.Connection) -> None:
    """Merge the indexes, since a deletion alone leaves the words in them."""
    for index in ("words", "letters"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES('optimize')")


def compact(connection: sqlite3.Connection) -> bool:
    """Write the file anew without its gaps, and empty the log; what was deleted is then gone.

    Returns:
        Whether the log could be emptied; not while another program reads from it.
    """
    connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        return False
    connection.execute(f"DELETE FROM meta WHERE key='{UNFINISHED}'")
    return True


def scrub_backup(path: Path, folder: Folder, reference: str) -> bool:
    """Erase a case from a backup; the backup is replaced only by a sound one.

    Returns:
        Whether the case was in it.

    Raises:
        sqlite3.Error, StoreError: it is no sound backup; it is left as it is.
    """
    with draft(path, folder.file_mode) as part:
        with contextlib.closing(as_it_is(path)) as backup:
            if backup.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise sqlite3.DatabaseError("not a backup of foitui")
            found = backup.execute("SELECT 1 FROM cases WHERE reference=?", (reference,))
            if found.fetchone() is None:
                return False
            copy_pages(backup, part)
        with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as copied:
            copied.execute("PRAGMA journal_mode=WAL")
            copied.execute("PRAGMA secure_delete=ON")
            bring_up_to_date(copied)
            copied.execute("BEGIN IMMEDIATE")
            scrub(copied, reference)
            merge(copied)
            copied.execute("COMMIT")
            compact(copied)
            if faults := list(unsound(copied)):
                raise sqlite3.DatabaseError(faults[0])
        flush(part)
        os.replace(part, path)
    flush(path.parent)
    return True


def _forget_words(connection: sqlite3.Connection, case_id: int) -> None:
    """Take a case out of the indexes; its words are gone when they are merged."""
    letters = connection.execute(
        "SELECT reference, subject, sender_reference FROM cases WHERE id=?", (case_id,)
    ).fetchone()
    words = _words(connection, case_id)
    _forget(connection, "letters", case_id, names_of(*letters))
    if words is not None:
        _forget(connection, "words", case_id, words)
    else:
        # A damaged document no longer says which words to forget, so all are learnt anew.
        connection.execute("INSERT INTO words(words) VALUES('delete-all')")
        for other, case in sound_cases(connection):
            if other != case_id:
                connection.execute(
                    "INSERT INTO words(rowid, body) VALUES(?, ?)", (other, words_of(case))
                )


def _words(connection: sqlite3.Connection, case_id: int) -> str | None:
    row = connection.execute(
        "SELECT checksum, CAST(body AS BLOB) FROM documents WHERE name=? AND id=?",
        (CASES, case_id),
    ).fetchone()
    if row is None or checksum(CASES, case_id, row[1]) != row[0]:
        return None
    with contextlib.suppress(Malformed, ValueError):
        return words_of(from_document(decode(row[1])))
    return None


def _forget(connection: sqlite3.Connection, index: str, case_id: int, text: str) -> None:
    connection.execute(
        f"INSERT INTO {index}({index}, rowid, body) VALUES('delete', ?, ?)", (case_id, text)
    )
