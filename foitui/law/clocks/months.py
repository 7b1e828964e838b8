"""Periods in calendar months, by the corresponding date."""

import datetime as dt
from calendar import monthrange


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the corresponding date some months on, or the last day of a month that has none."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def last_of_months_beginning_with(day: dt.date, months: int) -> dt.date:
    """Return the last day of a period that a day itself begins: 10 March, 3 months: 9 June."""
    end = add_months(day, months)
    return end if end.day < day.day else end - dt.timedelta(1)
