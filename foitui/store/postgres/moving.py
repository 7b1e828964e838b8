"""The caseload in a database as an end of a move; only a keeper may move one in."""

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from psycopg import Connection, errors

from foitui.store.chain import Link
from foitui.store.documents import column
from foitui.store.errors import MARK, Damaged, ReadOnly
from foitui.store.kept import is_whole
from foitui.store.moving.side import Message, Numbered, Reached, Standing, Unproven
from foitui.store.postgres import texts
from foitui.store.postgres.connecting import Connections
from foitui.store.postgres.entering import enter, enter_own
from foitui.store.postgres.functions import TURN
from foitui.store.postgres.reports import rows
from foitui.store.postgres.texts import sound
from foitui.store.postgres.trouble import as_store_errors
from foitui.store.summaries import Terms

_CASES = (
    "SELECT id, reference, checksum, body::text, CASE WHEN %s THEN"
    " ARRAY(SELECT e.body FROM foitui.events e WHERE case_id = id ORDER BY e.version) END"
    " FROM foitui.cases WHERE id > %s ORDER BY id"
)
_LINKS = (
    f"SELECT {', '.join(Link._fields)} FROM foitui.events WHERE sequence > %s ORDER BY sequence"
)
_MESSAGES = (
    "SELECT id, case_id, key, opening, checksum, body FROM foitui.raw WHERE id > %s ORDER BY id"
)
_CHAINED = (
    f"SELECT {', '.join(Link._fields)}, (SELECT digest FROM foitui.events b"
    " WHERE b.case_id = e.case_id AND b.version = e.version - 1) FROM foitui.events e"
    " ORDER BY sequence"
)
_LOOSE_ENDS = """
SELECT format('%%s has %%s events, its history %%s', reference, version, there)
FROM foitui.cases, LATERAL (SELECT count(*) AS there FROM foitui.events WHERE case_id = id) AS e
WHERE version <> there
UNION ALL SELECT DISTINCT reference || ' has a history and no case' FROM foitui.events e
WHERE NOT EXISTS (SELECT 1 FROM foitui.cases c WHERE c.id = e.case_id)
AND NOT EXISTS (SELECT 1 FROM foitui.erased g WHERE g.case_id = e.case_id)"""
_HELD = (
    "lock_timeout = '5s'",
    "idle_in_transaction_session_timeout = 0",
    # A program whose machine is gone must not keep the turn for the two hours that are usual.
    "tcp_keepalives_idle = 10",
    "tcp_keepalives_interval = 10",
    "tcp_keepalives_count = 3",
)
"""Settings of the connection that has the turn while others do the work."""
FEW = 20
"""Rows of which one may be megabytes that are on their way at a time."""
_COUNTS = """SELECT
    (SELECT count(*) FROM foitui.cases), (SELECT count(*) FROM foitui.raw),
    (SELECT count(*) FROM foitui.events), (SELECT count(*) FROM foitui.erased),
    (SELECT count(*) FROM foitui.counters),
    coalesce((SELECT encode(digest, 'hex') FROM foitui.events ORDER BY sequence LIMIT 1), ''),
    coalesce((SELECT encode(digest, 'hex') FROM foitui.events
              ORDER BY sequence DESC LIMIT 1), '')"""
