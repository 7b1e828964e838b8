"""The desk: what a screen works with, handed in from outside."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from foitui.law.working_days import Calendar
from foitui.settings.phrases import Phrase
from foitui.settings.records import Settings
from foitui.store.errors import StoreError
from foitui.store.protocol import CaseStore
from foitui.text.dates import read_day

if TYPE_CHECKING:
    from foitui.case.records import Case

Clock = Callable[[], dt.datetime]
"""Tells the time with its time zone."""


def wall_clock() -> dt.datetime:
    """Return the time now, in the zone of this machine."""
    return dt.datetime.now().astimezone()


class Desk(NamedTuple):
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

    def used_in(self, case: "Case") -> dict[str, int]:
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

    def done_on(self, text: str) -> dt.date:
        """Read the date of something that was done; raises NoDate."""
        return read_day(text, self.today(), self.calendar.add, done=True)

    def due_on(self, text: str) -> dt.date:
        """Read the date of something that is to come; raises NoDate."""
        return read_day(text, self.today(), self.calendar.add)

    def at(self) -> dt.datetime:
        """Return the time now in UTC, for the history."""
        return self.clock().astimezone(dt.UTC)
