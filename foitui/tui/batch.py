"""What is done to many cases at once: giving them to somebody, and reading them all."""

from collections.abc import Iterable, Iterator
from itertools import islice

from foitui.case.changes import assign
from foitui.store.protocol import CaseStore, Summary
from foitui.tui.desk import Desk
from foitui.tui.feed import NEXT, Wish

TOGETHER = 50
"""Cases stored as one: others wait for their turn meanwhile, 0.1 s at most."""


def give(references: Iterable[str], to: str, desk: Desk) -> int:
    """Give cases to an officer; returns how many were not theirs before.

    Raises:
        StoreError: a case could not be stored; those of earlier bundles are.
    """
    given, todo = 0, iter(references)
    while some := list(islice(todo, TOGETHER)):
        with desk.store.batch():
            given += sum(_give(reference, to, desk) for reference in some)
    return given


def _give(reference: str, to: str, desk: Desk) -> bool:
    case = desk.store.get(reference)
    if case.officer == to:
        return False
    desk.store.save(assign(case, to, officer=desk.officer, at=desk.at()), case.version)
    return True


def all_rows(store: CaseStore, wish: Wish) -> Iterator[Summary]:
    """Return every case of a list, in its order."""
    page = store.page(wish.chosen, limit=NEXT, sort=wish.sort)
    yield from page.rows
    while page.next is not None:
        page = store.page(wish.chosen, after=page.next, limit=NEXT, sort=wish.sort)
        yield from page.rows
