"""Reading the caseload off the screen's thread, so that no key waits for the store."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from foitui.store.protocol import CaseStore, Filter, Summary

FIRST = 60
"""Rows of the first page: more than any usual terminal shows."""
NEXT = 1000
"""Rows of the following pages, which nobody waits for."""


@dataclass(frozen=True)
class Caseload:
    """The rows read so far, and how many there are."""

    rows: tuple[Summary, ...]
    total: int
    complete: bool


def read(
    store: CaseStore, chosen: Filter, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[Caseload]:
    """Read the first page, then everything; yields twice at most, and stops when cancelled."""
    total = store.count(chosen)
    page = store.page(chosen, limit=FIRST)
    rows, after = list(page.rows), page.next
    yield Caseload(tuple(rows), total, after is None)
    if after is None:
        return
    while after is not None:
        if cancelled():
            return
        page = store.page(chosen, after=after, limit=NEXT)
        rows.extend(page.rows)
        after = page.next
    yield Caseload(tuple(rows), len(rows), True)
