"""What keeps an open caseload well: backup, compaction, erasing, examination, and making anew."""

import contextlib
import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from foitui.case.records import Case, Event
from foitui.store import chain
from foitui.store.engine import Engine
from foitui.store.errors import Full, StoreError
from foitui.store.protocol import Erasure
from foitui.store.used import say_all_entered

if TYPE_CHECKING:
    from foitui.store.health import Finding
    from foitui.store.keeping import Copy
    from foitui.store.moving.embedded import EmbeddedSide
    from foitui.store.register import Register

KEPT = 14
"""How many backups are kept where nothing else was asked for."""


class Care:
    """The care of one open caseload; its modules are imported by those who care."""

    def __init__(self, engine: Engine, register: "Register") -> None:
        """Look after the caseload of an engine."""
        self._engine = engine
        self._register = register
        self._later = self._pending = False

    def backup(self, to: Path | None = None, keep: int = KEPT) -> "Copy":
        """Copy the caseload while others work, and keep the newest; raises Damaged or Full."""
        from foitui.store.keeping import backup

        folder = self._engine.folder
        with self._engine.snapshot() as connection:
            return backup(connection, folder, to or folder.backups, keep)

    def compact(self) -> bool:
        """Write the file anew without gaps; False when a reader kept the log from being emptied.

        Raises:
            Full: it takes as much room again while it lasts.
        """
        from foitui.store.erasing import compact, merge

        with self._engine.turn() as connection:
            self._require_room()
            merge(connection)
            return compact(connection)

    def erase(self, reference: str, why: str, officer: str, at: dt.datetime) -> Erasure:
        """Erase a case here and in the backups of the folder; raises NotFound or Full."""
        from foitui.store.erasing import scrub

        def gone(connection: sqlite3.Connection) -> None:
            case_id, version = scrub(connection, reference)
            event = Event(at=at, officer=officer, action="erase", summary=f"Erased: {why}")
            chain.append(
                connection, (case_id, reference), (event,), version, self._register.signature
            )

        left = self._wiped(gone)
        scrubbed, not_scrubbed = self._erase_from_backups(reference)
        return Erasure(scrubbed, (*left, *not_scrubbed))

    def anonymise(self, case: Case, save: Callable[[Case, int], Case]) -> Erasure:
        """Store a case out of which who asked was taken, and empty all that it was before.

        `save` is that of the store. Backups are not written anew: those that may hold it are
        named. Raises Conflict, Full.
        """
        from foitui.store.erasing import forget_former

        def gone(connection: sqlite3.Connection) -> None:
            save(case, case.version - 1)
            forget_former(connection, case)

        left = self._wiped(gone)
        folder = self._engine.folder
        left += [
            f"{path}: may hold who asked; delete it when a newer one is there"
            for path in (*sorted(folder.backups.glob("*.db")), *_moved_aside(folder.path))
        ]
        return Erasure((), tuple(left))

    @contextlib.contextmanager
    def compacting_once(self) -> Iterator[list[str]]:
        """Write the file anew at the end of a block, and not after each case in it.

        What is then left to do comes into the list that it gives. Until then the file says of
        itself that traces are left, so that after a kill `doctor` tells of them.
        """
        left: list[str] = []
        self._later, self._pending = True, False
        try:
            yield left
        finally:
            self._later = False
            if self._pending:
                left += self._wiped(lambda _: None)

    def _wiped(self, gone: Callable[[sqlite3.Connection], None]) -> list[str]:
        """Take something out and write the file anew; says what is left to do."""
        from foitui.store.erasing import compact, merge

        with self._engine.turn() as connection:
            self._require_room()
            connection.execute("PRAGMA secure_delete=ON")
            try:
                with self._engine.transaction():
                    gone(connection)
                    if not self._later:
                        merge(connection)
                if self._later:
                    self._pending = True
                    return []
                if compact(connection):
                    return []
            finally:
                connection.execute("PRAGMA secure_delete=OFF")
        return [
            f"{self._engine.folder.log}: another program reads; run 'foitui compact'"
            " when it has ended"
        ]

    def export(self, stream: BinaryIO, *, whole: bool) -> int:
        """Write the caseload for plain TinyDB, or only its cases; returns their number.

        Raises:
            Damaged: a document is; an export that left it out would be a loss.
        """
        from foitui.store.exchange import write_cases, write_tinydb

        with self._engine.snapshot() as connection:
            connection.execute("BEGIN")
            return (write_tinydb if whole else write_cases)(connection, stream)

    def examine(self) -> Iterator["Finding"]:
        """Go through everything that can be wrong with the caseload."""
        from foitui.store.health import examine

        return examine(self._engine, self._register)

    def rebuild(self) -> int:
        """Derive list, indexes and message keys anew; returns the number of cases entered."""
        from foitui.store.examining import sound_cases

        with self._engine.transaction() as connection:
            cases = list[tuple[int, Case]](sound_cases(connection))
            sound = {doc_id for doc_id, _ in cases}
            rows = connection.execute(
                "SELECT cases.id, documents.id IS NULL FROM cases"
                " LEFT JOIN documents ON documents.name='cases' AND documents.id = cases.id"
            ).fetchall()
            for table in ("messages", "used", "counted"):
                connection.execute(f"DELETE FROM {table}")
            for index in ("words", "letters"):
                connection.execute(f"INSERT INTO {index}({index}) VALUES('delete-all')")
            # A row whose document is damaged stays: it is how an officer finds the damage.
            connection.executemany(
                "DELETE FROM cases WHERE id=?", [(row,) for row, _ in rows if row in sound]
            )
            for doc_id, case in cases:
                self._register.rebuild(doc_id, case)
            say_all_entered(connection)
            # Told to programs that keep what they found of the list.
            connection.execute(
                "INSERT INTO meta VALUES('rebuilt', 1) ON CONFLICT(key) DO UPDATE SET value=value+1"
            )
        return len(cases)

    def side(self) -> "EmbeddedSide":
        """Return the caseload as an end of a move."""
        from foitui.store.moving.embedded import EmbeddedSide

        return EmbeddedSide(self._engine, self._register)

    def _erase_from_backups(self, reference: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        from foitui.store.erasing import scrub_backup

        folder = self._engine.folder
        scrubbed, left = [], []
        for path in sorted(folder.backups.glob("*.db")):
            try:
                if scrub_backup(path, folder, reference):
                    scrubbed.append(str(path))
            except (sqlite3.Error, StoreError, OSError) as error:
                left.append(f"{path}: {error}; delete it, or make a new backup in its place")
        left += [
            f"{path}: delete it when it is no longer needed" for path in _moved_aside(folder.path)
        ]
        return tuple(scrubbed), tuple(left)

    def _require_room(self) -> None:
        """Refuse before the work where its copy would not fit beside the file."""
        folder = self._engine.folder
        with contextlib.suppress(FileNotFoundError):
            size = sum(path.stat().st_size for path in (folder.database, folder.log))
            free = shutil.disk_usage(folder.path).free
            if free < size:
                raise Full(str(folder.path), free)


def _moved_aside(path: Path) -> list[Path]:
    return sorted(path.glob("replaced-*"))
