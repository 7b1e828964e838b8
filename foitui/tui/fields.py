"""Fields of a form: what each asks for in the place of the keys, and how its words are read."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from foitui.case.changing import require_come
from foitui.case.errors import Refused
from foitui.case.records import Case
from foitui.case.said import meant
from foitui.law.provisions import UnknownCite, provision
from foitui.text.dates import NoDate
from foitui.tui.desk import Desk

Word = TypeVar("Word", bound=StrEnum)
Values = Mapping[str, Any]
Reader = Callable[[str], Any]
"""Reads what was typed; a ValueError says what it should be."""


@dataclass(frozen=True)
class Field:
    """One thing that is asked for; Enter takes what stands there."""

    name: str
    words: str
    """The question, short enough to leave room for the answer."""
    read: Reader
    begin: str = ""
    hint: str = ""
    """What can be answered, while nothing is typed."""
    asked: Callable[[Values], bool] = lambda given: True
    """Whether it is asked, after what was given so far."""
    date: Callable[[str], dt.date] | None = None
    """How a date is read, for it to be shown while it is typed; None for what is no date."""


def words(text: str) -> str:
    """Read any words, or none."""
    return text


def some(what: str) -> Reader:
    """Return a reader that wants some words."""

    def read(text: str) -> str:
        if not text:
            raise ValueError(f"Say {what}.")
        return text

    return read


def done_day(desk: Desk, name: str, asks: str, begin: str | None = None) -> Field:
    """Return a field for the date of what was done, usually today, and no day to come."""

    def read(text: str) -> dt.date:
        on = _day(desk.done_on, text)
        try:
            require_come(on, desk.today())
        except Refused as refused:
            raise ValueError(f"{refused.message}.") from None
        return on

    usual = desk.today().isoformat() if begin is None else begin
    return Field(name, asks, read, usual, date=desk.done_on)


def coming_day(
    desk: Desk,
    name: str,
    asks: str,
    begin: str = "",
    hint: str = "",
    asked: Callable[[Values], bool] = lambda given: True,
) -> Field:
    """Return a field for a date to come; where a hint says what nothing means, it may be empty."""

    def read(text: str) -> dt.date | None:
        return _day(desk.due_on, text) if text or not hint else None

    return Field(name, asks, read, begin, hint, asked, desk.due_on)


def _day(read: Callable[[str], dt.date], text: str) -> dt.date:
    try:
        return read(text)
    except NoDate as refused:
        raise ValueError(f"{refused}.") from None


def choice(name: str, words: str, among: Mapping[Word, str], begin: str = "") -> Field:
    """Return a field that is answered by the first letters of one word of several."""
    listed = ", ".join(each.removeprefix("the ").removeprefix("a ") for each in among.values())

    def read(text: str) -> Word:
        if (found := meant(text, among)) is None:
            raise ValueError(f"Write one of: {listed}.")
        return found

    return Field(name, words, read, begin, listed)


def items_of(case: Case, name: str = "items", begin: Iterable[int] = ()) -> Field:
    """Return a field for items of a case; nothing means all of them."""
    every = tuple(item.number for item in case.items) or (1,)

    def read(text: str) -> tuple[int, ...]:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not all(part.isdecimal() and int(part) in every for part in parts):
            raise ValueError(f"Write numbers of items as in {every[0]},{every[-1]}, or nothing.")
        return tuple(sorted({int(part) for part in parts})) or every

    begun = ",".join(map(str, begin))
    return Field(name, "Items:", read, begun, f"1 to {every[-1]}; nothing for all")


def cite(text: str) -> str:
    """Read one provision, down to the limb."""
    try:
        return provision(some("which provision")(text)).cite
    except UnknownCite as unknown:
        raise ValueError(f"{unknown}.") from None


def cites(text: str) -> tuple[str, ...]:
    """Read provisions between commas, or none."""
    return tuple(cite(part.strip()) for part in text.split(",") if part.strip())


def several(text: str) -> tuple[str, ...] | None:
    """Read texts between semicolons, or none."""
    return tuple(part.strip() for part in text.split(";") if part.strip()) or None
