"""The two days that FOIA s10(6) names itself, and that no proclamation has to bring about."""

import datetime as dt
from collections.abc import Iterable, Iterator


def statutory_days(years: Iterable[int]) -> Iterator[tuple[dt.date, str]]:
    """Give Good Friday and Christmas Day of each year, with their names."""
    for year in years:
        yield easter(year) - dt.timedelta(2), "Good Friday"
        yield dt.date(year, 12, 25), "Christmas Day"


def easter(year: int) -> dt.date:
    """Return Easter Sunday: the Sunday after the Gregorian calendar's paschal full moon."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (skipped + 19 * golden + 15) % 30
    # Two of the thirty ages of the moon are moved by a day, so that no full moon falls too late.
    moon -= moon == 29 or (moon == 28 and golden > 10)
    full_moon = dt.date(year, 3, 21) + dt.timedelta(moon)
    return full_moon + dt.timedelta(7 - full_moon.isoweekday() % 7)
