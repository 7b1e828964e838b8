"""A timeline as text: a line of working days with what happened on it, and the list of that."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase

import msgspec

from foitui.law.timeline import Moment, Timeline
from foitui.law.working_days import Calendar
from foitui.text.clean import clean_line

_LETTERS = ascii_lowercase + ascii_uppercase
_ROWS = 6
"""Lines below the line of days that labels may take."""
_WIDEST_DAY = 3
"""Columns of one working day at most."""
_UNCUT = 25
"""Working days without anything that are drawn whole if they can be: the usual time to answer."""
_WORDS = 60
"""Letters of an officer's words that the list shows."""
TODAY = "*"


class Signs(msgspec.Struct, frozen=True):
    """What the line is drawn with."""

    runs: str
    still: str
    ahead: str
    gap: str


BLOCKS = Signs("━", "╌", "─", "≈")
ASCII = Signs("=", ".", "-", "~")


class Drawn(msgspec.Struct, frozen=True):
    """A timeline as text, and where today and what is due stand in its list."""

    text: str
    marks: tuple[tuple[int, int], ...]


def drawn(found: Timeline, calendar: Calendar, width: int, *, blocks: bool = True) -> Drawn:
    """Draw a timeline in so many columns; a long time in which nothing happened is cut short."""
    signs = BLOCKS if blocks else ASCII
    lettered = list(zip(_names(found.moments), found.moments, strict=True))
    columns, cut = _columns(found, calendar, width)
    line = _line(found, columns, cut, lettered, signs)
    labels = _labels(lettered, columns, width)
    legend = (
        f"{signs.runs} clock runs   {signs.still} stands still   {signs.ahead} over or ahead"
        f"   {signs.gap} cut short   {TODAY} today"
    )
    head = "\n".join((_months(columns, width), line, *labels, "", legend, ""))
    text, marks = head, []
    for name, moment in lettered:
        told = _told(name, moment)
        if moment.ahead or name == TODAY:
            marks.append((len(text) + 1, len(text) + 1 + len(told)))
        text += f"\n{told}"
    return Drawn(text, tuple(marks))


def _names(moments: Sequence[Moment]) -> Iterator[str]:
    """Give each moment a letter, and today its star; after 52 there are no more."""
    letters = iter(_LETTERS)
    for moment in moments:
        yield TODAY if moment.what == "today" else next(letters, "+")


def _columns(
    found: Timeline, calendar: Calendar, width: int
) -> tuple[dict[dt.date, int], frozenset[dt.date]]:
    """Return the column of each day on which something happened, and those it is cut after."""
    days = sorted({found.first, found.last, *(each.on for each in found.moments)})
    gaps = [calendar.between(one, other) for one, other in pairwise(days)]
    room = max(width - 1, len(gaps))
    # As wide as it can be with only what is longer than two weeks cut short.
    wide, least = 1, 1
    for wide in range(_WIDEST_DAY, 0, -1):
        least = _fitting([gap * wide for gap in gaps], room)
        if least >= min(_UNCUT, max(gaps, default=0)) * wide:
            break
    column, columns, cut = 0, {days[0]: 0}, set()
    for (before, day), gap in zip(pairwise(days), gaps, strict=True):
        column += min(gap * wide, least)
        columns[day] = column
        if gap * wide > least:
            cut.add(before)
    return columns, frozenset(cut)


def _fitting(lengths: Sequence[int], room: int) -> int:
    """Return the most columns that a length can have for all of them to fit."""
    least, most = 1, max(lengths, default=1)
    while least < most:
        tried = (least + most + 1) // 2
        fits = sum(min(length, tried) for length in lengths) <= room
        least, most = (tried, most) if fits else (least, tried - 1)
    return least


def _line(
    found: Timeline,
    columns: dict[dt.date, int],
    cut: frozenset[dt.date],
    lettered: Sequence[tuple[str, Moment]],
    signs: Signs,
) -> str:
    today = next(each.on for each in found.moments if each.what == "today")
    ends = next(
        (each.on for each in found.moments if each.what in ("reply sent", "withdrawn")), None
    )
    row = [" "] * (max(columns.values()) + 1)
    for (day, at), (_, to) in pairwise(columns.items()):
        sign = _sign(found, day, today, ends, signs)
        row[at:to] = sign * (to - at)
        if day in cut and to - at > 2:
            row[(at + to) // 2] = signs.gap
    for name, moment in reversed(lettered):
        row[columns[moment.on]] = name
    return "".join(row)


def _sign(found: Timeline, day: dt.date, today: dt.date, ends: dt.date | None, signs: Signs) -> str:
    if any(first <= day <= last for first, last in found.still):
        return signs.still
    return signs.ahead if day >= (min(ends, today) if ends else today) else signs.runs


def _months(columns: dict[dt.date, int], width: int) -> str:
    """Return the dates over the days on which something happened, where there is room."""
    row, before = "", None
    for day, column in columns.items():
        told = f"{day.day} {day:%b}" if before == day.year else f"{day.day} {day:%b %Y}"
        start = min(column, width - len(told))
        if not row or start > len(row):
            row = row.ljust(start) + told
            before = day.year
    return row


def _labels(
    lettered: Sequence[tuple[str, Moment]], columns: dict[dt.date, int], width: int
) -> list[str]:
    """Return what happened, below its place on the line, one below the other where it is close."""
    rows: list[str] = []
    for name, moment in lettered:
        told = f"{name} {moment.what}"
        start = max(0, min(columns[moment.on], width - len(told)))
        for number in range(_ROWS):
            if number == len(rows):
                rows.append("")
            if not rows[number] or start > len(rows[number]) + 1:
                rows[number] = rows[number].ljust(start) + told
                break
    return rows


def _told(name: str, moment: Moment) -> str:
    number = "" if moment.number is None else str(moment.number)
    day = f"{moment.on:%a} {moment.on.day:>2} {moment.on:%b %Y}"
    said = f"{moment.what}: {clean_line(moment.words, _WORDS)}" if moment.words else moment.what
    stops = "  (clock stops)" if moment.stops else "  (clock runs again)" if moment.starts else ""
    return f"{name}  {day}  {number:>4}  {said}{stops}"
