"""A notice about a case, with the date that the deadline gives it."""

import datetime as dt
from collections.abc import Callable

import msgspec

from foitui.case.records import Case, ClockEvent
from foitui.case.words import Route
from foitui.cli.common import Office
from foitui.law.deadline import Deadline, case_deadline
from foitui.letters.letter import Letter
from foitui.letters.notice import CLOCKS, NoticeKind, notice

_ROUTES: dict[NoticeKind, Route] = {
    "pit-extension": Route.FOIA,
    "reg7-extension": Route.EIR,
    "sar-extension": Route.SAR,
}


def notice_of(
    kind: NoticeKind,
    case: Case,
    at: Office,
    on: dt.date,
    *,
    by: dt.date | None,
    because: str,
    note: Callable[[str], None],
) -> Letter:
    """Return a notice of this date; an extension counts as told on it.

    Args:
        kind: which notice.
        case: the request and what was decided about it so far.
        at: the authority and the calendar.
        on: the date of the notice.
        by: when the answer is to come; None for the deadline.
        because: why more time is needed.
        note: tells what is odd about the deadline, such as a notice that is late.
    """
    found = due_with(kind, case, at, on)
    if kind in _ROUTES:
        for said in found.notes:
            note(f"foitui: {said}")
    due = found.fee_lapses if kind == "fees-notice" else found.due
    return notice(kind, case, at.settings, on, due=by or due, reason=because)


def due_with(kind: NoticeKind, case: Case, at: Office, on: dt.date) -> Deadline:
    """Return the deadline of what the notice is about, once the notice has gone out."""
    if kind == "fees-notice":
        asked = ClockEvent(kind=CLOCKS[kind], on=on)
        case = msgspec.structs.replace(case, clock=(*case.clock, asked))
    if kind in _ROUTES:
        told = ClockEvent(kind=CLOCKS[kind], on=on)
        items = tuple(item for item in case.items if item.route is _ROUTES[kind])
        case = msgspec.structs.replace(case, items=items, clock=(*case.clock, told))
        if not items:
            return Deadline(due=None)
    who = at.settings.authority
    return case_deadline(case, at.calendar, authority=who.kind, nation=who.nation)
