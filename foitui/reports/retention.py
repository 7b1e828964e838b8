"""How long a case is kept with who asked, and what still stands in the way of letting go."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from foitui.case.challenging import open_review
from foitui.case.records import Case
from foitui.case.words import AppealBody, Route
from foitui.law.clocks.complaint import appeal_window, complaint_window
from foitui.law.clocks.months import add_months
from foitui.law.clocks.review import review_window
from foitui.law.working_days import Calendar
from foitui.settings.records import Settings


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What the schedule says of one case."""

    reference: str
    last_action: dt.date | None
    """The latest of receipt of a challenge, reply, withdrawal, decision; None while it is open."""
    until: dt.date | None
    """The day after which it is anonymised; None while something stands in the way."""
    because: str
    """What decides it, in a few words."""

    def is_due(self, today: dt.date) -> bool:
        """Whether its time is over."""
        return self.until is not None and self.until < today


def kept(case: Case, settings: Settings, calendar: Calendar, today: dt.date) -> Kept:
    """Return until when a case is kept."""
    last = max(_actions(case), default=None)
    because = _in_the_way(case, today)
    if last is None or because:
        return Kept(reference=case.reference, last_action=last, until=None, because=because)
    years = settings.retention.years
    schedule = (add_months(last, 12 * years), after_last_action(settings))
    until, why = max([schedule, *_windows(case, settings, calendar)], key=lambda each: each[0])
    return Kept(reference=case.reference, last_action=last, until=until, because=why)


def after_last_action(settings: Settings) -> str:
    """Say how long a case is kept by the schedule alone."""
    years = settings.retention.years
    return f"{years} year{'s' * (years != 1)} after the last action"


class Schedule(msgspec.Struct, frozen=True, kw_only=True):
    """The cases that the schedule is about today."""

    due: tuple[Kept, ...]
    """Their time is over; the longest past first."""
    held: tuple[Kept, ...]
    """Their time would be over, and they are kept on hold."""


def received_before(settings: Settings, today: dt.date) -> tuple[dt.date, dt.date]:
    """Return between which days a case was received whose time can be over: nothing is read else.

    Whatever was done last was done after receipt.
    """
    return dt.date.min, add_months(today, -12 * settings.retention.years)


def schedule(
    cases: Iterable[Case], settings: Settings, calendar: Calendar, today: dt.date
) -> Schedule:
    """Return what is past its time, and what is kept past it."""
    over, held = [], []
    for case in cases:
        if case.anonymised is not None:
            continue
        found = kept(case, settings, calendar, today)
        if found.is_due(today):
            over.append(found)
        elif case.hold is not None and found.until is None:
            free = msgspec.structs.replace(case, hold=None)
            if kept(free, settings, calendar, today).is_due(today):
                held.append(found)
    return Schedule(
        due=tuple(sorted(over, key=lambda each: (each.until or today, each.reference))),
        held=tuple(sorted(held, key=lambda each: each.reference)),
    )


def due(
    cases: Iterable[Case], settings: Settings, calendar: Calendar, today: dt.date
) -> tuple[Kept, ...]:
    """Return the cases whose time is over, the longest past first."""
    return schedule(cases, settings, calendar, today).due


def _actions(case: Case) -> list[dt.date]:
    """List the days on which something was done; none while nothing ended the case."""
    if case.sent is None and case.withdrawn is None:
        return []
    days = [case.sent.on if case.sent else None, case.withdrawn]
    for review in case.reviews:
        days += [review.asked_on, review.replied_on]
    for complaint in case.complaints:
        days += [complaint.on, complaint.decided_on, complaint.steps_done_on]
    days += [message.received for message in case.correspondence]
    return [day for day in days if day is not None]


def _in_the_way(case: Case, today: dt.date) -> str:
    if case.anonymised is not None:
        return "it was anonymised"
    if case.sent is None and case.withdrawn is None:
        return "the case is open"
    if case.hold is not None and (case.hold.until is None or case.hold.until >= today):
        return f"on hold: {case.hold.reason}"
    if open_review(case) is not None:
        return "an internal review is open"
    if any(complaint.decided_on is None for complaint in case.complaints):
        return "a complaint or appeal is open"
    if any(each.steps and each.steps_done_on is None for each in case.complaints):
        return "steps that were ordered are not taken"
    return ""


def _windows(case: Case, settings: Settings, calendar: Calendar) -> list[tuple[dt.date, str]]:
    """List until when the last answers can still be challenged."""
    found = []
    if case.sent is not None:
        eir = any(item.route is Route.EIR for item in case.items)
        route, window = (Route.EIR if eir else Route.FOIA), settings.authority.review_window
        by = review_window(case.sent.on, window, calendar, route)
        found.append((by, "a review can still be asked for"))
    for review in case.reviews:
        if review.replied_on is not None:
            found.append((complaint_window(review.replied_on).by, "a complaint can still be made"))
    for each in case.complaints:
        if each.decided_on is not None and each.body is AppealBody.REGULATOR:
            found.append((appeal_window(each.decided_on).by, "an appeal can still be made"))
    return found
