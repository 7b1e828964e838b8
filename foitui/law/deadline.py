"""When an answer is due: from the dated facts of a case to a deadline that explains itself."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, Route
from foitui.law.clocks.errors import ClockError
from foitui.law.clocks.month import month_deadline
from foitui.law.clocks.records import Day, Deadline
from foitui.law.clocks.review import ReviewDue, review_due, review_window
from foitui.law.clocks.run import EXTENSIONS, Run, run_of
from foitui.law.clocks.working import Closure, working_deadline
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation

__all__ = [
    "ClockError",
    "Day",
    "Deadline",
    "ReviewDue",
    "RouteDeadline",
    "case_deadline",
    "deadline",
    "facts_for",
    "left_in_words",
    "review_due",
    "review_window",
    "route_deadlines",
    "working_days_left",
]

REMEMBERED = 256
"""Clocks whose days are remembered, about 1 MB: the screen, the list and the statistics ask for the
same one, and in a caseload most ran from the same days (46 us to count one, 3 to find it)."""

UNTIMED = Deadline(due=None, notes=("No law sets a time for this route; answer promptly.",))


def deadline(
    clock: Sequence[ClockEvent],
    route: Route,
    calendar: Calendar,
    *,
    authority: AuthorityKind = "other",
    nation: Nation = "england",
    closed: Sequence[Closure] = (),
) -> Deadline:
    """Return when an answer is due under one route.

    Args:
        clock: The dated facts, receipt among them, in any order.
        route: The regime; what is transferred or not valid must be answered in the time of FOIA.
        calendar: The working days of the whole United Kingdom.
        authority: Schools and archives have time limits of their own under FOIA.
        nation: Whose holidays move a subject access deadline.
        closed: When a school holds no session.

    Raises:
        ClockError: A fact cannot stand, such as a fee that nobody asked for.
    """
    if route == Route.BUSINESS_AS_USUAL:
        return UNTIMED
    timed = route if route in EXTENSIONS else Route.FOIA
    return _counted(run_of(clock, timed), timed, calendar, authority, nation, tuple(closed))


@lru_cache(maxsize=REMEMBERED)
def _counted(
    run: Run,
    route: Route,
    calendar: Calendar,
    authority: AuthorityKind,
    nation: Nation,
    closed: tuple[Closure, ...],
) -> Deadline:
    if route == Route.SAR:
        return month_deadline(run, calendar, nation)
    return working_deadline(run, route, calendar, authority, closed)


class RouteDeadline(msgspec.Struct, frozen=True, kw_only=True):
    """The deadline of those items of a case that share a route; a mixed request has several."""

    route: Route
    items: tuple[int, ...]
    """Their numbers; those whose route is not decided are counted under FOIA."""
    deadline: Deadline


def route_deadlines(
    case: Case,
    calendar: Calendar,
    *,
    authority: AuthorityKind = "other",
    nation: Nation = "england",
    closed: Sequence[Closure] = (),
) -> tuple[RouteDeadline, ...]:
    """Return the deadline under each route that the items of a case have.

    An undecided item runs under FOIA. It is the deadline of the answer, sent or not. Facts that
    cannot stand are told in a note and left out, because a case must show a date all the same.
    """
    grouped: dict[Route, list[int]] = {}
    for item in case.items:
        grouped.setdefault(item.route or Route.FOIA, []).append(item.number)
    found = []
    for route in sorted(grouped or {Route.FOIA: []}, key=list(Route).index):
        clock = facts_for(case, route)
        school = () if route in (Route.EIR, Route.SAR) else closed
        try:
            each = deadline(
                clock, route, calendar, authority=authority, nation=nation, closed=school
            )
        except ClockError as fault:
            each = _from_receipt(case, route, calendar, authority, nation, fault)
        items = tuple(grouped.get(route, ()))
        found.append(RouteDeadline(route=route, items=items, deadline=each))
    return tuple(found)


def case_deadline(
    case: Case,
    calendar: Calendar,
    *,
    authority: AuthorityKind = "other",
    nation: Nation = "england",
    closed: Sequence[Closure] = (),
) -> Deadline:
    """Return the earliest deadline of a case over the routes of its items."""
    found = route_deadlines(case, calendar, authority=authority, nation=nation, closed=closed)
    return min((each.deadline for each in found), key=lambda each: each.due or dt.date.max)


def working_days_left(due: Deadline, today: dt.date, calendar: Calendar) -> int | None:
    """Count the working days after today that are left; negative when overdue, None when none."""
    if due.due is None:
        return None
    return calendar.left(today, due.due)


def left_in_words(left: int) -> str:
    """Say how many working days are left, or by how many it is late: in every place the same.

    Working days also where a month is the limit, so that a case is measured once.
    """
    if left == 0:
        return "due today"
    count = f"{abs(left)} working day{'s' * (abs(left) != 1)}"
    return f"{count} {'late' if left < 0 else 'left'}"


def facts_for(case: Case, route: Route) -> tuple[ClockEvent, ...]:
    """Return the facts that a route has; the extensions of other routes are theirs alone."""
    other = {kind for owner, kind in EXTENSIONS.items() if owner != route}
    facts = tuple(event for event in case.clock if event.kind not in other)
    if any(event.kind == ClockKind.RECEIVED for event in facts):
        return facts
    return (_receipt(case), *facts)


def _receipt(case: Case) -> ClockEvent:
    return ClockEvent(kind=ClockKind.RECEIVED, on=case.request.received)


def _from_receipt(
    case: Case,
    route: Route,
    calendar: Calendar,
    authority: AuthorityKind,
    nation: Nation,
    fault: ClockError,
) -> Deadline:
    try:
        plain = deadline((_receipt(case),), route, calendar, authority=authority, nation=nation)
    except ClockError:
        plain = Deadline(due=None)
    return msgspec.structs.replace(
        plain, notes=(f"Counted from receipt alone, because of {fault}.", *plain.notes)
    )
