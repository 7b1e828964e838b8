"""What is derived from the documents of cases, kept in step within the transaction of each write.

It follows the TinyDB table of cases: whichever way a case document is written, its summary row,
full-text index, message keys, events and what is counted of it are written with it, or the write
is taken back.
"""

import math
import zlib
from collections.abc import Mapping, Sequence
from sqlite3 import Connection
from typing import Any

import msgspec

from foitui.case.json import checked, from_document
from foitui.case.records import Case
from foitui.store import chain, counted, used
from foitui.store.documents import encode, storable
from foitui.store.engine import Engine
from foitui.store.former import UNKNOWN, Former, former
from foitui.store.protocol import Summary
from foitui.store.rows import Prepared, Rows
from foitui.store.signature import Signature
from foitui.store.summaries import summarise
from foitui.store.summary_rows import CASES, SUMMARY_COLUMNS
from foitui.store.summary_rows import NOT_DUE as NOT_DUE
from foitui.store.summary_rows import as_summary as as_summary
from foitui.store.terms import Terms

_COLUMNS = (
    *SUMMARY_COLUMNS.split(", "),
    "due_order",
    "thread_key",
    "words_checksum",
)
"""The columns of a summary row that are written, beside its id."""

_Row = tuple[Any, ...]
_VERSION, _WORDS = _COLUMNS.index("version"), _COLUMNS.index("words_checksum")
_NAMES = [_COLUMNS.index(name) for name in ("reference", "subject", "sender_reference")]
"""What is found by any part of it; officers are few, and looked through where they are needed."""

_READ_ROW = f"SELECT {', '.join(_COLUMNS)} FROM cases WHERE id=?"
_INSERT_ROW = f"INSERT INTO cases(id, {', '.join(_COLUMNS)}) VALUES(?{', ?' * len(_COLUMNS)})"


class Register:
    """Keeps summaries, index, message keys and events of the cases; a `rows.Keeper`."""

    def __init__(self, engine: Engine, terms: Terms, signature: Signature | None = None) -> None:
        """Follow the cases of one caseload; a row of the list is derived by the terms."""
        self._engine = engine
        self.terms = terms
        self.signature = signature or Signature()

    def writing(self, doc_id: int, document: Mapping[str, Any]) -> None:
        """Follow a case that is inserted or changed.

        Raises:
            Malformed: the document is not a case.
            ValueError: it holds no event beyond those stored, so the change has no author.
        """
        source, row = (
            (document.source, document.row) if isinstance(document, Prepared) else (None, ())
        )
        case = checked(source) if isinstance(source, Case) else from_document(document)
        connection = self._engine.in_transaction
        before = connection.execute(_READ_ROW, (doc_id,)).fetchone()
        version = before[_VERSION] if before else 0
        if case.version <= version:
            raise ValueError("a case is saved with the event that changed it")
        known = self._former(doc_id) if before else UNKNOWN
        row = row or _row_of(case, self.summary_of(case))
        if before is None or before[_WORDS] != row[_WORDS]:
            enter(connection, "words", doc_id, words_of(case), self._stored_words(doc_id))
        enter(connection, "letters", doc_id, _names_in(row), _names_in(before))
        _write_summary(connection, doc_id, before, row)
        _write_messages(connection, doc_id, [key for key in keys_of(case) if key not in known.keys])
        events = case.events[version:]
        chain.append(connection, (doc_id, case.reference), events, version, self.signature)
        if not known.has(case, "claims"):
            used.follow(connection, doc_id, used.digests_in(case.claims))
        count = counted.hand_over if known.counts_as(case) else counted.follow
        count(connection, doc_id, case, self.terms)

    def prepared(self, case: Case) -> Prepared:
        """Return a case as a document with its row of the list: nobody waits meanwhile."""
        return prepared(case, _row_of(case, self.summary_of(case)))

    def removing(self, doc_id: int) -> None:
        """Refuse: a case never leaves without a trace."""
        raise ValueError(f"{self.name_of(doc_id)} is a case, and cases are not removed")

    def highest_gone(self) -> int:
        """Return the highest id of an erased case, whose history still goes by it."""
        return int(self._engine.read("SELECT coalesce(max(case_id), 0) FROM erased")[0][0])

    def name_of(self, doc_id: int) -> str:
        """Return the reference of a case."""
        rows = self._engine.read("SELECT reference FROM cases WHERE id=?", (doc_id,))
        return str(rows[0][0]) if rows else f"case {doc_id}"

    def refresh(self, doc_id: int, case: Case) -> None:
        """Derive the summary of a stored case anew."""
        connection = self._engine.in_transaction
        before = connection.execute(_READ_ROW, (doc_id,)).fetchone()
        _write_summary(connection, doc_id, before, _row_of(case, self.summary_of(case)))

    def rebuild(self, doc_id: int, case: Case) -> None:
        """Enter a case in tables and indexes that were emptied before."""
        connection, row = self._engine.in_transaction, _row_of(case, self.summary_of(case))
        before = connection.execute(_READ_ROW, (doc_id,)).fetchone()
        enter(connection, "words", doc_id, words_of(case))
        enter(connection, "letters", doc_id, _names_in(row))
        _write_summary(connection, doc_id, before, row)
        _write_messages(connection, doc_id, keys_of(case))
        used.follow(connection, doc_id, used.digests_in(case.claims))
        counted.follow(connection, doc_id, case, self.terms)

    def summary_of(self, case: Case) -> Summary:
        """Derive what the list should show of a case."""
        return summarise(case, self.terms)

    def _former(self, doc_id: int) -> Former:
        rows = self._engine.read(
            "SELECT CAST(body AS BLOB) FROM documents WHERE name=? AND id=?", (CASES, doc_id)
        )
        return former(rows[0][0]) if rows else UNKNOWN

    def _stored_words(self, doc_id: int) -> str:
        document = Rows(self._engine, CASES, self).get(str(doc_id))
        return words_of(from_document(document)) if document else ""


