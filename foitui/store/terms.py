"""The terms by which summaries are derived, and when those stored are to be derived anew."""

import zlib
from dataclasses import dataclass
from functools import cached_property

import msgspec

from foitui.case.standing import Stage
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation

DERIVATION = 2
"""Raised when a release derives summaries otherwise, so that stored ones are made anew."""

CLOSED = (Stage.SENT, Stage.WITHDRAWN)


@dataclass(frozen=True)
class Terms:
    """What a due date is counted by, beside the facts of its case."""

    calendar: Calendar
    authority: AuthorityKind = "other"
    nation: Nation = "england"

    @cached_property
    def fingerprint(self) -> str:
        """Other terms, or another release's way to derive a summary, have another one."""
        holidays = sorted((day.isoformat(), name) for day, name in self.calendar.holidays.items())
        facts = (holidays, self.calendar.published_to, self.authority, self.nation)
        return f"{DERIVATION}:{zlib.crc32(msgspec.json.encode(facts)):08x}"
