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


_NUMBERS = ("received", "answered", "in_time", "late", "open", "overdue")


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
    last = min(period.last, monitored)
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for case in cases:
        if not case.outside and case.received <= monitored:
            name = case.officer if by == "officer" else case.team
            tallies[name].add(case, period, last, calendar)
    found = (tallies[name].as_performance(name) for name in sorted(tallies))
    # Who had cases once and has none of this period, or open, would only make the list long.
    return tuple(each for each in found if any(each.cases.values()))


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


class _Tally:
    """The numbers of one name so far: references, and never a case, of which there are many."""

    def __init__(self) -> None:
        self.cases: dict[str, list[str]] = {name: [] for name in _NUMBERS}
        self.took: list[int] = []

    def add(self, case: Counted, period: Period, last: dt.date, calendar: Calendar) -> None:
        """Count a case wherever it is counted."""
        if case.received in period:
            self.cases["received"].append(case.reference)
        if case.replied is not None and case.replied in period and case.replied <= last:
            self.took.append(calendar.between(case.received, case.replied))
            self.cases["answered"].append(case.reference)
            in_time = timeliness(case, last) in {"in_time", "extended"}
            self.cases["in_time" if in_time else "late"].append(case.reference)
        if status(case, last) in {"open", "on_hold"}:
            self.cases["open"].append(case.reference)
            if timeliness(case, last) == "overdue":
                self.cases["overdue"].append(case.reference)

    def as_performance(self, name: str) -> Performance:
        """Return the numbers."""
        numbers = {key: len(found) for key, found in self.cases.items()}
        answered, in_time = numbers["answered"], numbers["in_time"]
        return Performance(
            name=name,
            **numbers,
            per_cent_in_time=round(100 * in_time / answered, 1) if answered else None,
            median_days=median(self.took) if self.took else None,
            cases={key: tuple(sorted(found)) for key, found in self.cases.items()},
        )


def _among(due: dict[dt.date, list[str]], first: dt.date, before: dt.date) -> tuple[str, ...]:
    found = (case for day, cases in due.items() if first <= day < before for case in cases)
    return tuple(sorted(found))


def _load(due: dict[dt.date, list[str]], today: dt.date, ahead: list[dt.date], index: int) -> Load:
    """Count a due day that is no working day with the working day after it."""
    first = ahead[index - 1] + dt.timedelta(1) if index else today
    return Load(on=ahead[index], cases=_among(due, first, ahead[index] + dt.timedelta(1)))
