"""Changes after the reply: the internal review, the complaint to the regulator, the appeal."""

import datetime as dt

import msgspec

from foitui.case.challenge import Complaint, InternalReview, ItemReview, LateClaim
from foitui.case.changing import change_case, item_by_number, named_items, no_such
from foitui.case.closing import letter_digest
from foitui.case.decision import authors
from foitui.case.errors import Refused
from foitui.case.outcome import stands
from foitui.case.records import Case, Claim
from foitui.case.said import RESULTS
from foitui.case.words import Challenged, ReviewResult
from foitui.text.spoken import spoken


def open_review(case: Case) -> InternalReview | None:
    """Return the internal review that was asked for and not answered yet."""
    last = case.reviews[-1] if case.reviews else None
    return last if last is not None and last.replied_on is None else None


def first_deciders(case: Case) -> frozenset[str]:
    """Return who made or sent the decision, and so should not review it (EIR reg 11(3))."""
    senders = {event.officer for event in case.events if event.action == "send_reply"}
    return authors(case) | senders


def ask_for_review(
    case: Case, on: dt.date, grounds: str = "", *, officer: str, at: dt.datetime
) -> Case:
    """Record that the requester asked for an internal review.

    Raises:
        Refused: no reply went out before that day, or a review is open.
    """
    if case.sent is None or on < case.sent.on:
        raise Refused("reviews", "a review is asked for after the reply went out")
    if open_review(case) is not None:
        raise Refused("reviews", "a review is open already")
    review = InternalReview(asked_on=on, grounds=grounds)
    return change_case(
        case,
        "ask_for_review",
        f"Internal review asked for on {spoken(on)}",
        officer=officer,
        at=at,
        reviews=(*case.reviews, review),
    )


def appoint_reviewer(case: Case, reviewer: str, *, officer: str, at: dt.datetime) -> Case:
    """Name the officer who reviews the decision."""
    words = f"Review given to {reviewer}"
    return _reviewed(case, "appoint_reviewer", words, officer=officer, at=at, reviewer=reviewer)


def review_items(
    case: Case,
    items: tuple[int, ...],
    result: ReviewResult,
    reason: str = "",
    remedy: str = "",
    *,
    officer: str,
    at: dt.datetime,
) -> Case:
    """Record what the review made of these items, why, and what is released or done now."""
    review = _open(case)
    numbers = {item_by_number(case, number).number for number in items}
    if not numbers:
        raise Refused("items", "no item was named")
    kept = [each for each in review.items if each.item not in numbers]
    made = [
        ItemReview(item=number, result=result, reason=reason, remedy=remedy) for number in numbers
    ]
    found = tuple(sorted([*kept, *made], key=lambda each: each.item))
    words = f"Review of {named_items(numbers)}: {RESULTS[result]}"
    return _reviewed(case, "review_items", words, officer=officer, at=at, items=found)


def rely_late(
    case: Case, claim: LateClaim, complaint: int = 0, *, officer: str, at: dt.datetime
) -> Case:
    """Record a provision that the reply did not name, or reason anew one that was recorded so.

    It belongs to the open review, or to the complaint of this number, counted from 1.

    Raises:
        Refused: no item is named, or the reply relied on it for all of them.
    """
    numbers = {item_by_number(case, number).number for number in claim.items}
    if not numbers:
        raise Refused("items", "no item was named")
    named = {
        number
        for known in case.claims
        if known.provision == claim.provision and stands(known)
        for number in known.items
    }
    if case.sent is not None and numbers <= named:
        raise Refused("reviews", f"the reply relied on {claim.provision} already")
    words = f"{claim.provision} ({named_items(claim.items)})"
    if complaint:
        known = _complaint(case, complaint)
        added = msgspec.structs.replace(known, claims=_with(known.claims, claim))
        told = f"relied on late: {words}"
        return _complained(case, complaint, added, "rely_late", told, officer, at)
    claims = _with(_open(case).claims, claim)
    told = f"Relied on late, in the review: {words}"
    return _reviewed(case, "rely_late", told, officer=officer, at=at, claims=claims)


def _with(claims: tuple[LateClaim, ...], claim: LateClaim) -> tuple[LateClaim, ...]:
    """Put a claim in the place of one for the same provision and items, else at the end."""
    same = [(known.provision, known.items) == (claim.provision, claim.items) for known in claims]
    if any(same):
        at = same.index(True)
        return (*claims[:at], msgspec.structs.replace(claim, on=claims[at].on), *claims[at + 1 :])
    return (*claims, claim)


def late_claims(case: Case) -> tuple[LateClaim, ...]:
    """Return every provision that was relied on only after the reply, in whatever challenge."""
    reviews = (claim for each in case.reviews for claim in each.claims)
    return (*reviews, *(claim for each in case.complaints for claim in each.claims))


