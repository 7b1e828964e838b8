"""The numbers above the caseload, counted by the store, which does not need the rows for it."""

import datetime as dt
import threading
from contextlib import suppress
from typing import NamedTuple

from foitui.case.standing import Stage
from foitui.store.protocol import Filter
from foitui.tui.desk import Desk


class Counts(NamedTuple):
    """The numbers above the list."""

    stages: dict[Stage, int]
    late: int
    soon: int

    @property
    def cases(self) -> int:
        """All of them."""
        return sum(self.stages.values())


def count_cases(desk: Desk) -> Counts:
    """Count what there is today. Raises StoreError."""
    store, today = desk.store, desk.today()
    late = store.count(Filter(due_by=today - dt.timedelta(1)))
    soon = store.count(Filter(due_by=desk.calendar.add(today, desk.settings.due_soon)))
    return Counts(store.counts_by_stage(), late, soon - late)


class CountsSoFar(NamedTuple):
    """The numbers, and the place in the feed of changes from which on they may be others."""

    seen: int
    counts: Counts


def count_so_far(desk: Desk) -> CountsSoFar:
    """Count what there is; whoever saves meanwhile is found by the next look. Raises StoreError."""
    seen, _ = desk.store.changes(-1)
    return CountsSoFar(seen, count_cases(desk))


class CountedAhead(threading.Thread):
    """Counts while Textual is imported, for counting grows with the caseload.

    SQLite lets the import go on meanwhile, and so does waiting for a server.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="count", daemon=True)
        self._desk = desk
        self._day = desk.today()
        self._counted: CountsSoFar | None = None

    def run(self) -> None:
        """Count; whatever fails is told by the screen, which asks again."""
        with suppress(Exception):
            self._counted = count_so_far(self._desk)

    def told(self) -> CountsSoFar | None:
        """Return what was counted; None where that failed, or was on the day before."""
        self.join()
        return self._counted if self._desk.today() == self._day else None


def of_cases(count: int) -> str:
    """Return a number of cases in words."""
    return f"{count:,} case{'s' * (count != 1)}"
