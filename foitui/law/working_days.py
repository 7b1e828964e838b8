"""Working days: all but weekends and the bank holidays of any part of the UK (FOIA s10(6))."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property, lru_cache

import msgspec

from foitui.law.statutory_days import statutory_days
from foitui.law.tables import DATA
from foitui.settings.records import Nation

LETTERS: Mapping[Nation, str] = {
    "england": "E",
    "wales": "W",
    "scotland": "S",
    "northern_ireland": "N",
}
"""How the shipped table writes a nation."""

NATION_NAMES = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}

ADDED = (
    "added by this office; whether it extends a clock that ran when it was proclaimed is undecided"
)

FORESEEN = 2100
"""Before this year, past the end of the table, the days that the Act itself names count out."""

WEEKEND = {5: "Saturday", 6: "Sunday"}


class Calendar:
    """Which days are working days, and the name of what makes a day not one. Never changed."""

    def __init__(
        self,
        holidays: Mapping[dt.date, str],
        first: int,
        last: int,
        *,
        published_to: int | None = None,
        nations: Mapping[dt.date, str] | None = None,
        doubts: Mapping[dt.date, str] | None = None,
    ) -> None:
        """Make a calendar; without `nations` every holiday is one in all four of them."""
        self.holidays = holidays
        """Names of the holidays, weekend ones included."""
        self.first, self.last = first, last
        """The years whose bank holidays are known or foreseen."""
        self.published_to = last if published_to is None else published_to
        """The last year whose holidays are published; later dates are provisional."""
        self.nations = nations or {}
        """Letters of the nations that have a holiday; a day that is missing is one in all four."""
        self.doubts = doubts or {}
        """Holidays that are disputed, and why."""
        self._nations: dict[Nation, Calendar] = {}

    def is_working_day(self, day: dt.date) -> bool:
        """Whether the day counts."""
        return day.weekday() < 5 and day not in self.holidays

    def why_not(self, day: dt.date) -> str | None:
        """Name what makes it no working day, "Sunday" or "Good Friday"; None where it is one."""
        return WEEKEND.get(day.weekday()) or self.holidays.get(day)

    def provisional(self, day: dt.date) -> bool:
        """Whether holidays that nobody has published yet could still fall on or before it."""
        return day.year > self.published_to

    def add(self, day: dt.date, count: int) -> dt.date:
        """Return the `count`th working day after a day, or before it; the day is day zero."""
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            day += dt.timedelta(step)
            while not self.is_working_day(day):
                day += dt.timedelta(step)
        return day

    def on_or_after(self, day: dt.date) -> dt.date:
        """Return the day, or the next working day where it is none."""
        return day if self.is_working_day(day) else self.add(day, 1)

    def between(self, start: dt.date, end: dt.date) -> int:
        """Count working days after `start` up to and including `end`; negative if that is first."""
        if end < start:
            return -self.between(end, start)
        weekdays = _weekdays_to(end.toordinal()) - _weekdays_to(start.toordinal())
        return weekdays - (self._holidays_to(end) - self._holidays_to(start))

    def left(self, today: dt.date, due: dt.date) -> int:
        """Count the working days after today that are left; negative when overdue."""
        left = self.between(today, due)
        # A Saturday after a Friday that was due is late, although no working day has gone by.
        return min(left, -1) if today > due else left

    def of(self, nation: Nation) -> "Calendar":
        """Return the calendar with only the holidays of one nation, made once."""
        return self._nations.get(nation) or self._nations.setdefault(nation, self._of(nation))

    def _of(self, nation: Nation) -> "Calendar":
        own = {
            day: name
            for day, name in self.holidays.items()
            if LETTERS[nation] in self.nations.get(day, "EWSN")
        }
        return Calendar(
            own,
            self.first,
            self.last,
            published_to=self.published_to,
            nations=self.nations,
            doubts=self.doubts,
        )

    def _holidays_to(self, day: dt.date) -> int:
        return bisect_right(self._weekday_holidays, day)

    @cached_property
    def _weekday_holidays(self) -> list[dt.date]:
        return sorted(day for day in self.holidays if day.weekday() < 5)


def _weekdays_to(ordinal: int) -> int:
    """Count Mondays to Fridays from 1 January of the year 1, a Monday, up to a day."""
    weeks, rest = divmod(ordinal, 7)
    return weeks * 5 + min(rest, 5)


def shipped_calendar(extra: Mapping[dt.date, str] | None = None) -> Calendar:
    """Return the calendar of any part of the UK, with newly proclaimed days added.

    The name of an added day may end in the nations that have it, "World Cup (Scotland)"; without
    that it is a day in all four.
    """
    shipped = _shipped()
    if not extra:
        return shipped
    nations = {day: _nations_named(name) for day, name in extra.items()}
    return Calendar(
        {**shipped.holidays, **extra},
        shipped.first,
        shipped.last,
        published_to=shipped.published_to,
        nations={**shipped.nations, **nations},
        doubts={**shipped.doubts, **dict.fromkeys(extra, ADDED)},
    )


def _nations_named(name: str) -> str:
    bracket = name.rpartition("(")[2] if name.endswith(")") else ""
    return "".join(key for key, nation in NATION_NAMES.items() if nation in bracket) or "EWSN"


@lru_cache(maxsize=1)
def _shipped() -> Calendar:
    table = msgspec.json.decode((DATA / "bank_holidays.json").read_bytes())
    rows = {dt.date.fromisoformat(day): row.split(" ", 1) for day, row in table["days"].items()}
    listed = {day: _full_name(name, nations) for day, (nations, name) in rows.items()}
    return Calendar(
        {**listed, **dict(statutory_days(range(table["last"] + 1, FORESEEN)))},
        table["first"],
        table["last"],
        published_to=table["published_to"],
        nations={day: nations for day, (nations, _) in rows.items()},
        doubts={dt.date.fromisoformat(day): why for day, why in table["doubts"].items()},
    )


def _full_name(name: str, nations: str) -> str:
    """Add the nations to a holiday that not all of them have."""
    if nations == "EWSN":
        return name
    *most, last = (NATION_NAMES[letter] for letter in nations)
    return f"{name} ({', '.join(most)} and {last})" if most else f"{name} ({last})"