def undecided_late_claims(case: Case) -> tuple[Claim, ...]:
    """Return the late claims of what is not answered or decided yet, as claims of the reply."""
    review = open_review(case)
    late = [*(review.claims if review else ())]
    late += [claim for each in case.complaints if each.decided_on is None for claim in each.claims]
    return tuple(as_claim(claim, number) for number, claim in enumerate(late, 1))


def as_claim(late: LateClaim, number: int) -> Claim:
    """Return a late claim in the form of a claim of the reply."""
    return Claim(
        id=f"late{number}",
        provision=late.provision,
        items=late.items,
        covers=late.covers,
        interest=late.interest,
        reason=late.reason.strip() or None,
        likelihood=late.likelihood,
        details=late.details,
        pit=late.pit,
    )


def answer_review(
    case: Case,
    on: dt.date,
    letter: str = "",
    *,
    officer: str,
    at: dt.datetime,
    override: str = "",
) -> Case:
    """Record that the answer to the review went out, with its exact text and the digest of that.

    Where something was still missing in it, `override` says why it went out all the same.

    Raises:
        Refused: no review is open, an item has no result, or the day lies before it was asked for.
    """
    review = _open(case)
    missing = {item.number for item in case.items} - {each.item for each in review.items}
    if missing:
        listed = ", ".join(map(str, sorted(missing)))
        raise Refused("reviews", f"say first what the review made of {listed}")
    if on < review.asked_on:
        raise Refused("reviews", "the answer cannot come before the review was asked for")
    words = f"Review answered on {spoken(on)}" + (f", although: {override}" if override else "")
    return _reviewed(
        case,
        "answer_review",
        words,
        officer=officer,
        at=at,
        replied_on=on,
        letter=letter,
        digest=letter_digest(letter) if letter else "",
    )


def record_complaint(case: Case, complaint: Complaint, *, officer: str, at: dt.datetime) -> Case:
    """Record a complaint to the regulator, or an appeal.

    Raises:
        Refused: it lies before receipt, or has to be answered before it was made. A complaint
            needs no reply: silence can be complained of.
    """
    if complaint.respond_by is not None and complaint.respond_by < complaint.on:
        raise Refused("complaints", "it cannot have to be answered before it was made")
    if complaint.on < case.request.received:
        raise Refused("complaints", "nobody complains before the request was received")
    words = f"{complaint.body.replace('_', ' ').capitalize()}: {complaint.reference}"
    complaints = (*case.complaints, complaint)
    return change_case(
        case, "record_complaint", words, officer=officer, at=at, complaints=complaints
    )


def decide_complaint(
    case: Case,
    number: int,
    on: dt.date,
    result: Challenged,
    steps: str = "",
    steps_due: dt.date | None = None,
    *,
    officer: str,
    at: dt.datetime,
) -> Case:
    """Record how the complaint of this number, counted from 1, ended, and what was ordered."""
    known = _complaint(case, number)
    if on < known.on:
        raise Refused("complaints", "it cannot be decided before it was made")
    if steps_due is not None and not steps.strip():
        raise Refused("complaints", "say which steps are due by then")
    decided = msgspec.structs.replace(
        known, decided_on=on, result=result, steps=steps, steps_due=steps_due
    )
    return _complained(case, number, decided, "decide_complaint", f"{result}", officer, at)


def take_steps(case: Case, number: int, on: dt.date, *, officer: str, at: dt.datetime) -> Case:
    """Record that what was ordered is done."""
    known = _complaint(case, number)
    if not known.steps:
        raise Refused("complaints", f"no steps were ordered by complaint {number}")
    if known.decided_on is not None and on < known.decided_on:
        raise Refused("complaints", "nothing is done before it was ordered")
    done = msgspec.structs.replace(known, steps_done_on=on)
    return _complained(case, number, done, "take_steps", "steps taken", officer, at)


def _complaint(case: Case, number: int) -> Complaint:
    if not 1 <= number <= len(case.complaints):
        none = "nobody has complained yet"
        known = no_such("complaint", number, len(case.complaints)) if case.complaints else none
        raise Refused("complaints", known)
    return case.complaints[number - 1]


def _complained(
    case: Case,
    number: int,
    complaint: Complaint,
    action: str,
    what: str,
    officer: str,
    at: dt.datetime,
) -> Case:
    words = f"{complaint.body.replace('_', ' ').capitalize()} {complaint.reference}: {what}"
    complaints = (*case.complaints[: number - 1], complaint, *case.complaints[number:])
    return change_case(case, action, words, officer=officer, at=at, complaints=complaints)


def _open(case: Case) -> InternalReview:
    review = open_review(case)
    if review is None:
        raise Refused("reviews", "no review is open; record first that one was asked for")
    return review


def _reviewed(
    case: Case, action: str, words: str, *, officer: str, at: dt.datetime, **fields: object
) -> Case:
    review = msgspec.structs.replace(_open(case), **fields)
    reviews = (*case.reviews[:-1], review)
    return change_case(case, action, words, officer=officer, at=at, reviews=reviews)
