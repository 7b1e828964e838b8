"""The numbers above the caseload, counted by the store, which does not need the rows for it."""

import datetime as dt
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


def of_cases(count: int) -> str:
    """Return a number of cases in words."""
    return f"{count:,} case{'s' * (count != 1)}"
