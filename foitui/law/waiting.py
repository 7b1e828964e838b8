"""Whom a case waits for and who was asked, told in lines; what is past its day says so."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from foitui.case.handing import chase_by
from foitui.case.handling import Exchange
from foitui.case.records import Case
from foitui.case.said import EXCHANGES, WAITS_FOR
from foitui.law.clocks.records import spoken
from foitui.law.working_days import Calendar


class Awaited(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody that a case waits for, or was asked about it."""

    number: int
    """Of the exchange, counted from 1; 0 for the wait itself."""
    says: str
    lines: tuple[str, ...]
    open: bool = True
    """Whether the answer is still to come."""
    chase: bool = False
    """Whether the day to chase has come."""


def awaited(case: Case, today: dt.date, calendar: Calendar) -> tuple[Awaited, ...]:
    """Return whom a case waits for, and everybody who was asked, in the order of asking."""
    closed = chase_by(case) is None
    made = [] if case.waiting is None else [_waiting(case, today, closed=closed)]
    for number, each in enumerate(case.exchanges, start=1):
        made.append(_exchange(number, each, today, calendar, closed=closed))
    return tuple(made)


def _waiting(case: Case, today: dt.date, *, closed: bool) -> Awaited:
    wait = case.waiting
    if wait is None:
        raise ValueError("the case waits for nobody")
    note = f": {wait.note}" if wait.note else ""
    by = wait.chase_by
    return Awaited(
        number=0,
        says=f"{WAITS_FOR[wait.on]}{note}",
        lines=(f"since {spoken(wait.since)}{_until(by, 'chase by')}",),
        chase=not closed and by is not None and by <= today,
    )


def _exchange(
    number: int, asked: Exchange, today: dt.date, calendar: Calendar, *, closed: bool
) -> Awaited:
    return Awaited(
        number=number,
        says=f"{asked.whom}: {EXCHANGES[asked.kind]}",
        lines=tuple(_lines(asked, calendar)),
        open=asked.answered_on is None,
        chase=not closed
        and asked.answered_on is None
        and asked.due is not None
        and asked.due <= today,
    )


def _lines(asked: Exchange, calendar: Calendar) -> Iterator[str]:
    about = f", about {_items(asked.items)}" if asked.items else ""
    wanted = "" if asked.answered_on else _until(asked.due, "answer wanted by")
    yield f"asked on {spoken(asked.asked_on)}{about}{wanted}"
    if asked.question:
        yield f"Question: {asked.question}"
    if asked.answered_on is not None:
        took = calendar.between(asked.asked_on, asked.answered_on)
        late = asked.due is not None and asked.answered_on > asked.due
        days = f"{took} working day{'s' * (took != 1)}"
        yield f"answered on {spoken(asked.answered_on)}, after {days}{', late' * late}"
    if asked.answer:
        yield f"Answer: {asked.answer}"


def _until(day: dt.date | None, words: str) -> str:
    return f"; {words} {spoken(day)}" if day is not None else ""


def _items(numbers: tuple[int, ...]) -> str:
    return ("item " if len(numbers) == 1 else "items ") + ", ".join(map(str, numbers))
