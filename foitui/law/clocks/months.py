"""Periods in calendar months, by the corresponding date."""

import datetime as dt


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the corresponding date some months on, or the last day of a month that has none."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, last_day(year, month)))


def last_day(year: int, month: int) -> int:
    """Return the number of the last day of a month."""
    like = 2000 + year % 400  # which is alike in all, and never past the last year there is
    return (dt.date(like + month // 12, month % 12 + 1, 1) - dt.timedelta(1)).day


def last_of_months_beginning_with(day: dt.date, months: int) -> dt.date:
    """Return the last day of a period that a day itself begins: 10 March, 3 months: 9 June."""
    end = add_months(day, months)
    return end if end.day < day.day else end - dt.timedelta(1)
