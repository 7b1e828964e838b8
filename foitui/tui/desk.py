"""The desk: what a screen works with, handed in from outside."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from foitui.case.records import Case
from foitui.law.working_days import Calendar
from foitui.settings.phrases import Phrase
from foitui.settings.records import Settings
from foitui.store.errors import StoreError
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
    caseload: str = ""
    """Which caseload it is, for what the officer keeps of their own: its folder."""

    def used_in(self, case: Case) -> dict[str, int]:
        """Return in how many cases each reason and factor of one stands; none where that fails.

        What depends on it is good practice, and no reason to hold anybody up.
        """
        from foitui.law.phrases import texts_of  # the factors are read with the first case

        with suppress(StoreError):
            return self.store.times_used(texts_of(case))
        return {}

    def today(self) -> dt.date:
        """Return today's date where the officer sits."""
        return self.clock().date()

    def at(self) -> dt.datetime:
        """Return the time now in UTC, for the history."""
        return self.clock().astimezone(dt.UTC)
