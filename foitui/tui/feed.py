"""Reading the caseload as far as it is looked at: a part from the start, a part from the end.

Cases between the two are read when the officer comes near, so that a list of 100,000 takes the
memory and the time of what was seen of it.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from foitui.store.protocol import BY_DEADLINE, EVERYTHING, CaseStore, Filter, Sort, Summary

FIRST = 60
"""Rows of the first page: more than any usual terminal shows."""
NEXT = 1000
"""Rows of the following pages, which nobody waits for."""
LAST = 200
"""Rows read from the end, so that going there shows something at once."""


class Wish(NamedTuple):
    """What is to be listed, and in which order."""

    chosen: Filter = EVERYTHING
    sort: Sort = BY_DEADLINE


class Rows(NamedTuple):
    """The rows read so far of a list of `total`."""

    head: tuple[Summary, ...] = ()
    """From the start on."""
    tail: tuple[Summary, ...] = ()
    """From the very end backwards."""
    total: int = 0

    def at(self, index: int) -> Summary | None:
        """Return the row at a place; None where it is not read, or nothing is there."""
        if 0 <= index < len(self.head):
            return self.head[index]
        back = self.total - 1 - index
        return self.tail[back] if 0 <= back < len(self.tail) else None

    def find(self, reference: str, near: int) -> int:
        """Return where a case is, looking first where it was; `near` when it is not here."""
        if (row := self.at(near)) is not None and row.reference == reference:
            return near
        for index, row in enumerate(self.head):
            if row.reference == reference:
                return index
        for back, row in enumerate(self.tail):
            if row.reference == reference:
                return self.total - 1 - back
        return near

    @property
    def complete(self) -> bool:
        """Whether every row is read."""
        return len(self.head) + len(self.tail) >= self.total


class Caseload(NamedTuple):
    """What was read for a wish, and where reading goes on."""

    wish: Wish
    rows: Rows = Rows()
    counted: bool = True
    """Whether the total is known, or only that it is more than was read."""
    after: str | None = None
    before: str | None = None


def read(
    store: CaseStore,
    wish: Wish,
    held: Rows | None = None,
    stale: Callable[[], bool] = lambda: False,
) -> Iterator[Caseload]:
    """Read the start, or as much as was `held` before; then count, where that takes longer."""
    before = held or Rows()
    page = store.page(wish.chosen, limit=max(FIRST, len(before.head)), sort=wish.sort)
    if page.next is None:
        yield Caseload(wish, Rows(page.rows, (), len(page.rows)))
        return
    total = page.total
    if total is None:
        if held is None:
            rows = Rows(page.rows, (), len(page.rows) + 1)
            yield Caseload(wish, rows, counted=False, after=page.next)
        if stale():
            return
        total = store.count(wish.chosen)
    rows = Rows(page.rows, (), max(total, len(page.rows)))
    caseload = Caseload(wish, rows, after=page.next)
    yield _tail(store, caseload, len(before.tail)) if before.tail else caseload


def grow(store: CaseStore, caseload: Caseload, index: int) -> Caseload:
    """Read on until a row is read, from the end it is nearer to."""
    rows = caseload.rows
    if index < rows.total - index:
        return _head(store, caseload, index)
    return _tail(store, caseload, rows.total - index)


def _head(store: CaseStore, caseload: Caseload, index: int) -> Caseload:
    rows, after, wish = list(caseload.rows.head), caseload.after, caseload.wish
    while after is not None and len(rows) <= index:
        page = store.page(wish.chosen, after=after, limit=NEXT, sort=wish.sort)
        rows.extend(page.rows)
        after = page.next
    if after is None:
        return Caseload(wish, Rows(tuple(rows), (), len(rows)))
    total = max(caseload.rows.total, len(rows) + 1)
    return Caseload(
        wish, Rows(tuple(rows), caseload.rows.tail, total), after=after, before=caseload.before
    )


def _tail(store: CaseStore, caseload: Caseload, count: int) -> Caseload:
    rows, before, wish = list(caseload.rows.tail), caseload.before, caseload.wish
    back = Sort(wish.sort.by, not wish.sort.reverse)
    limit = LAST if not rows else NEXT
    while len(rows) < count:
        page = store.page(wish.chosen, after=before, limit=limit, sort=back)
        rows.extend(page.rows)
        before, limit = page.next, NEXT
        if before is None:
            break
    made = Rows(caseload.rows.head, tuple(rows), caseload.rows.total)
    return Caseload(wish, made, after=caseload.after, before=before)
