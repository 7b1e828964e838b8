"""How officers and teams do, and what falls due: from what is counted of each case."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from statistics import median
from typing import Literal

import msgspec

from foitui.law.counting import Counted
from foitui.law.working_days import Calendar
from foitui.reports.period import Period
from foitui.reports.sorting import status, timeliness


class Performance(msgspec.Struct, frozen=True, kw_only=True):
    """What one officer, or one team, answered in a period, and has open."""

    name: str
    """Login name, or the name of the team; empty for what nobody has."""
    received: int
    """Requests received in the period."""
    answered: int
    """Replies that went out in the period, whenever the request came."""
    in_time: int
    late: int
    per_cent_in_time: float | None
    median_days: float | None
    """Working days from receipt to reply."""
    open: int
    """On the last day of the period, or of what is known."""
    overdue: int
    cases: dict[str, tuple[str, ...]]
    """References behind each number, by its name."""


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """What falls due on one day."""

    on: dt.date
    cases: tuple[str, ...]


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """The work ahead, by the day it is due."""

    overdue: tuple[str, ...]
    days: tuple[Load, ...]
    """Every working day ahead, also those on which nothing is due."""
    later: tuple[str, ...]
    waiting: tuple[str, ...]
    """Cases whose clock stands still."""


def performance(
    cases: Iterable[Counted],
    period: Period,
    calendar: Calendar,
    *,
    monitored: dt.date,
    by: Literal["officer", "team"] = "officer",
) -> tuple[Performance, ...]:
    """Return how each officer or team did in a period, in the order of their names."""
    groups: dict[str, list[Counted]] = defaultdict(list)
    last = min(period.last, monitored)
    for case in cases:
        # What was answered before is counted nowhere, and is most of an old caseload.
        if not case.outside and case.received <= monitored and _matters(case, period, last):
            groups[case.officer if by == "officer" else case.team].append(case)
    return tuple(_of(name, groups[name], period, last, calendar) for name in sorted(groups))


def is_ahead(case: Counted, today: dt.date) -> bool:
    """Whether a case is still to be answered; what has no time in law is left out."""
    is_timed = not case.outside or case.due is not None
    return is_timed and status(case, today) in {"open", "on_hold"}


def forecast(
    cases: Iterable[Counted], today: dt.date, calendar: Calendar, *, days: int = 20
) -> Forecast:
    """Return what falls due on each of the next working days."""
    ahead = [calendar.on_or_after(today)]
    while len(ahead) < days:
        ahead.append(calendar.add(ahead[-1], 1))
    due: dict[dt.date, list[str]] = defaultdict(list)
    waiting: list[str] = []
    for case in cases:
        if not is_ahead(case, today):
            continue
        if status(case, today) == "on_hold" or case.due is None:
            waiting.append(case.reference)
        else:
            due[case.due].append(case.reference)
    return Forecast(
        overdue=_among(due, dt.date.min, today),
        days=tuple(_load(due, today, ahead, index) for index in range(days)),
        later=_among(due, ahead[-1] + dt.timedelta(1), dt.date.max),
        waiting=tuple(sorted(waiting)),
    )


def _matters(case: Counted, period: Period, last: dt.date) -> bool:
    """Whether a case was received or answered in the period, or was open at its end."""
    is_open = status(case, last) in {"open", "on_hold"}
    return is_open or case.received in period or case.replied in period


def _of(
    name: str, cases: list[Counted], period: Period, last: dt.date, calendar: Calendar
) -> Performance:
    replied = [case for case in cases if case.replied in period and case.replied <= last]
    in_time = [case for case in replied if timeliness(case, last) in {"in_time", "extended"}]
    now = [case for case in cases if status(case, last) in {"open", "on_hold"}]
    took = [calendar.between(case.received, case.replied) for case in replied if case.replied]
    found = {
        "received": [case for case in cases if case.received in period],
        "answered": replied,
        "in_time": in_time,
        "late": [case for case in replied if timeliness(case, last) == "late"],
        "open": now,
        "overdue": [case for case in now if timeliness(case, last) == "overdue"],
    }
    return Performance(
        name=name,
        **{key: len(each) for key, each in found.items()},
        per_cent_in_time=round(100 * len(in_time) / len(replied), 1) if replied else None,
        median_days=median(took) if took else None,
        cases={key: tuple(sorted(case.reference for case in each)) for key, each in found.items()},
    )


def _among(due: dict[dt.date, list[str]], first: dt.date, before: dt.date) -> tuple[str, ...]:
    found = (case for day, cases in due.items() if first <= day < before for case in cases)
    return tuple(sorted(found))


def _load(due: dict[dt.date, list[str]], today: dt.date, ahead: list[dt.date], index: int) -> Load:
    """Count a due day that is no working day with the working day after it."""
    first = ahead[index - 1] + dt.timedelta(1) if index else today
    return Load(on=ahead[index], cases=_among(due, first, ahead[index] + dt.timedelta(1)))
