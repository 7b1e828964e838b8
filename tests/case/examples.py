"""Cases that the tests of this room begin from."""

import datetime as dt
from typing import TypedDict

from foitui.case.changes import receive
from foitui.case.records import Case, Request


class Who(TypedDict):
    """Who makes a change, and when."""

    officer: str
    at: dt.datetime


WHO: Who = {"officer": "officer", "at": dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)}


def received(*items: str) -> Case:
    """Return a new case with these items."""
    request = Request(received=dt.date(2026, 3, 2), text="Dear authority, ...", subject="Bins")
    return receive(request, items or ("How many?", "How much?"), **WHO)
