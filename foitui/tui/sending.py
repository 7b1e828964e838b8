"""Recording what happened, in words: a letter that went out, an answer that came."""

import datetime as dt
from collections.abc import Callable

from foitui.case import changes
from foitui.case.closing import usual_address, usual_channel
from foitui.case.outcome import outcome
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, Outcome
from foitui.letters.sending import Draft, awaited, drafted, letter_sent
from foitui.tui.desk import Desk
from foitui.tui.widgets.sent_line import Sending

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
    return "Sent on:"


def sends(case: Case) -> bool:
    """Whether the reply goes out next, and not a question or an answer of the requester."""
    return awaited(case) is None and outcome(case) is not Outcome.CLARIFICATION


def usual(case: Case, today: dt.date) -> Sending:
    """Return how a reply usually goes out: today, as the request came, to its own address."""
    return Sending(today, usual_channel(case), usual_address(case))


def draft_of(case: Case, desk: Desk, on: dt.date) -> Draft:
    """Return the letter of that day, examined for the authority in the settings."""
    return drafted(case, desk.settings, on, calendar=desk.calendar, used=desk.used_in(case))


def lacks(case: Case, desk: Desk, on: dt.date) -> bool:
    """Whether a letter comes next, and something stands in its way."""
    return awaited(case) is None and bool(draft_of(case, desk, on).lacks)


def is_late(case: Case, desk: Desk, on: dt.date) -> bool:
    """Whether a reply of that day is late, so that the cause is asked for."""
    return case.sent is None and draft_of(case, desk, on).late


def recorder(
    case: Case, desk: Desk, what: Sending, reason: str, cause: str = ""
) -> Callable[..., Case]:
    """Return the change that records what happened on a day.

    Args:
        case: The case.
        desk: The settings and the calendar.
        what: The day; of a reply also its channel and its address.
        reason: Why a letter went out although something stood in its way.
        cause: What made a reply late.
    """
    if kind := awaited(case):
        event = ClockEvent(kind=kind, on=what.on)
        return lambda it, **who: changes.record_clock(it, event, **who)
    return lambda it, **who: letter_sent(
        draft_of(it, desk, what.on),
        override=reason,
        channel=what.channel,
        to=what.to,
        late_because=cause,
        **who,
    )
