"""What is counted of a case, with defaults that a test changes one by one."""

import datetime as dt
from typing import Any

import msgspec

from foitui.case.words import Outcome
from foitui.law.counting import Counted
from foitui.law.working_days import shipped_calendar

RECEIVED = dt.date(2026, 7, 1)
DUE = shipped_calendar().add(RECEIVED, 20)
FURTHER = shipped_calendar().add(DUE, 20)

BASE = Counted(
    reference="FOI-2026-0001",
    received=RECEIVED,
    officer="ann",
    team="Disclosure",
    regimes=("foia",),
    outside="",
    outcome=Outcome.GRANTED,
    due_first=DUE,
    due=DUE,
    extended=None,
    replied=None,
    withdrawn=None,
    waits=(),
    grounds=(),
    sections=(),
    reviews=(),
    complaints=(),
)


def one(number: int = 1, **fields: Any) -> Counted:
    """Return a counted case with these fields."""
    reference = f"FOI-2026-{number:04d}"
    return msgspec.structs.replace(BASE, reference=reference, **fields)
