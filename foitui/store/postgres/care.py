"""What keeps an open caseload in PostgreSQL well, as far as it is not the server's own work."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from foitui.store.chain import Signature
from foitui.store.health import Finding, told
from foitui.store.postgres import examining
from foitui.store.postgres.connecting import Connections
from foitui.store.postgres.functions import TURN
from foitui.store.postgres.schema import SCHEMA_VERSION
from foitui.store.protocol import Erasure
from foitui.store.summaries import Terms

if TYPE_CHECKING:
    from foitui.store.postgres.moving import DatabaseSide

BACKUP = (
    "PostgreSQL backs it up: pg_dump for a copy, base backups and archived WAL for every minute"
)
COMPACT = "PostgreSQL makes use of free room by itself (autovacuum)"
RESTORE = "restore it from a backup of the database"
REBUILD = "foitui doctor --rebuild"
ASK = "find out who changed the database past foitui; compare with a backup"

AT_ONCE = 500
"""Cases that are derived anew in one message."""


class DatabaseCare:
    """The care of one caseload in a database."""

    def __init__(self, connections: Connections, terms: Terms, signature: Signature) -> None:
        """Look after the caseload behind some connections."""
        self._connections = connections
        self._terms = terms
        self._signature = signature

    def erase(self, reference: str, why: str, officer: str, at: dt.datetime) -> Erasure:
        """Erase a case, and say where PostgreSQL may still have it; raises NotFound or ReadOnly."""
        from foitui.store.postgres.erasing import erase, erasing_event

        event = erasing_event(why, officer, at)
        return erase(self._connections, reference, event, self._signature.name)

    def export(self, stream: BinaryIO, *, whole: bool) -> int:
        """Write the caseload for plain TinyDB, or only its cases; raises Damaged."""
        from foitui.store.postgres.exchange import export

        with self._connections.snapshot() as connection:
            return export(connection, stream, whole=whole)

    def take_in(self, stream: BinaryIO) -> int:
        """Put the export of a caseload into this empty one; raises Unfit or NotEmpty."""
        from foitui.store.exchange import read_export
        from foitui.store.postgres.exchange import take_in

        return take_in(self._connections, self._terms, self._signature, read_export(stream))

    def side(self) -> "DatabaseSide":
        """Return the caseload as an end of a move."""
        from foitui.store.postgres.moving import DatabaseSide

        return DatabaseSide(self._connections, self._terms)

    def examine(self) -> Iterator[Finding]:
        """Go through everything that can be wrong with the caseload."""
        with self._connections.snapshot() as connection:
            checks = (
                ("server", examining.unsafe_settings(connection), "ask who keeps the server"),
                ("rights", examining.loose_rights(connection), "foitui init --data ADDRESS"),
                ("documents", examining.damaged_documents(connection), RESTORE),
                ("messages", examining.damaged_messages(connection), RESTORE),
                ("history", examining.broken_chain(connection), ASK),
                ("list", examining.strange_summaries(connection, self._terms), REBUILD),
                ("counts", examining.strange_counts(connection, self._terms), REBUILD),
            )
            for name, faults, mend in checks:
                found = told(faults)
                notes: tuple[str, ...] = ()
                if name == "server":
                    where = f"{self._connections.place}, format {SCHEMA_VERSION}"
                    notes = (where, *examining.server_notes(connection))
                elif name == "history":
                    notes = self._history_notes()
                yield Finding(name, found, notes, mend if found else "")

    def rebuild(self) -> int:
        """Derive list, words and message keys anew; returns the number of cases entered."""
        from foitui.store.postgres.entering import enter

        with self._connections.transaction() as connection:
            connection.execute(TURN)
            for table in ("places", "held", "messages", "counted"):
                connection.execute(f"DELETE FROM foitui.{table}")
            connection.execute(
                "DELETE FROM foitui.words w WHERE NOT EXISTS"
                " (SELECT 1 FROM foitui.cases c WHERE c.id = w.case_id)"
            )
            cases, count = examining.sound_cases(connection), 0
            while some := list(islice(cases, AT_ONCE)):
                enter(connection, some, self._terms)
                count += len(some)
        return count

    def _history_notes(self) -> tuple[str, ...]:
        (sequence, digest), *_ = self._connections.read("SELECT sequence, digest FROM foitui.head")
        with self._connections.snapshot() as connection:
            jumps = told(examining.turned_back(connection))
        return (
            f"{sequence} events; the last digest is {digest.hex()}",
            *(f"the clock of the server went back: {said}" for said in jumps),
        )
