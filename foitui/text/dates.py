"""Dates as people in the UK type them, read one way on screens, in commands and from files."""

import datetime as dt
import re
from collections.abc import Callable

_YEAR = "january february march april may june july august september october november december"
MONTHS = _YEAR.split()
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
FORMS = "24/11/2026, 24 Nov, 2026-11-24, today, tuesday or +10"
"""What can be typed; `+10` is the tenth working day after today."""

Add = Callable[[dt.date, int], dt.date]
"""Returns the nth working day after a day, or before it."""

_TURNS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_STEP = r"([+-])\s*([0-9]{1,3})"
_YEAR_FIRST = r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})"
_NUMBERS = r"([0-9]{1,2})([/. -])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?"
_WORDS = r"([0-9]{1,2})(?:st|nd|rd|th)? ?(?:of )?([a-z]{3,9})(?: ?'?([0-9]{4}|[0-9]{2}))?"
_MONTH_FIRST = r"([a-z]{3,9}) ?([0-9]{1,2})(?:st|nd|rd|th)? ([0-9]{4})"
_MONTH_AND_NUMBER = r"([a-z]{3,9}) ?([0-9]{1,4})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(last|next|on) )?([a-z]{3,9})"
_LED = r"([a-z]{3,9}) ([0-9].*)"


class NoDate(ValueError):
    """What was typed is no date, or could be more than one; says what to write."""


def read_day(
    text: str, today: dt.date | None = None, add: Add | None = None, *, done: bool = False
) -> dt.date:
    """Return the day that somebody means; the day stands before the month.

    Two figures for a year are the year nearest to today, and so is a year that is left out: in
    January `24 Dec` is the one just gone.

    Args:
        text: What was typed.
        today: The day it was typed on; without it only a whole date is one.
        add: Reckons working days, for `+10`; without it that is no date.
        done: Whether it is about something that was done, so that `monday` is the last one and
            not the next.

    Raises:
        NoDate: it is none, or could be several.
    """
    typed = " ".join(text.split()).lower()
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        pass
    try:
        found = _relative(typed, today, add, done=done) or _written(typed, today)
    except OverflowError:
        found = None
    if found is None:
        shown = f"\u201c{text.strip()[:30]}\u201d is no date" if typed else "A date is wanted"
        whole = "24/11/2026, 24 Nov 2026 or 2026-11-24"
        raise NoDate(f"{shown}; write it as in {FORMS if today else whole}")
    return found


def told_day(day: dt.date) -> str:
    """Return a day so that whoever typed it sees what was understood: `Tue 24 Nov 2026`."""
    weekday, month = WEEKDAYS[day.weekday()][:3], MONTHS[day.month - 1][:3]
    return f"{weekday.capitalize()} {day.day} {month.capitalize()} {day.year:04}"


def _relative(typed: str, today: dt.date | None, add: Add | None, *, done: bool) -> dt.date | None:
    """Read what is reckoned from today."""
    if today is None:
        return None
    if typed in _TURNS:
        return today + dt.timedelta(_TURNS[typed])
    if add is not None and (step := re.fullmatch(_STEP, typed)):
        return add(today, int(step[1] + step[2]))
    if (named := re.fullmatch(_WEEKDAY, typed)) and (
        weekday := _begun(named[2], WEEKDAYS)
    ) is not None:
        back = (today.weekday() - weekday) % 7
        if named[1] == "last":
            return today - dt.timedelta(back or 7)
        return today + dt.timedelta(-back if done and named[1] != "next" else 7 - back)
    return None


def _written(typed: str, today: dt.date | None) -> dt.date | None:
    """Read a date that is written out, its weekday checked where one stands before it."""
    if (led := re.fullmatch(_LED, typed.replace(",", " ").replace("  ", " "))) and (
        weekday := _begun(led[1].rstrip("."), WEEKDAYS)
    ) is not None:
        day = _written(led[2], today)
        if day is not None and day.weekday() != weekday:
            says, named = WEEKDAYS[day.weekday()].capitalize(), WEEKDAYS[weekday].capitalize()
            raise NoDate(f"{told_day(day)[4:]} is a {says}, not a {named}")
        return day
    if found := re.fullmatch(_YEAR_FIRST, typed):
        return _day(int(found[3]), int(found[2]), found[1], today)
    if found := re.fullmatch(_NUMBERS, typed):
        return _day(int(found[1]), int(found[3]), found[4], today)
    plain = " ".join(re.sub(r"[\s,/.-]+", " ", typed).split())
    if (found := re.fullmatch(_WORDS, plain)) and (month := _month(found[2])):
        return _day(int(found[1]), month, found[3], today)
    if (found := re.fullmatch(_MONTH_FIRST, plain)) and (month := _month(found[1])):
        return _day(int(found[2]), month, found[3], today)
    if (found := re.fullmatch(_MONTH_AND_NUMBER, plain)) and _month(found[1]):
        name = MONTHS[_month(found[1]) - 1].capitalize()
        asks = f"Is {found[2]} the day or the year?" if len(found[2]) < 3 else "Which day?"
        raise NoDate(f"{asks} Write the day first, as in 24 {name}")
    return None


def _day(day: int, month: int, year: str | None, today: dt.date | None) -> dt.date | None:
    """Return a day of the year that is meant; None where that cannot be known."""
    if not 1 <= month <= 12:
        raise NoDate(f"There is no month {month}; the day comes first, as in 24/11/2026")
    if year is not None and len(year) == 4:
        return _made(int(year), month, day)
    if today is None:
        return None
    if year is not None:
        return _made(_nearest(int(year), today.year), month, day)
    around = [_possible(each, month, day) for each in (today.year - 1, today.year, today.year + 1)]
    able = [each for each in around if each is not None]
    return min(able, key=lambda each: abs(each - today)) if able else _made(today.year, month, day)


def _nearest(figures: int, year: int) -> int:
    """Return the year with these two last figures that is nearest to another."""
    century = year // 100 * 100
    able = (each + figures for each in (century - 100, century, century + 100))
    return min(able, key=lambda each: abs(each - year))


def _possible(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _made(year: int, month: int, day: int) -> dt.date:
    """Make a date, or say that there is none."""
    if (made := _possible(year, month, day)) is not None:
        return made
    raise NoDate(f"There is no {day} {MONTHS[month - 1].capitalize()} {year}")


def _month(name: str) -> int:
    """Return the number of a month by the beginning of its name; 0 where it is none."""
    at = _begun("sep" if name == "sept" else name, MONTHS)
    return 0 if at is None else at + 1


def _begun(name: str, names: list[str]) -> int | None:
    """Return the place of the one name that begins so, of three letters at least."""
    if len(name) < 3:
        return None
    return next((at for at, each in enumerate(names) if each.startswith(name)), None)