def _write_summary(connection: Connection, doc_id: int, before: _Row | None, row: _Row) -> None:
    """Write a summary row; of one that is there only what changed, to spare the indexes."""
    if before is None:
        connection.execute(_INSERT_ROW, (doc_id, *row))
        return
    changed = [place for place, value in enumerate(row) if value != before[place]]
    if changed:
        columns = ", ".join(f"{_COLUMNS[place]}=?" for place in changed)
        connection.execute(
            f"UPDATE cases SET {columns} WHERE id=?", (*(row[place] for place in changed), doc_id)
        )


def _row_of(case: Case, summary: Summary) -> _Row:
    """Return the values of a summary row, in the order of _COLUMNS."""
    due = summary.due.isoformat() if summary.due else None
    return (
        summary.reference,
        summary.subject,
        summary.stage,
        " ".join(summary.routes),
        summary.outcome,
        storable(summary.officer),
        summary.received.isoformat(),
        due,
        summary.provisional,
        storable(summary.sender_reference),
        summary.reply_published,
        summary.version,
        summary.waits_for or "",
        summary.chase_by.isoformat() if summary.chase_by else None,
        due or NOT_DUE,
        storable(case.request.thread_key),
        fingerprint(words_of(case)),
    )


def _names_in(row: _Row | None) -> str:
    return names_of(*(row[place] for place in _NAMES)) if row else ""


def names_of(reference: str, subject: str, sender_reference: str) -> str:
    """Return the text of which any part is found.

    The index holds runs of three letters, and so that one begins with the last letter of a name,
    two line ends follow it.
    """
    return f"{reference}\n{subject}\n{sender_reference}\n\n"


def prepared(case: Case, row: _Row = ()) -> Prepared:
    """Return a case as a document whose JSON is made at once: a third of a save's own time."""
    try:
        body = msgspec.json.encode(case)
    except UnicodeEncodeError:
        body = encode(msgspec.to_builtins(case))
    if case.cost.hours is not None and not math.isfinite(case.cost.hours):
        raise ValueError("hours that are no number have no form in JSON")
    return Prepared(body, case, row)


def words_of(case: Case) -> str:
    """Return the text in which words are found by how they start."""
    request = case.request
    return storable(
        "\n".join((case.reference, request.subject, request.sender_reference, request.text))
    )


def letters_of(summary: Summary) -> str:
    """Return the short text in which any part of a word is found."""
    return storable(
        "\n".join((summary.reference, summary.subject, summary.sender_reference, summary.officer))
    )


def fingerprint(words: str) -> int:
    """Return the checksum by which a text is known to be in the index already."""
    return zlib.crc32(words.encode())


def enter(connection: Connection, index: str, doc_id: int, text: str, before: str = "") -> None:
    """Enter a text in an index; one without content needs the old text to forget it."""
    if text == before:
        return
    if before:
        connection.execute(
            f"INSERT INTO {index}({index}, rowid, body) VALUES('delete', ?, ?)", (doc_id, before)
        )
    connection.execute(f"INSERT INTO {index}(rowid, body) VALUES(?, ?)", (doc_id, text))


def keys_of(case: Case) -> list[str]:
    """Return the keys of the messages that are part of a case."""
    keys = (case.request.message_key, *(message.message_key for message in case.correspondence))
    return [storable(key) for key in keys if key]


def _write_messages(connection: Connection, doc_id: int, keys: Sequence[str]) -> None:
    if keys:
        connection.executemany(
            "INSERT OR IGNORE INTO messages VALUES(?, ?)", [(key, doc_id) for key in keys]
        )
