"""A deadline as a calendar: weeks from Monday to Sunday, counted days numbered, others named."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from foitui.law.clocks.records import Day, Deadline

CELL = 10
"""Columns of one day: a mark for today, the day of the month, and what it is."""
WIDTH = CELL * 7
BESIDE = 110
"""Columns from which the days left out are named beside the weeks and not below them."""

LEGEND = "n the nth day counted   - a weekend   * today   [n] due   (a) named"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_UNSAID = frozenset({"", "due", "Saturday", "Sunday", "Weekend", "Past due"})


class Grid(msgspec.Struct, frozen=True):
    """A calendar as text, and where today and the day due stand in it."""

    text: str
    marks: tuple[tuple[int, int], ...]


def grid(found: Deadline, received: dt.date, today: dt.date | None, width: int = WIDTH) -> Grid:
    """Lay a deadline out in weeks.

    Args:
        found: The deadline with its days.
        received: The day of receipt, which begins the calendar.
        today: The day that gets a star; None for none.
        width: Columns that there are: in many, names stand beside the weeks.
    """
    days = {day.date: day for day in found.days}
    reasons = _reasons(found.days)
    letters = dict(zip(reasons, _LETTERS, strict=False))
    told = {
        date: _told(date, days.get(date), found, received, letters) for date in [received, *days]
    }
    weeks = list(_weeks(sorted(told), told, today))
    named = [LEGEND, "", *_named(reasons, letters)] if reasons else [LEGEND]
    lines = _beside(weeks, named[1:], width) if width >= BESIDE else [*weeks, "", *named]
    text = "\n".join(lines)
    return Grid(text, tuple(_marks(text)))


def _reasons(days: Sequence[Day]) -> dict[str, list[dt.date]]:
    """Return why days do not count, weekends aside, each with its days."""
    found: dict[str, list[dt.date]] = {}
    for day in days:
        if not day.counted and day.why not in _UNSAID:
            found.setdefault(day.why, []).append(day.date)
    return found


def _told(
    date: dt.date,
    day: Day | None,
    found: Deadline,
    received: dt.date,
    letters: Mapping[str, str],
) -> str:
    if day is None:
        return "rec'd" if date == received else ""
    if date == found.due:
        return f"[{day.number}]" if day.number is not None else "[due]"
    if day.number is not None:
        return str(day.number)
    if day.why in letters:
        return f"({letters[day.why]})"
    return "" if day.why == "Past due" else "-"


def _weeks(
    dates: Sequence[dt.date], told: Mapping[dt.date, str], today: dt.date | None
) -> Iterator[str]:
    """Yield the lines of each month: its name, then its weeks as far as they matter."""
    yield "".join(f"   {name:<{CELL - 3}}" for name in _WEEKDAYS).rstrip()
    first, last = dates[0], dates[-1]
    month: tuple[int, int] | None = None
    day = first - dt.timedelta(first.weekday())
    while day <= last:
        week = [day + dt.timedelta(count) for count in range(7)]
        for part in dict.fromkeys((date.year, date.month) for date in week):
            within = [date if (date.year, date.month) == part else None for date in week]
            if not any(date and first <= date <= last for date in within):
                continue
            if part != month:
                month = part
                yield f"{dt.date(*part, 1):%B %Y}"
            yield "".join(_cell(date, told, today) for date in within).rstrip()
        day += dt.timedelta(7)


def _cell(date: dt.date | None, told: Mapping[dt.date, str], today: dt.date | None) -> str:
    if date is None:
        return " " * CELL
    star = "*" if date == today else " "
    return f"{star}{date.day:>2} {told.get(date, ''):<{CELL - 4}}"


def _named(reasons: Mapping[str, list[dt.date]], letters: Mapping[str, str]) -> Iterator[str]:
    for why, dates in reasons.items():
        yield f"({letters.get(why, '?')}) {why}: {', '.join(_ranges(dates))}"


def _ranges(dates: Iterable[dt.date]) -> Iterator[str]:
    """Say days that follow each other as one: `24 December to 1 January`."""
    start = end = None
    for date in dates:
        if start and end and (date - end).days <= 1:
            end = date
            continue
        if start and end:
            yield _range(start, end)
        start = end = date
    if start and end:
        yield _range(start, end)


def _range(start: dt.date, end: dt.date) -> str:
    return _short(start) if start == end else f"{_short(start)} to {_short(end)}"


def _short(day: dt.date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _beside(weeks: Sequence[str], named: Sequence[str], width: int) -> list[str]:
    room = width - WIDTH - 2
    cut = [part for line in named for part in _cut(line, room)]
    rows = max(len(weeks), len(cut) + 1)
    left = [*weeks, *[""] * (rows - len(weeks))]
    right = ["", *cut, *[""] * (rows - len(cut) - 1)]
    beside = [f"{one:<{WIDTH}}  {other}".rstrip() for one, other in zip(left, right, strict=True)]
    return [*beside, "", LEGEND]


def _cut(line: str, room: int) -> Iterator[str]:
    """Break a line between words, what follows under its start."""
    made = ""
    for word in line.split():
        if made.strip() and len(made) + len(word) + 1 > room:
            yield made
            made = "    " + word
        else:
            made = f"{made} {word}" if made else word
    yield made


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where today and the day due stand, the legend left out."""
    body = text[: text.index(LEGEND)]
    for start, sign in enumerate(body):
        if sign == "*":
            yield start, start + 3
        elif sign == "[" and "]" in body[start : start + 6]:
            yield start - 3, body.index("]", start) + 1
