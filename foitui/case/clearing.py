"""Changes of clearance: a decision is handed over, commented on, approved."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from foitui.case.changing import (
    change_case,
    claim_by_id,
    item_by_number,
    no_such,
    require_open,
)
from foitui.case.clearance import SECOND_OFFICER, Approval, Comment, Submission
from foitui.case.decision import RETURN, authors, decision_digest, open_comments
from foitui.case.errors import Refused
from foitui.case.records import Case


def submit_for_review(
    case: Case, to: str = "", note: str = "", *, officer: str, at: dt.datetime
) -> Case:
    """Hand the decision to a second officer; without a name to whoever is free."""
    require_open(case)
    if to and to == officer:
        raise Refused("submitted", "hand it to somebody else: nobody approves their own work")
    given = Submission(officer=officer, at=at, digest=decision_digest(case), to=to, note=note)
    words = f"Submitted for review{f' to {to}' if to else ''}" + (f": {note}" if note else "")
    return change_case(case, "submit_for_review", words, officer=officer, at=at, submitted=given)


def comment(case: Case, said: Comment, *, officer: str, at: dt.datetime) -> Case:
    """Say what should change, and where, while the decision is with a second officer.

    Raises:
        Refused: it was not submitted, or the comment has no words or no such place.
    """
    _require_submitted(case)
    signed = _signed(case, said, officer, at)
    return change_case(
        case,
        "comment",
        f"Commented on {place_of(case, signed)}",
        officer=officer,
        at=at,
        comments=(*case.comments, signed),
    )


def return_with_comments(
    case: Case, comments: Sequence[Comment] = (), *, officer: str, at: dt.datetime
) -> Case:
    """Give the decision back, with what should change and where, beside what was said already.

    Raises:
        Refused: it was not submitted, nothing is to change, or a comment has no words or place.
    """
    _require_submitted(case)
    signed = tuple(_signed(case, comment, officer, at) for comment in comments)
    made = (*case.comments, *signed)
    count = len(open_comments(made))
    if not count:
        raise Refused("comments", "say what should change")
    return change_case(
        case,
        RETURN,
        f"Returned with {count} comment{'s' if count > 1 else ''}",
        officer=officer,
        at=at,
        comments=made,
        submitted=None,
    )


def settle_comment(
    case: Case, number: int, answer: str = "", *, officer: str, at: dt.datetime
) -> Case:
    """Record that the comment of this number, counted from 1, was answered, and how."""
    require_open(case)
    if not 1 <= number <= len(case.comments):
        raise Refused("comments", no_such("comment", number, len(case.comments)))
    settled = msgspec.structs.replace(
        case.comments[number - 1], settled_by=officer, answer=answer.strip()
    )
    comments = (*case.comments[: number - 1], settled, *case.comments[number:])
    words = f"Answered comment {number}" + (f": {answer.strip()}" if answer.strip() else "")
    return change_case(case, "settle_comment", words, officer=officer, at=at, comments=comments)


def approve(
    case: Case,
    seen: str,
    step: str = SECOND_OFFICER,
    *,
    note: str = "",
    deputy_for: str = "",
    override: str = "",
    own_work: bool = False,
    is_last: bool = True,
    officer: str,
    at: dt.datetime,
) -> Case:
    """Agree to the decision as it was seen.

    Args:
        case: The case.
        seen: The digest of the decision that the officer looked at.
        step: Id of the step of clearance.
        note: A word with it.
        deputy_for: Whom the officer stands in for.
        override: Why somebody approves who should not; the history keeps it.
        own_work: Whether the settings let officers approve what they decided.
        is_last: Whether nobody else has to agree, so that it is no longer handed over.
        officer: Who approves, by login name.
        at: When, with its time zone.

    Raises:
        Refused: it was not submitted, it has changed since it was seen, or it is the officer's own.
    """
    given_over = _require_submitted(case)
    if seen != decision_digest(case):
        raise Refused("approvals", "the decision was changed since you looked at it; look again")
    own = officer in authors(case) or officer == given_over.officer
    if own and not own_work and not override.strip():
        raise Refused("approvals", "nobody approves their own work; hand it to a second officer")
    given = Approval(
        step=step,
        officer=officer,
        at=at,
        version=case.version,
        digest=seen,
        note=note,
        deputy_for=deputy_for,
        override=override.strip(),
    )
    others = (each for each in case.approvals if (each.step, each.digest) != (step, seen))
    return change_case(
        case,
        "approve",
        _said(given),
        officer=officer,
        at=at,
        approvals=(*others, given),
        submitted=None if is_last else case.submitted,
    )


def place_of(case: Case, comment: Comment) -> str:
    """Say in a few words what a comment is about."""
    if comment.claim is not None:
        known = (claim.provision for claim in case.claims if claim.id == comment.claim)
        return next(known, "a claim that was withdrawn")
    if comment.item is not None:
        return f"item {comment.item}"
    return "a sentence of the letter" if comment.sentence else "the decision"


def _require_submitted(case: Case) -> Submission:
    require_open(case)
    if case.submitted is None:
        raise Refused("submitted", "the decision was not submitted for review; submit it first")
    return case.submitted


def _said(given: Approval) -> str:
    words = f"Approved version {given.version} ({given.step.replace('_', ' ')})"
    words += f" for {given.deputy_for}" if given.deputy_for else ""
    return words + (f", although: {given.override}" if given.override else "")


def _signed(case: Case, comment: Comment, officer: str, at: dt.datetime) -> Comment:
    if not comment.text.strip():
        raise Refused("comments", "a comment needs words")
    if comment.item is not None:
        item_by_number(case, comment.item)
    if comment.claim is not None:
        claim_by_id(case, comment.claim)
    return msgspec.structs.replace(comment, officer=officer, at=at, settled_by="", answer="")
