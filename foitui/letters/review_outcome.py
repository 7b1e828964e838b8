"""The letter that tells what an internal review made of the reply (FOIA s45 Code, EIR reg 11)."""

import datetime as dt
from dataclasses import dataclass, replace

import msgspec

from foitui.case.challenge import InternalReview
from foitui.case.records import Case
from foitui.letters.english import british
from foitui.letters.facts import letter_view
from foitui.letters.gaps import Fact, Gap
from foitui.letters.late_claims import LateSection, in_the_review, late_sections
from foitui.letters.letter import Letter, letter_of
from foitui.letters.own_words import in_own_words
from foitui.letters.review_results import Result, results, unreviewed
from foitui.settings.records import Settings


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What a template sees of an internal review."""

    asked: Fact
    replied: Fact
    """The date of the reply that was reviewed."""
    grounds: str
    """What the requester objects to; empty where nothing was recorded."""
    results: tuple[Result, ...]
    missing: tuple[Gap, ...]
    """The items of which it is not recorded what the review made of them."""
    late: tuple[LateSection, ...]
    """The provisions that the reply did not name."""


def review_outcome(case: Case, settings: Settings, on: dt.date) -> Letter:
    """Return the answer to the last internal review of a case, whether it went out or not.

    Args:
        case: the request, the reply to it and the review of that.
        settings: the authority, its regulator, and where its own templates are.
        on: the date of the letter.
    """
    values = {"letter": letter_view(case, settings, on), "notice": None, "review": _view(case)}
    source, gaps, faults = in_own_words("notices/review_outcome.md", values, settings.templates)
    placed = tuple(replace(gap, field=in_the_review(case, gap.field)) for gap in gaps)
    return letter_of(case, settings, on, source, placed, faults)


def _view(case: Case) -> ReviewView:
    review = case.reviews[-1] if case.reviews else None
    known = review or InternalReview(asked_on=case.request.received)
    path = f"reviews.{len(case.reviews[:-1])}"
    late = msgspec.structs.replace(case, reviews=(known,))
    return ReviewView(
        asked=british(review.asked_on)
        if review
        else Gap("reviews", "the day on which a review was asked for"),
        replied=british(case.sent.on) if case.sent else Gap("sent", "the date of our reply"),
        grounds=known.grounds.strip(),
        results=results(case, known, path),
        missing=unreviewed(case, known, path),
        late=late_sections(late),
    )
