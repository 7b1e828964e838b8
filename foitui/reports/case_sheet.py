"""Cases as a sheet: the same columns wherever cases are listed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol

from foitui.law.clocks.records import Deadline
from foitui.law.deadline import working_days_left
from foitui.law.working_days import Calendar
from foitui.reports.sheet import Cell, Column, Sheet


class CaseRow(Protocol):
    """What a sheet tells of one case: a row of the caseload, whoever keeps it."""

    @property
    def reference(self) -> str:
        """The authority's number."""

    @property
    def subject(self) -> str:
        """As it arrived."""

    @property
    def stage(self) -> str:
        """Where it stands."""

    @property
    def routes(self) -> Sequence[str]:
        """Regimes of its items."""

    @property
    def outcome(self) -> str:
        """What the requester gets."""

    @property
    def officer(self) -> str:
        """Login name."""

    @property
    def received(self) -> dt.date:
        """Day of receipt."""

    @property
    def due(self) -> dt.date | None:
        """Last day to answer."""


_COLUMNS = (
    Column("reference", "The case."),
    Column("subject", "Of the request, as it arrived."),
    Column("stage", "Where the case stands."),
    Column("routes", "Regimes of its items."),
    Column("outcome", "What the requester gets."),
    Column("officer", "Login name."),
    Column("received", "Day of receipt."),
    Column("due", "Last day to answer; empty where none is."),
    Column("working_days_left", "Negative when overdue."),
)


def of_cases(
    rows: Iterable[CaseRow], today: dt.date, calendar: Calendar, title: str = "Cases"
) -> Sheet:
    """Return cases as rows, with the working days that are left today."""
    return Sheet(
        title=title,
        columns=_COLUMNS,
        rows=tuple(_cells(row, today, calendar) for row in rows),
    )


def _cells(row: CaseRow, today: dt.date, calendar: Calendar) -> tuple[Cell, ...]:
    left = working_days_left(Deadline(due=row.due), today, calendar)
    return (
        *(row.reference, row.subject, str(row.stage), " ".join(row.routes)),
        *(str(row.outcome), row.officer, row.received.isoformat()),
        row.due.isoformat() if row.due else None,
        left,
    )
