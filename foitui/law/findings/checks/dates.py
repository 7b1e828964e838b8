"""Dates and years as officers write them in a sentence."""

import datetime as dt
import re
from collections.abc import Iterator

from foitui.law.clocks.months import last_day
from foitui.text.dates import MONTHS

_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)}
_NAMES = "|".join(_MONTHS)
_ISO = r"\b(\d{4})-(\d{2})-(\d{2})\b"
_LONG = rf"(?i)\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({_NAMES}) (\d{{4}})\b"
_YEAR = r"\b((?:18|19|20)\d\d)\b"


def dates_in(text: str) -> tuple[dt.date, ...]:
    """Return the dates that a text names; a month alone stands for its last day."""
    return tuple(sorted({*_iso(text), *_long(text)}))


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that a text names."""
    return tuple(sorted({int(found) for found in re.findall(_YEAR, text)}))


def _iso(text: str) -> Iterator[dt.date]:
    for year, month, day in re.findall(_ISO, text):
        yield from _date(int(year), int(month), int(day))


def _long(text: str) -> Iterator[dt.date]:
    for day, name, year in re.findall(_LONG, " ".join(text.split())):
        month = _MONTHS[name.lower()]
        if int(year):
            yield from _date(int(year), month, int(day) if day else last_day(int(year), month))


def _date(year: int, month: int, day: int) -> Iterator[dt.date]:
    try:
        yield dt.date(year, month, day)
    except ValueError:
        return  # the 31st of June is no date, and no reason to stop
