"""A deadline explained as text: every day that was counted, and every one that was not."""

import datetime as dt
from collections.abc import Iterator

from foitui.law.clocks.records import Day, Deadline, spoken
from foitui.law.deadline import left_in_words


def explained(due: Deadline, received: dt.date, left: int | None) -> str:
    """Return the explanation, a line a day, a blank line between weeks."""
    return "\n".join(_lines(due, received, left))


def told(due: Deadline, left: int | None) -> list[str]:
    """Return the date due, the time limit and the notes, a line each."""
    basis = [f"Time limit: {due.basis}"] if due.basis else []
    fee = []
    if due.fee_lapses:
        fee = [f"A fee that was asked for can be paid until {spoken(due.fee_lapses)}."]
    return [_headline(due, left), *basis, *due.notes, *fee]


def _lines(due: Deadline, received: dt.date, left: int | None) -> Iterator[str]:
    yield from told(due, left)
    yield ""
    yield f"{_date(received)}        received"
    before = received
    for day in due.days:
        if day.date.isocalendar()[:2] != before.isocalendar()[:2]:
            yield ""
        yield _day(day, due)
        before = day.date


def _headline(due: Deadline, left: int | None) -> str:
    if due.due is None:
        return due.waiting or "Nothing is due."
    said = f"Due on {spoken(due.due)}"
    if left is not None:
        said += f": {left_in_words(left).removeprefix('due ')}"
    if due.provisional:
        said += ". Provisional: holidays of that year are not published yet"
    return f"{said}."


def _day(day: Day, due: Deadline) -> str:
    number = f"{day.number:>4}" if day.number is not None else "   -"
    pointer = ">" if day.date == due.due else " "
    return f"{_date(day.date)} {pointer}{number}  {day.why}".rstrip()


def _date(day: dt.date) -> str:
    return f"{day:%a %d %b %Y}"
