"""Recording what happened, in words: a letter that went out, an answer that came."""

import datetime as dt
from collections.abc import Callable

from foitui import case as changes
from foitui.case.outcome import outcome
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, Outcome
from foitui.letters.sending import Draft, awaited, drafted, letter_sent
from foitui.tui.desk import Desk

_AWAITED = {
    ClockKind.CLARIFICATION_RECEIVED: "The requester clarified on:",
    ClockKind.FEE_RECEIVED: "The fee was paid on:",
}


def asks(case: Case) -> str:
    """Return the words that ask for the date of what happens next."""
    if kind := awaited(case):
        return _AWAITED[kind]
    if outcome(case) is Outcome.CLARIFICATION:
        return "The requester was asked to clarify on:"
    return "The reply went out on:"


def draft_of(case: Case, desk: Desk, on: dt.date) -> Draft:
    """Return the letter of that day, examined for the authority in the settings."""
    return drafted(case, desk.settings, on, calendar=desk.calendar, used=desk.used_in(case))


def lacks(case: Case, desk: Desk, on: dt.date) -> bool:
    """Whether a letter comes next, and something stands in its way."""
    return awaited(case) is None and bool(draft_of(case, desk, on).lacks)


def recorder(case: Case, desk: Desk, on: dt.date, reason: str) -> Callable[..., Case]:
    """Return the change that records what happened on a day.

    Args:
        case: The case.
        desk: The settings and the calendar.
        on: The day.
        reason: Why a letter went out although something stood in its way.
    """
    if kind := awaited(case):
        event = ClockEvent(kind=kind, on=on)
        return lambda it, **who: changes.record_clock(it, event, **who)
    return lambda it, **who: letter_sent(draft_of(it, desk, on), override=reason, **who)
