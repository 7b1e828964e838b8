"""Who has which case open, by the clock of the server, so that no officer's own matters."""

import datetime as dt
import os
import secrets

from foitui.store.documents import column
from foitui.store.errors import StoreError
from foitui.store.postgres.connecting import Connections
from foitui.store.presence import BELIEVED
from foitui.store.protocol import Present

_FRESH = f"abs(extract(epoch FROM clock_timestamp() - seen)) <= {BELIEVED}"


class Presence:
    """The rows of who has which case open, seen from one program."""

    def __init__(self, connections: Connections) -> None:
        """Speak for one program."""
        self._connections = connections
        self._program = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._open: set[int] = set()

    def arrive(self, case_id: int, officer: str) -> None:
        """Say, or say again, that the case is open here; whatever keeps it from it is let be."""
        self._open.add(case_id)
        self._say(
            f"WITH gone AS (DELETE FROM foitui.presence WHERE NOT {_FRESH} AND program <> %s)"
            " INSERT INTO foitui.presence(case_id, program, officer) VALUES(%s, %s, %s)"
            " ON CONFLICT(case_id, program) DO UPDATE SET seen = clock_timestamp(),"
            " officer = excluded.officer RETURNING 1",
            self._program,
            case_id,
            self._program,
            column(officer),
        )

    def leave(self, case_id: int) -> None:
        """Say that the case is no longer open here."""
        self._open.discard(case_id)
        self._say(
            "DELETE FROM foitui.presence WHERE case_id = %s AND program = %s RETURNING 1",
            case_id,
            self._program,
        )

    def leave_all(self) -> None:
        """Say that nothing is open here any more; asks nothing where nothing was."""
        if self._open:
            self._open.clear()
            self._say("DELETE FROM foitui.presence WHERE program = %s RETURNING 1", self._program)

    def others(self) -> dict[str, tuple[Present, ...]]:
        """Return, by reference, who else has cases open."""
        found: dict[str, tuple[Present, ...]] = {}
        for reference, officer, since in self._connections.read(
            "SELECT reference, p.officer, extract(epoch FROM since)::float8 FROM foitui.presence p"
            f" JOIN foitui.cases ON id = case_id WHERE program <> %s AND {_FRESH}"
            " ORDER BY since, program",
            (self._program,),
        ):
            seen = dt.datetime.fromtimestamp(since, dt.UTC)
            found[reference] = (*found.get(reference, ()), Present(officer, seen))
        return found

    def _say(self, sql: str, *values: object) -> None:
        try:
            self._connections.read(sql, values)
        except StoreError:
            return
