"""The time that a report is about: a quarter or a year of the calendar."""

import datetime as dt
import re
from typing import NamedTuple

_QUARTER = re.compile(r"(?P<year>\d{4})-?Q(?P<quarter>[1-4])", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


class Period(NamedTuple):
    """From the first day to the last, both within it."""

    first: dt.date
    last: dt.date
    name: str

    def __contains__(self, day: object) -> bool:
        """Whether a day lies within; None does not."""
        return isinstance(day, dt.date) and self.first <= day <= self.last

    @property
    def is_year(self) -> bool:
        """Whether it is a year, and not a quarter."""
        return self.name.isdigit()

    def beside(self, by: int) -> "Period":
        """Return the period of the same length so many further; at the ends of time, this one."""
        length = 12 if self.is_year else 3
        months = self.first.year * 12 + self.first.month - 1 + by * length
        if not dt.MINYEAR * 12 <= months < dt.MAXYEAR * 12:
            return self
        first = dt.date(months // 12, months % 12 + 1, 1)
        return year(f"{first.year:04d}") if self.is_year else quarter_of(first)


def quarter(text: str) -> Period:
    """Return the quarter that is written as 2026Q3; raises ValueError."""
    found = _QUARTER.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is no quarter; write it as in 2026Q3")
    year, number = int(found["year"]), int(found["quarter"])
    first = dt.date(year, 3 * number - 2, 1)
    after = dt.date(year + number // 4, 3 * number % 12 + 1, 1)
    return Period(first, after - dt.timedelta(1), f"{year}Q{number}")


def year(text: str) -> Period:
    """Return the calendar year that is written as 2026; raises ValueError."""
    if not _YEAR.fullmatch(text.strip()) or int(text) == 0:
        raise ValueError(f"{text!r} is no year; write it as in 2026")
    number = int(text)
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31), str(number))


def quarter_of(day: dt.date) -> Period:
    """Return the quarter that a day lies in."""
    return quarter(f"{day.year:04d}Q{(day.month + 2) // 3}")
