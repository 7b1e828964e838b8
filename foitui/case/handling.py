"""The records of how a case is handled: whom it waits for, who was asked, what becomes of it."""

import datetime as dt

from foitui.case.record import Record
from foitui.case.words import ExchangeKind, WaitsFor


class Waiting(Record, frozen=True, kw_only=True):
    """Whom the work on a case waits for; the statutory clock takes no notice of it."""

    on: WaitsFor
    since: dt.date
    chase_by: dt.date | None = None
    note: str = ""
    """Which area, or which step, in a few words."""


class Exchange(Record, frozen=True, kw_only=True):
    """One question put to somebody inside or outside the authority, and the answer."""

    kind: ExchangeKind
    whom: str
    """The area or the third party by its role: `Highways`, `the contractor`."""
    asked_on: dt.date
    question: str = ""
    due: dt.date | None = None
    """When the answer is wanted."""
    items: tuple[int, ...] = ()
    """Numbers of the items it is about; none for all."""
    answered_on: dt.date | None = None
    answer: str = ""


class Publication(Record, frozen=True, kw_only=True):
    """Whether the reply goes into the disclosure log."""

    publish: bool
    reason: str = ""
    """Why it is not published; may be empty where it is."""
    title: str = ""
    """What the log calls it; the subject of the request where it is empty."""
    cleared: tuple[str, ...] = ()
    """Words that may say who somebody is, were looked at, and may stand."""


class Hold(Record, frozen=True, kw_only=True):
    """Why a case is kept past its time."""

    since: dt.date
    reason: str
    until: dt.date | None = None
    """None where it is kept until somebody lets it go."""
