"""What reading gives: requests that arrived, and what could not be read, with the reason."""

import datetime as dt
import os

import msgspec

from foitui.case.records import Request


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """One request, ready to become a case."""

    request: Request
    items: tuple[str, ...]
    """What it asks for, one by one, for the officer to mend."""
    raw: bytes
    """The message as it arrived; for one row or one object of a file, that part of it."""
    source: str
    """Where it was read from, for people: `export.csv, row 3`."""
    notes: tuple[str, ...] = ()
    """What the officer should know about the reading: a guess that was made, a part not read."""


class Unreadable(msgspec.Struct, frozen=True):
    """Something that should have been a request and could not be read."""

    source: str
    reason: str
    """One plain sentence without its full stop."""


class PassedOver(msgspec.Struct, frozen=True):
    """Something in a folder that is no request by its name; not a fault, but told."""

    source: str
    reason: str


Reading = Arrival | Unreadable | PassedOver


class Fault(Exception):
    """Why one thing cannot be read; its text is the reason that people see."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where bytes come from, and what is known about them from outside."""

    source: str
    received: dt.date | None
    """The day that the officer gives for what has none of its own."""
    today: dt.date

    @property
    def name(self) -> str:
        """The source without its folders."""
        return os.path.basename(self.source)

    def part(self, what: str) -> "Origin":
        """Return the origin of one part: `message 2`, `row 3`."""
        return msgspec.structs.replace(self, source=f"{self.source}, {what}")
