"""The clock that counts working days: FOIA s10 and EIR regs 5 and 7."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice

import msgspec

from foitui.case.words import Route
from foitui.law.clocks.errors import ClockError
from foitui.law.clocks.months import last_of_months_beginning_with
from foitui.law.clocks.records import Day, Deadline, spoken
from foitui.law.clocks.run import Run
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind

AFTER = 5
"""How many days past due the explanation goes on."""

CLOSED, BEFORE = "School closed", "Before the clarification came"

Closure = tuple[dt.date, dt.date]
"""First and last day on which a school holds no session."""


class Limit(msgspec.Struct, frozen=True):
    """How many working days there are, and by which provision."""

    days: int
    basis: str
    cap: int | None = None
    """For a school: how many working days there are at most, closures counted in."""


FOIA_LIMITS: dict[AuthorityKind, tuple[Limit, Limit]] = {
    "central": (Limit(20, "FOIA s10(1)"), Limit(40, "FOIA s10(3)")),
    "other": (Limit(20, "FOIA s10(1)"), Limit(40, "FOIA s10(3)")),
    "school": (
        Limit(20, "FOIA s10(4) and SI 2004/3364 reg 3", 60),
        Limit(40, "FOIA s10(3) and SI 2004/3364 reg 3", 80),
    ),
    "archive": (
        Limit(30, "FOIA s10(4) and SI 2004/3364 reg 4"),
        Limit(50, "FOIA s10(3) and SI 2004/3364 reg 4"),
    ),
}
"""By kind of authority: the time limit, and the one after an extension for the public interest."""

EIR_LIMITS = (Limit(20, "EIR reg 5(2)"), Limit(40, "EIR reg 7(1)"))

EIR_DAYS_TO_PAY = 60
"""Working days, beginning with the day of the notice (EIR reg 8)."""


def working_deadline(
    run: Run,
    route: Route,
    calendar: Calendar,
    authority: AuthorityKind,
    closed: Sequence[Closure] = (),
) -> Deadline:
    """Return the deadline of a clock that counts working days."""
    plain, extended = EIR_LIMITS if route == Route.EIR else FOIA_LIMITS[authority]
    limit = extended if run.extended else plain
    shut = _closed_days(closed, authority, route)
    days, due = _count(run, limit, calendar, shut)
    notes = (
        *_late(run, limit, plain, lambda facts, within: _count(facts, within, calendar, shut)[1]),
        *_kind_notes(authority, route),
        *(f"{spoken(day.date)}: {doubt}." for day in days if (doubt := _doubt(day, calendar))),
    )
    return Deadline(
        due=due,
        waiting=run.waiting,
        provisional=due is not None and calendar.provisional(due),
        basis=limit.basis,
        days=days,
        notes=notes,
        fee_lapses=_fee_lapses(run, route, calendar),
    )


def _count(
    run: Run, limit: Limit, calendar: Calendar, shut: frozenset[dt.date]
) -> tuple[tuple[Day, ...], dt.date | None]:
    """Count day by day until the limit is reached, or the clock is found waiting."""
    reason = _reasons(run, calendar, shut)
    days: list[Day] = []
    number = uncapped = 0
    # Asked once and not of each day: three quarters of the time to count a clock that runs.
    waiting, last_fact = bool(run.waiting), run.last_fact
    for date in _days_after(run.received):
        if waiting and date > last_fact:
            return tuple(days), None
        why = reason(date)
        number += not why
        uncapped += not why or why == CLOSED
        done = number == limit.days or uncapped == limit.cap
        days.append(Day(date, not why, None if why else number, why or ("due" if done else "")))
        if done and not waiting:
            return (*days, *_days_past(date, calendar)), date
    raise AssertionError("days without end")


def _reasons(run: Run, calendar: Calendar, shut: frozenset[dt.date]) -> Callable[[dt.date], str]:
    """Return the function that says why a day does not count, empty for one that does."""
    restart, asked, fees = run.clarified or run.received, run.asked, run.fees
    end = dt.date.max

    def reason(day: dt.date) -> str:
        if day <= restart:
            return "The clarification starts the clock anew" if day == restart else BEFORE
        if asked and day > asked:
            return "Waiting for clarification"
        if named := calendar.why_not(day):
            return named
        if any(notice <= day <= (paid or end) for notice, paid in fees):
            return "Waiting for the fee"
        return CLOSED if day in shut else ""

    return reason


def _days_after(day: dt.date) -> Iterator[dt.date]:
    return map(dt.date.fromordinal, count(day.toordinal() + 1))


def _days_past(due: dt.date, calendar: Calendar) -> Iterator[Day]:
    for day in islice(_days_after(due), AFTER):
        yield Day(day, False, None, calendar.why_not(day) or "Past due")


def _late(
    run: Run, limit: Limit, plain: Limit, due: Callable[[Run, Limit], dt.date | None]
) -> Iterator[str]:
    """Say what was done too late to have the effect that it is given here."""
    if run.extended:
        yield from _late_extension(run, due(run, plain))
    if run.clarifications:
        yield from _late_question(run, due(msgspec.structs.replace(run, clarifications=()), limit))
    yield from _late_fees(run)


def _late_extension(run: Run, plain_due: dt.date | None) -> Iterator[str]:
    if run.extended and plain_due and run.extended > plain_due:
        yield (
            f"The extension was told on {spoken(run.extended)}, after the time ran out on "
            f"{spoken(plain_due)}; the notice was late."
        )


def _late_question(run: Run, first_due: dt.date | None) -> Iterator[str]:
    for asked, _ in run.clarifications:
        if first_due and asked > first_due:
            yield (
                f"The clarification was asked for on {spoken(asked)}, after the time ran out on "
                f"{spoken(first_due)}; asking does not undo that."
            )


def _late_fees(run: Run) -> Iterator[str]:
    for notice, paid in run.fees:
        lapsed = last_of_months_beginning_with(notice, 3)
        if paid and paid > lapsed:
            yield (
                f"The fee came on {spoken(paid)}, after {spoken(lapsed)}; by then nothing "
                "obliged the authority to go on."
            )


def _kind_notes(authority: AuthorityKind, route: Route) -> Iterator[str]:
    if route == Route.EIR:
        return
    if authority == "school":
        yield (
            "For an academy the same follows from SI 2010/2768, in Northern Ireland and for a "
            "pupil referral unit from SI 2009/1369."
        )
    if authority == "archive":
        yield (
            "30 working days are only for public records that were transferred and not opened; "
            "20 for anything else."
        )


def _doubt(day: Day, calendar: Calendar) -> str:
    relevant = not day.counted and day.date.weekday() < 5 and day.why != "Past due"
    return calendar.doubts.get(day.date, "") if relevant else ""


def _fee_lapses(run: Run, route: Route, calendar: Calendar) -> dt.date | None:
    """Return the last day to pay: three months under FOIA s9(2), 60 working days under the EIR."""
    if run.unpaid is None:
        return None
    if route == Route.EIR:
        return calendar.add(run.unpaid - dt.timedelta(1), EIR_DAYS_TO_PAY)
    return last_of_months_beginning_with(run.unpaid, 3)


def _closed_days(
    closed: Sequence[Closure], authority: AuthorityKind, route: Route
) -> frozenset[dt.date]:
    if closed and (authority != "school" or route != Route.FOIA):
        raise ClockError(
            "closed", "only a school's closures stop the clock, and only under FOIA; leave them out"
        )
    days: set[dt.date] = set()
    for first, last in closed:
        if not dt.timedelta(0) <= last - first <= dt.timedelta(366):
            raise ClockError(
                "closed", f"{first}..{last} is no closure; give its first day, then its last"
            )
        days |= {first + dt.timedelta(after) for after in range((last - first).days + 1)}
    return frozenset(days)