_EMPTY = """
ALTER TABLE foitui.events DISABLE TRIGGER history_is_kept;
TRUNCATE foitui.cases, foitui.places, foitui.held, foitui.words, foitui.messages, foitui.events,
    foitui.erased, foitui.raw, foitui.counters, foitui.presence, foitui.counted, foitui.uses,
    foitui.officers RESTART IDENTITY;
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

    def cases(self, after: int = 0, *, as_saved: bool = False) -> Iterator[Numbered]:
        """Go through the cases in the order of their numbers; raises Damaged."""
        for row in rows(self._connection, _CASES, [as_saved, after], FEW):
            number, reference, checksum, text, events = row
            case = texts.as_saved(sound(reference, checksum, text), events or ())
            yield Numbered(number, case, len(text))

    def links(self, after: int = 0) -> Iterator[Link]:
        """Go through the history in the order of its events."""
        return map(Link._make, rows(self._connection, _LINKS, [after]))

    def chained(self) -> Iterator[tuple[Link, bytes | None]]:
        """Go through the history, each event with the digest of the one before it in its case."""
        for *row, before in rows(self._connection, _CHAINED, []):
            yield Link._make(row), before

    def messages(self, after: int = 0) -> Iterator[Message]:
        """Go through the messages in the order in which they arrived; raises Damaged."""
        for row in rows(self._connection, _MESSAGES, [after], FEW):
            own, number, key, opening, checksum, body = row
            if not is_whole(checksum, body):
                raise Damaged("", f"a message of case {number} is not the one that arrived")
            yield Message(own, number, bytes(key).decode(), opening, checksum, bytes(body))

    def digest_at(self, sequence: int) -> str:
        """Return the digest of one event in hexadecimal, empty where there is none."""
        sql = "SELECT encode(digest, 'hex') FROM foitui.events WHERE sequence = %s"
        row = self._connection.execute(sql, (sequence,)).fetchone()
        return row[0] if row else ""

    def loose_ends(self) -> Iterator[str]:
        """Tell which cases have more or fewer events than they say, or a history and no case."""
        return (told for (told,) in rows(self._connection, _LOOSE_ENDS, []))

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

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep everybody else from writing here for as long as a block lasts; raises Busy.

        What is put in takes no turn of its own. It is asked for twice: the first time tells who
        has it.
        """
        self._connections.write(TURN, ())
        with (
            as_store_errors(self.place),
            self._connections.spare() as spare,
            spare.transaction(),
        ):
            for setting in _HELD:
                spare.execute(f"SET LOCAL {setting}")
            spare.execute(TURN)
            yield

    def mark(self) -> bytes | None:
        """Return what an unfinished move has left here, or None."""
        found = self._connections.read("SELECT value FROM foitui.meta WHERE key = %s", (MARK,))
        return found[0][0].encode() if found else None

    def begin(self, mark: bytes) -> None:
        """Take everything out and leave a mark; events only the owner of the tables takes out."""
        with self._connections.transaction() as connection:
            if DatabaseReader(connection).standing().origin:
                try:
                    connection.execute(_EMPTY)
                except errors.InsufficientPrivilege as error:
                    raise ReadOnly(
                        f"a move into {self.place} begins anew,"
                        " and only the owner of its tables may take the history out again"
                    ) from error
            connection.execute("DELETE FROM foitui.meta WHERE key = %s", (MARK,))
            connection.execute("INSERT INTO foitui.meta VALUES(%s, %s)", (MARK, mark.decode()))

    def remark(self, mark: bytes) -> None:
        """Leave another mark in the place of the one that is here."""
        sql = "UPDATE foitui.meta SET value = %s WHERE key = %s"
        with self._connections.transaction() as connection:
            connection.execute(sql, (mark.decode(), MARK))

    def reached(self) -> Reached:
        """Return how far an unfinished move has come."""
        ((case, event, message),) = self._connections.read(
            "SELECT (SELECT coalesce(max(id), 0) FROM foitui.cases),"
            " (SELECT coalesce(max(sequence), 0) FROM foitui.events),"
            " (SELECT coalesce(max(id), 0) FROM foitui.raw)"
        )
        return Reached(case, event, message)

    def take_cases(self, cases: Sequence[Numbered]) -> None:
        """Put cases in, with what is derived from them."""
        with self._connections.transaction() as connection:
            enter(connection, [each[:2] for each in cases], self._terms)

    def take_links(self, links: Sequence[Link]) -> None:
        """Put events in as they are."""
        if any("\0" in link.name for link in links):
            raise Unproven(self.place, "the name of whoever saved holds a NUL, as no database can")
        with self._connections.transaction() as connection:
            enter_own(connection, "events", links)

    def take_messages(self, messages: Sequence[Message]) -> None:
        """Put messages in as they are."""
        with self._connections.transaction() as connection:
            enter_own(
                connection, "raw", [(*each[:2], each.key.encode(), *each[3:]) for each in messages]
            )

    def take_rest(self, erased: Sequence[tuple[str, int]], counters: Sequence[Any]) -> None:
        """Put in which cases are gone and which numbers were given, and no others."""
        with self._connections.transaction() as connection:
            for table, kept in (("erased", erased), ("counters", counters)):
                connection.execute(f"DELETE FROM foitui.{table}")
                enter_own(connection, table, [(column(name), number) for name, number in kept])

    def finish(self) -> None:
        """Take the mark away: it is a caseload now."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE foitui.head SET case_id = greatest(case_id,"
                " (SELECT max(case_id) FROM foitui.events), (SELECT max(id) FROM foitui.cases))"
            )
            connection.execute("DELETE FROM foitui.meta WHERE key = %s", (MARK,))
