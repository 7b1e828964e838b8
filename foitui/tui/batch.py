"""What is done to many cases at once: giving them to somebody, and taking them to a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from foitui.case import assign
from foitui.store.protocol import CaseStore, Summary
from foitui.text import csv_cell
from foitui.tui.desk import Desk
from foitui.tui.feed import NEXT, Wish

TOGETHER = 50
"""Cases stored as one: others wait for their turn meanwhile, 0.1 s at most."""
HEAD = (
    "reference",
    "subject",
    "stage",
    "routes",
    "outcome",
    "officer",
    "received",
    "due",
    "working days left",
)


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


def as_csv(rows: Iterable[Summary], desk: Desk) -> str:
    """Return cases as a file for a spreadsheet, in which nothing acts."""
    file = io.StringIO()
    table = csv.writer(file)
    table.writerow(HEAD)
    for row in rows:
        table.writerow([csv_cell(cell) for cell in _cells(row, desk)])
    return file.getvalue()


def _cells(row: Summary, desk: Desk) -> Sequence[str]:
    left = "" if row.due is None else str(desk.calendar.between(desk.today(), row.due))
    return (
        row.reference,
        row.subject,
        row.stage,
        " ".join(row.routes),
        row.outcome,
        row.officer,
        row.received.isoformat(),
        row.due.isoformat() if row.due else "",
        left,
    )
