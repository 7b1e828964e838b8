"""The records of clearance: what was submitted, what was commented on, what was approved."""

import datetime as dt

from foitui.case.record import Record

SECOND_OFFICER = "second_officer"
"""The step of clearance that every case has where settings ask for it."""


class Submission(Record, frozen=True, kw_only=True):
    """A decision that was handed to a second officer."""

    officer: str
    at: dt.datetime
    digest: str
    """Of the decision as it was handed over."""
    to: str = ""
    """Login name of who is asked; empty for whoever is free."""
    note: str = ""


class Comment(Record, frozen=True, kw_only=True):
    """What a second officer wants changed, bound to the place it is about."""

    text: str
    officer: str = ""
    at: dt.datetime | None = None
    item: int | None = None
    claim: str | None = None
    """Id of the claim."""
    sentence: str = ""
    """The sentence of the letter, word by word."""
    paragraph: int | None = None
    """Number of its paragraph, counted from 1, which tells it from one with the same words."""
    settled_by: str = ""
    """Login name of who answered it; empty while it is open."""
    answer: str = ""
    """What was said to it."""


class Approval(Record, frozen=True, kw_only=True):
    """One step of clearance: who agreed, when, and to exactly which version."""

    step: str
    officer: str
    at: dt.datetime
    version: int
    """How many events the case had."""
    digest: str
    """Of the decision; another one now means that the approval no longer stands."""
    note: str = ""
    deputy_for: str = ""
    """Login name of whom the officer stood in for."""
    override: str = ""
    """Why it was given by somebody who should not have."""
