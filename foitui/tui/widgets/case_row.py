"""One line of the caseload: which columns fit, and what a case says in each."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from foitui.case.words import Route, Stage
from foitui.law.working_days import Calendar
from foitui.store.protocol import Summary
from foitui.tui import show

STAGE_WORDS = {
    Stage.RECEIVED: "New",
    Stage.DECIDING: "Deciding",
    Stage.AWAITING_CLARIFICATION: "Clarification",
    Stage.AWAITING_FEE: "Fee awaited",
    Stage.DECIDED: "Decided",
    Stage.CLEARING: "Clearing",
    Stage.SENT: "Sent",
    Stage.UNDER_REVIEW: "Review",
    Stage.WITHDRAWN: "Withdrawn",
}

ROUTE_WORDS = {
    Route.FOIA: "FOIA",
    Route.EIR: "EIR",
    Route.SAR: "SAR",
    Route.BUSINESS_AS_USUAL: "BAU",
    Route.TRANSFER: "Transfer",
    Route.NOT_VALID: "Not valid",
}

WAITING = frozenset({Stage.AWAITING_CLARIFICATION, Stage.AWAITING_FEE})


class Urgency(Enum):
    """How close the deadline is."""

    LATE = "late"
    SOON = "soon"
    CALM = "calm"


@dataclass(frozen=True)
class Column:
    """One column: its title and how wide it is."""

    name: str
    title: str
    width: int
    right: bool = False
    """Whether it stands at the right edge of its column, as numbers do."""


@dataclass(frozen=True)
class Line:
    """What one case says, column by column, with its urgency."""

    cells: dict[str, str]
    urgency: Urgency


@lru_cache(maxsize=8)
def columns(width: int, reference: int) -> tuple[Column, ...]:
    """Return the columns for a width; what is narrow loses the officer, then the route."""
    wide = width >= 100
    fixed = [
        Column("reference", "Reference", reference),
        Column("stage", "Stage", 13),
        *([Column("route", "Route", 9 if wide else 8)] if width >= 72 else []),
        *([Column("officer", "Officer", 12)] if wide else []),
        Column("left", "Days left" if wide else "Left", 13 if wide else 7),
        Column("deadline", "Deadline", 12 if wide else 10),
    ]
    subject = width - sum(column.width + 1 for column in fixed) - 1
    return (fixed[0], Column("subject", "Subject", max(subject, 8)), *fixed[1:])


def line(
    summary: Summary, today: dt.date, calendar: Calendar, due_soon: int, *, wide: bool
) -> Line:
    """Return what a case says; colour only repeats what the words say."""
    left = calendar.between(today, summary.due) if summary.due else None
    urgency = _urgency(left, due_soon)
    return Line(
        {
            "reference": summary.reference,
            "subject": summary.subject or "(no subject)",
            "stage": STAGE_WORDS[summary.stage],
            "route": "+".join(ROUTE_WORDS[route] for route in summary.routes) or "-",
            "officer": summary.officer or "-",
            "left": _left(left, urgency, wide=wide),
            "deadline": _deadline(summary, wide=wide),
        },
        urgency,
    )


def text(line: Line, columns: tuple[Column, ...]) -> str:
    """Return the columns side by side, each cut and padded to its width."""
    return " ".join(show.cell(line.cells[column.name], column.width) for column in columns)


def titles(columns: tuple[Column, ...]) -> str:
    """Return the titles of the columns, over their cells."""
    return " ".join(show.cell(column.title, column.width) for column in columns)


def _urgency(left: int | None, due_soon: int) -> Urgency:
    if left is None or left > due_soon:
        return Urgency.CALM
    return Urgency.LATE if left < 0 else Urgency.SOON


def _left(left: int | None, urgency: Urgency, *, wide: bool) -> str:
    """Write the working days left: a mark, the number, and a bar or a word where there is room."""
    if left is None:
        return ""
    mark = {Urgency.LATE: "!!", Urgency.SOON: "!", Urgency.CALM: ""}[urgency]
    if not wide:
        return f"{mark:2}{left:>5}"
    if left < 0:
        return f"{mark:2}{-left:>5} late"
    return f"{mark:2}{left:>5} {_bar(left) or 'today'}"


def _bar(left: int) -> str:
    """Draw five working days a block, up to the twenty of FOIA s10(1) and a little beyond."""
    return "■" * min((left + 4) // 5, 6)


def _deadline(summary: Summary, *, wide: bool) -> str:
    if summary.due is None:
        return "waiting" if summary.stage in WAITING else "-"
    sign = "~" if summary.provisional else ""
    month = f"{summary.due:%b %Y}" if wide else f"{summary.due:%b %y}"
    return f"{summary.due.day:>2} {month}{sign}"
