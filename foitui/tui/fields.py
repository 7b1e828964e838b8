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


def day(text: str) -> dt.date:
    """Read a date."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError("That is no date; write YYYY-MM-DD.") from None


def past_day(today: dt.date) -> Reader:
    """Return a reader of the date of what was done, which is no day to come."""

    def read(text: str) -> dt.date:
        on = day(text)
        try:
            require_come(on, today)
        except Refused as refused:
            raise ValueError(f"{refused.message}.") from None
        return on

    return read


def day_or_none(text: str) -> dt.date | None:
    """Read a date, or that there is none."""
    return day(text) if text else None


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
