"""A deadline, with the explanation of every day that was and was not counted."""

import datetime as dt

import msgspec

from foitui.text.spoken import spoken as spoken


class Day(msgspec.Struct, frozen=True):
    """One day between receipt and a little after the date due."""

    date: dt.date
    counted: bool
    number: int | None
    """Which counted day it is; None where it is not counted."""
    why: str
    """Why it is not counted, "Good Friday"; what happens on it, "due"; else empty."""


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """When an answer is due, and why."""

    due: dt.date | None
    """None while the clock waits, and where no law sets a time."""
    waiting: str = ""
    """Why the clock stands still; empty when it runs."""
    provisional: bool = False
    """Whether holidays that nobody has published yet could still move it."""
    basis: str = ""
    """The provision that sets the time."""
    days: tuple[Day, ...] = ()
    """From the day after receipt to five days past due; to the last fact while it waits."""
    notes: tuple[str, ...] = ()
    fee_lapses: dt.date | None = None
    """Last day on which a fee that was asked for and not paid can be paid."""
