"""Watching one open case: what colleagues store in it, and who else has it open."""

import time
from dataclasses import dataclass

from foitui.case.records import Case
from foitui.store.protocol import CaseStore
from foitui.text.clean import clean_line

AGAIN = 25.0
"""Seconds after which it is said again that the case is open here; the store believes it longer."""


@dataclass(frozen=True)
class Seen:
    """What a look found."""

    case: Case | None
    """The case as it is stored, where somebody has stored it since the look before."""
    others: tuple[str, ...]
    """Officers that have the case open too, each once."""


class Watch:
    """Looks at one case in the store; any thread may look, one at a time."""

    def __init__(self, store: CaseStore, reference: str, officer: str) -> None:
        """Begin with the state of now, before the case is read."""
        self._store, self._reference, self._officer = store, reference, officer
        self._cursor, _ = store.changes(-1)
        self._said: float | None = None

    def look(self) -> Seen:
        """Look; reads the document only where it has changed. Raises StoreError."""
        now = time.monotonic()
        if self._said is None or now - self._said >= AGAIN:
            self._store.open_case(self._reference, self._officer)
            self._said = now
        self._cursor, changed = self._store.changes(self._cursor)
        case = self._store.get(self._reference) if self._reference in changed else None
        present = self._store.who_has(self._reference)
        return Seen(case, tuple(dict.fromkeys(clean_line(each.officer) for each in present)))

    def leave(self) -> None:
        """Say that the case is no longer open here."""
        self._store.close_case(self._reference)
