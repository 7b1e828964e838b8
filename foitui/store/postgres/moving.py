"""The caseload in a database as an end of a move; only a keeper may move one in."""

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from psycopg import Connection

from foitui.store.chain import Link
from foitui.store.errors import MARK, Damaged
from foitui.store.kept import is_whole
from foitui.store.moving.side import Message, Numbered, Reached, Standing
from foitui.store.postgres.connecting import Connections
from foitui.store.postgres.entering import enter, enter_own
from foitui.store.postgres.reports import rows
from foitui.store.postgres.texts import column, sound
from foitui.store.summaries import Terms

_CASES = "SELECT id, reference, checksum, body::text FROM foitui.cases WHERE id > %s ORDER BY id"
_LINKS = "SELECT * FROM foitui.events WHERE sequence > %s ORDER BY sequence"
_MESSAGES = (
    "SELECT case_id, key, opening, checksum, body FROM foitui.raw ORDER BY case_id, key OFFSET %s"
)
_COUNTS = """SELECT
    (SELECT count(*) FROM foitui.cases), (SELECT count(*) FROM foitui.raw),
    (SELECT count(*) FROM foitui.events), (SELECT count(*) FROM foitui.erased),
    (SELECT count(*) FROM foitui.counters),
    coalesce((SELECT encode(digest, 'hex') FROM foitui.events ORDER BY sequence LIMIT 1), ''),
    coalesce((SELECT encode(digest, 'hex') FROM foitui.events
              ORDER BY sequence DESC LIMIT 1), '')"""
_EMPTY = """
ALTER TABLE foitui.events DISABLE TRIGGER history_is_kept;
TRUNCATE foitui.cases, foitui.words, foitui.messages, foitui.events, foitui.erased, foitui.raw,
    foitui.counters, foitui.presence, foitui.counted, foitui.uses, foitui.officers RESTART IDENTITY;
ALTER TABLE foitui.events ENABLE TRIGGER history_is_kept;
UPDATE foitui.head SET sequence = 0, digest = decode(repeat('00', 32), 'hex'), case_id = 0;
"""


class DatabaseReader:
    """One state of the database."""

    def __init__(self, connection: Connection) -> None:
        """Read on a connection whose transaction is open."""
        self._connection = connection

    def standing(self) -> Standing:
        """Count everything."""
        row = self._connection.execute(_COUNTS).fetchone()
        assert row is not None
        cases, messages, events, erased, numbers, first, last = row
        return Standing(first, cases, messages, events, last, erased, numbers)

    def cases(self, after: int = 0) -> Iterator[Numbered]:
        """Go through the cases in the order of their numbers; raises Damaged."""
        for number, reference, checksum, text in rows(self._connection, _CASES, [after]):
            yield Numbered(number, sound(reference, checksum, text))

    def links(self, after: int = 0) -> Iterator[Link]:
        """Go through the history in the order of its events."""
        return map(Link._make, rows(self._connection, _LINKS, [after]))

    def messages(self, skipped: int = 0) -> Iterator[Message]:
        """Go through the messages as they arrived, by case and key; raises Damaged."""
        for number, key, opening, checksum, body in rows(self._connection, _MESSAGES, [skipped]):
            if not is_whole(checksum, body):
                raise Damaged("", f"a message of case {number} is not the one that arrived")
            yield Message(number, bytes(key).decode(), opening, checksum, bytes(body))

    def erased(self) -> list[tuple[str, int]]:
        """Return reference and number of every case that is gone."""
        return self._connection.execute("SELECT reference, case_id FROM foitui.erased").fetchall()

    def counters(self) -> list[tuple[str, int]]:
        """Return the last number given under each key of references."""
        return self._connection.execute("SELECT key, last FROM foitui.counters").fetchall()

    def others(self) -> list[str]:
        """Return nothing: a database holds one caseload and no other tables of it."""
        return []


class DatabaseSide:
    """An open caseload in a database."""

    def __init__(self, connections: Connections, terms: Terms) -> None:
        """Stand on connections; summaries are derived by the terms."""
        self._connections, self._terms = connections, terms
        self.place = connections.place

    @contextlib.contextmanager
    def reading(self) -> Iterator[DatabaseReader]:
        """Give one state of the database for a long read."""
        with self._connections.snapshot() as connection:
            # A long proof must not be cut off as if it were a forgotten transaction.
            connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            yield DatabaseReader(connection)

    def mark(self) -> bytes | None:
        """Return what an unfinished move has left here, or None."""
        found = self._connections.read("SELECT value FROM foitui.meta WHERE key = %s", (MARK,))
        return found[0][0].encode() if found else None

    def begin(self, mark: bytes) -> None:
        """Take everything out and leave a mark; events only the owner of the tables takes out."""
        with self._connections.transaction() as connection:
            if DatabaseReader(connection).standing().origin:
                connection.execute(_EMPTY)
            connection.execute("DELETE FROM foitui.meta WHERE key = %s", (MARK,))
            connection.execute("INSERT INTO foitui.meta VALUES(%s, %s)", (MARK, mark.decode()))

    def reached(self) -> Reached:
        """Return how far an unfinished move has come."""
        ((case, event, messages),) = self._connections.read(
            "SELECT (SELECT coalesce(max(id), 0) FROM foitui.cases),"
            " (SELECT coalesce(max(sequence), 0) FROM foitui.events),"
            " (SELECT count(*) FROM foitui.raw)"
        )
        return Reached(case, event, messages)

    def take_cases(self, cases: Sequence[Numbered]) -> None:
        """Put cases in, with what is derived from them."""
        with self._connections.transaction() as connection:
            enter(connection, cases, self._terms)

    def take_links(self, links: Sequence[Link]) -> None:
        """Put events in as they are."""
        with self._connections.transaction() as connection:
            enter_own(connection, "events", links)

    def take_messages(self, messages: Sequence[Message]) -> None:
        """Put messages in as they are."""
        with self._connections.transaction() as connection, connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO foitui.raw(case_id, key, opening, checksum, body)"
                " VALUES(%s, %s, %s, %s, %s)",
                [(each[0], each.key.encode(), *each[2:]) for each in messages],
            )

    def take_rest(self, erased: Sequence[tuple[str, int]], counters: Sequence[Any]) -> None:
        """Put in which cases are gone and which numbers were given."""
        with self._connections.transaction() as connection, connection.cursor() as cursor:
            for table, key, kept in (
                ("erased", "reference", erased),
                ("counters", "key", counters),
            ):
                if kept:
                    cursor.executemany(
                        f"INSERT INTO foitui.{table} VALUES(%s, %s) ON CONFLICT ({key}) DO NOTHING",
                        [(column(name), number) for name, number in kept],
                    )

    def finish(self) -> None:
        """Take the mark away: it is a caseload now."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE foitui.head SET case_id = greatest(case_id,"
                " (SELECT max(case_id) FROM foitui.events), (SELECT max(id) FROM foitui.cases))"
            )
            connection.execute("DELETE FROM foitui.meta WHERE key = %s", (MARK,))
