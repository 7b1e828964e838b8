"""Checks on dates: receipt, reply, extensions, questions to the requester."""

import datetime as dt

from foitui.case.outcome import outcome
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, Outcome, Route
from foitui.law.clocks.errors import ClockError
from foitui.law.deadline import case_deadline, deadline
from foitui.law.findings.place import Place
from foitui.law.provisions import is_known, provision
from foitui.law.working_days import Calendar, shipped_calendar


def late(place: Place) -> bool:
    """Whether the day of the reply lies behind the deadline."""
    on, case = place.on, place.case
    if on is None or case.withdrawn is not None or outcome(case) is Outcome.CLARIFICATION:
        return False
    if not any(_timed(item.route) for item in case.items):
        return False
    due = case_deadline(case, _calendar(place), authority=place.authority or "other").due
    return due is not None and on > due


def extension_repeated(place: Place) -> bool:
    """Whether more time for the public interest was taken twice."""
    return len(_events(place.case, ClockKind.PIT_EXTENSION)) > 1


def extension_without_ground(place: Place) -> bool:
    """Whether no claim, relied on still or not, has a test that allows more time (s10(3))."""
    claims = (claim for claim in place.case.claims if is_known(claim.provision))
    return not any(provision(claim.provision).pit_extension for claim in claims)


def extension_without_reason(place: Place) -> bool:
    """Whether nothing was noted about why more time is needed."""
    return any(not e.note.strip() for e in _events(place.case, ClockKind.PIT_EXTENSION))


def extension_late(place: Place) -> bool:
    """Whether the requester was told of more time after the first 20 working days (FOIA s17(2))."""
    due = _first_due(place.case, place)
    events = _events(place.case, ClockKind.PIT_EXTENSION)
    return due is not None and bool(events) and events[0].on > due


def reg7_without_reason(place: Place) -> bool:
    """Whether nothing was noted about why 40 working days are needed (EIR reg 7(1))."""
    return any(not e.note.strip() for e in _events(place.case, ClockKind.REG7_EXTENSION))


def clarification_late(place: Place) -> bool:
    """Whether the first question to the requester came after the 20 working days."""
    due = _first_due(place.case, place)
    events = _events(place.case, ClockKind.CLARIFICATION_ASKED)
    return due is not None and bool(events) and events[0].on > due


def _calendar(place: Place) -> Calendar:
    return place.calendar or shipped_calendar()


def _timed(route: Route | None) -> bool:
    return route in {None, Route.FOIA, Route.EIR}


def _events(case: Case, kind: ClockKind) -> list[ClockEvent]:
    return sorted((e for e in case.clock if e.kind is kind), key=lambda e: e.on)


def _first_due(case: Case, place: Place) -> dt.date | None:
    """Return the 20th working day after receipt, or after the latest answer that restarted it."""
    starts = {ClockKind.RECEIVED, ClockKind.CLARIFICATION_RECEIVED}
    first = [e for e in case.clock if e.kind is ClockKind.RECEIVED][:1]
    restarted = [e for e in case.clock if e.kind in starts]
    extended = _events(case, ClockKind.PIT_EXTENSION)
    if not first:
        return None
    begin = first[0].on
    if extended:
        begin = max((e.on for e in restarted if e.on <= extended[0].on), default=begin)
    try:
        return deadline(
            (ClockEvent(kind=ClockKind.RECEIVED, on=begin),),
            Route.FOIA,
            _calendar(place),
            authority=place.authority or "other",
        ).due
    except ClockError:
        return None


CHECKS = {
    each.__name__: each
    for each in (
        late,
        extension_repeated,
        extension_without_ground,
        extension_without_reason,
        extension_late,
        reg7_without_reason,
        clarification_late,
    )
}
