"""One line of the caseload: which columns fit, and what a case says in each."""

import datetime as dt
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from foitui.case.standing import Route, Stage
from foitui.store.protocol import Summary
from foitui.tui import show
from foitui.tui.desk import Desk

STAGE_WORDS = {
    Stage.RECEIVED: "New",
    Stage.DECIDING: "Deciding",
    Stage.AWAITING_CLARIFICATION: "Clarification",
    Stage.AWAITING_FEE: "Fee awaited",
    Stage.DECIDED: "Decided",
    Stage.CLEARING: "Clearing",
    Stage.RETURNED: "Returned",
    Stage.APPROVED: "Approved",
    Stage.APPROVAL_VOID: "Approval void",
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

CHASE = "! Chase"
"""In the place of the stage, where somebody that the case waits for is to be chased."""

WAITING = frozenset({Stage.AWAITING_CLARIFICATION, Stage.AWAITING_FEE})


class Urgency(Enum):
    """How close the deadline is."""

    LATE = "late"
    SOON = "soon"
    CALM = "calm"


class Column(NamedTuple):
    """One column: its title and how wide it is."""

    name: str
    title: str
    width: int
    right: bool = False
    """Whether it stands at the right edge of its column, as numbers do."""


class Line(NamedTuple):
    """What one case says, column by column, with its urgency."""

    cells: dict[str, str]
    urgency: Urgency

    def cell(self, column: Column) -> str:
        """Return a column, cut and padded to its width."""
        return show.cell(self.cells[column.name], column.width)


_WIDTHS = {
    "subject": ("Subject", 8, 8),
    "stage": ("Stage", 13, 13),
    "route": ("Route", 8, 9),
    "officer": ("Officer", 12, 12),
    "received": ("Received", 9, 11),
    "left": ("Left", 7, 13),
    "deadline": ("Deadline", 10, 12),
}
"""Title of each column, and its width on a narrow and a wide screen."""
_USUAL = ("subject", "stage", "route", "officer", "left", "deadline")
_FIRST_TO_GO = ("received", "officer", "route", "stage", "deadline", "left")
"""What a narrow screen can best do without."""
_SUBJECT = 16
"""Columns of the subject, below which others make room for it."""
WIDE, BAR = 100, 13
"""From so many columns on there is room for long forms, and for the bar of days left."""


@lru_cache(maxsize=8)
def columns(width: int, reference: int, chosen: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Return the columns that fit a width: the usual ones, or those of the settings."""
    wide = width >= WIDE
    names = [name for name in chosen or _USUAL if wide or chosen or name != "officer"]
    if not chosen and width >= 140:
        names.insert(names.index("left"), "received")
    for name in _FIRST_TO_GO:
        if _room(width, reference, names, wide) < (_SUBJECT if "subject" in names else 0):
            names = [kept for kept in names if kept != name]
    room = max(_room(width, reference, names, wide), 8)
    made = [Column("reference", "Reference", reference)]
    for name in names:
        title = "Days left" if wide and name == "left" else _WIDTHS[name][0]
        made.append(Column(name, title, room if name == "subject" else _cells(name, wide)))
    return tuple(made)


def _cells(name: str, wide: bool) -> int:
    """Return how wide a column is that has a width of its own."""
    _, narrow, roomy = _WIDTHS[name]
    return roomy if wide else narrow


def _room(width: int, reference: int, names: list[str], wide: bool) -> int:
    """Return what is left for the subject."""
    others = [_cells(name, wide) + 1 for name in names if name != "subject"]
    return width - reference - sum(others) - ("subject" in names)


def line(summary: Summary, today: dt.date, desk: Desk, fitting: tuple[Column, ...]) -> Line:
    """Return what a case says; colour only repeats what the words say."""
    left = desk.calendar.between(today, summary.due) if summary.due else None
    urgency = _urgency(left, desk.settings.due_soon)
    wide = any(column.name == "left" and column.width >= BAR for column in fitting)
    return Line(
        {
            "reference": summary.reference,
            "subject": summary.subject or "(no subject)",
            "stage": CHASE if is_to_chase(summary, today) else STAGE_WORDS[summary.stage],
            "route": "+".join(ROUTE_WORDS[route] for route in summary.routes) or "-",
            "officer": summary.officer or "-",
            "received": _date(summary.received, wide=wide),
            "left": _left(left, urgency, wide=wide),
            "deadline": _deadline(summary, wide=wide),
        },
        urgency,
    )


def is_to_chase(summary: Summary, today: dt.date) -> bool:
    """Whether the day to chase somebody has come."""
    return summary.chase_by is not None and summary.chase_by <= today


def titles(columns: tuple[Column, ...], sorted_by: str = "") -> str:
    """Return the titles of the columns, over their cells; `sorted_by` is one's name and an arrow.

    What the list is in the order of has a mark: `v` from the top down, `^` backwards.
    """
    name, _, arrow = sorted_by.partition(" ")
    return " ".join(
        show.cell(column.title + (f" {arrow}" if column.name == name else ""), column.width)
        for column in columns
    )


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
    return _date(summary.due, wide=wide) + ("~" if summary.provisional else "")


def _date(date: dt.date, *, wide: bool) -> str:
    return f"{date.day:>2} {date:%b %Y}" if wide else f"{date.day:>2} {date:%b %y}"
