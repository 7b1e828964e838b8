"""Who has which case open: a courtesy among colleagues, by which nobody is kept from anything.

A row is believed while it is refreshed. A killed program's row ages out; a clock that jumps makes
a row unbelieved until its owner refreshes it, and nothing worse.
"""

import datetime as dt
import os
from collections.abc import Callable
from sqlite3 import Connection

from foitui.store.documents import storable
from foitui.store.engine import Engine
from foitui.store.errors import Busy, Full, Missing, ReadOnly
from foitui.store.protocol import Present
from foitui.store.signature import utc_now

REFRESH = 30.0
"""Seconds after which whoever has a case open says so again."""

BELIEVED = 90.0
"""Seconds for which a row counts without being refreshed."""

_FRESH = "abs(? - seen) <= ?"


class PresenceTable:
    """The rows of who has which case open, seen from one program."""

    def __init__(self, engine: Engine) -> None:
        """Speak for one program."""
        self._engine = engine
        self._program = f"{os.getpid()}-{os.urandom(4).hex()}"
        self._open: set[int] = set()

    def arrive(self, case_id: int, officer: str) -> None:
        """Say, or say again, that the case is open here; whatever keeps it from it is let be."""
        now = utc_now()
        self._open.add(case_id)

        def say(connection: Connection) -> None:
            connection.execute(f"DELETE FROM presence WHERE NOT {_FRESH}", self._fresh())
            connection.execute(
                "INSERT INTO presence VALUES(?, ?, ?, ?, ?) ON CONFLICT(case_id, program)"
                " DO UPDATE SET seen=excluded.seen, officer=excluded.officer",
                (case_id, self._program, storable(officer), now.isoformat(), now.timestamp()),
            )

        self._say(say)

    def leave(self, case_id: int) -> None:
        """Say that the case is no longer open here."""
        self._open.discard(case_id)
        self._say(
            lambda connection: connection.execute(
                "DELETE FROM presence WHERE case_id=? AND program=?", (case_id, self._program)
            )
        )

    def leave_all(self) -> None:
        """Say that nothing is open here any more; writes nothing where nothing was."""
        if self._open:
            self._open.clear()
            self._say(
                lambda connection: connection.execute(
                    "DELETE FROM presence WHERE program=?", (self._program,)
                )
            )

    def others(self) -> dict[str, tuple[Present, ...]]:
        """Return, by reference, who else has cases open."""
        found: dict[str, tuple[Present, ...]] = {}
        for reference, officer, since in self._engine.read(
            "SELECT reference, presence.officer, since FROM presence"
            f" JOIN cases ON cases.id = case_id WHERE program <> ? AND {_FRESH}"
            " ORDER BY since, program",
            (self._program, *self._fresh()),
        ):
            present = Present(officer, dt.datetime.fromisoformat(since))
            found[reference] = (*found.get(reference, ()), present)
        return found

    def _say(self, what: Callable[[Connection], object]) -> None:
        try:
            with self._engine.transaction() as connection:
                what(connection)
        except (Busy, Full, ReadOnly, Missing):
            return

    @staticmethod
    def _fresh() -> tuple[float, float]:
        return utc_now().timestamp(), BELIEVED
