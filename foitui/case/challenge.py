"""The records of what follows a reply: internal review, complaint to the regulator, appeal."""

import datetime as dt

import msgspec

from foitui.case.public_interest import PublicInterestTest
from foitui.case.record import Record
from foitui.case.words import AppealBody, Challenged, Likelihood, ReviewResult


class ItemReview(Record, frozen=True, kw_only=True):
    """What a review made of one item."""

    item: int
    result: ReviewResult
    reason: str = ""
    remedy: str = ""
    """What is released or done now because of it, and by when (EIR reg 11(5))."""


class LateClaim(Record, frozen=True, kw_only=True):
    """A provision that was relied on only after the reply went out."""

    provision: str
    items: tuple[int, ...]
    on: dt.date
    reason: str = ""
    covers: str | None = None
    interest: str | None = None
    likelihood: Likelihood | None = None
    details: dict[str, str] = msgspec.field(default_factory=dict)
    pit: PublicInterestTest = PublicInterestTest()
    """These are as in a claim of the reply."""


class InternalReview(Record, frozen=True, kw_only=True):
    """A review of the reply by the authority itself (FOIA s45 Code part 5, EIR reg 11)."""

    asked_on: dt.date
    grounds: str = ""
    """What the requester objects to, in their words."""
    reviewer: str = ""
    """Login name."""
    items: tuple[ItemReview, ...] = ()
    claims: tuple[LateClaim, ...] = ()
    replied_on: dt.date | None = None
    letter: str = ""
    """The exact text that went out."""
    digest: str = ""
    """SHA-256 of that text; empty where none was kept."""


class Complaint(Record, frozen=True, kw_only=True):
    """A complaint to the regulator (FOIA s50), or an appeal to a tribunal or court (s57)."""

    body: AppealBody
    reference: str
    """The regulator's or the tribunal's own number."""
    on: dt.date
    """The day the authority was told of it."""
    respond_by: dt.date | None = None
    about: tuple[str, ...] = ()
    """Cites of the provisions that are disputed."""
    decided_on: dt.date | None = None
    result: Challenged | None = None
    steps: str = ""
    """What the authority must do."""
    steps_due: dt.date | None = None
    steps_done_on: dt.date | None = None
    claims: tuple[LateClaim, ...] = ()
    """What was relied on only before the regulator or the tribunal."""
