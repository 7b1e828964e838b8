"""The desk: what a screen works with, handed in from outside."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from foitui.law.working_days import Calendar
from foitui.settings.phrases import Phrase
from foitui.settings.records import Settings
from foitui.store.protocol import CaseStore

Clock = Callable[[], dt.datetime]
"""Tells the time with its time zone."""


def wall_clock() -> dt.datetime:
    """Return the time now, in the zone of this machine."""
    return dt.datetime.now().astimezone()


@dataclass(frozen=True)
class Desk:
    """Everything outside the screen that a screen may use."""

    store: CaseStore
    settings: Settings
    calendar: Calendar
    officer: str
    """The officer's login name."""
    clock: Clock = wall_clock
    phrases: tuple[Phrase, ...] = ()
    """The authority's phrase book."""

    def today(self) -> dt.date:
        """Return today's date where the officer sits."""
        return self.clock().date()

    def at(self) -> dt.datetime:
        """Return the time now in UTC, for the history."""
        return self.clock().astimezone(dt.UTC)
