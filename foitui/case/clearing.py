"""Changes of clearance: a decision is handed over, commented on, approved."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from foitui.case.changing import change_case, claim_by_id, item_by_number, require_open
from foitui.case.clearance import SECOND_OFFICER, Approval, Comment, Submission
from foitui.case.decision import authors, decision_digest
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


def return_with_comments(
    case: Case, comments: Sequence[Comment], *, officer: str, at: dt.datetime
) -> Case:
    """Give the decision back, with what should change and where.

    Raises:
        Refused: it was not submitted, or a comment has no words or no such place.
    """
    require_open(case)
    if case.submitted is None:
        raise Refused("submitted", "the decision was not submitted for review")
    if not comments:
        raise Refused("comments", "say what should change")
    signed = tuple(_signed(case, comment, officer, at) for comment in comments)
    return change_case(
        case,
        "return_with_comments",
        f"Returned with {len(signed)} comment{'s' if len(signed) > 1 else ''}",
        officer=officer,
        at=at,
        comments=(*case.comments, *signed),
        submitted=None,
    )


def settle_comment(case: Case, number: int, *, officer: str, at: dt.datetime) -> Case:
    """Record that the comment of this number, counted from 1, was answered."""
    require_open(case)
    if not 1 <= number <= len(case.comments):
        raise Refused("comments", f"there is no comment {number}")
    settled = msgspec.structs.replace(case.comments[number - 1], settled_by=officer)
    comments = (*case.comments[: number - 1], settled, *case.comments[number:])
    words = f"Answered comment {number}"
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
    require_open(case)
    if case.submitted is None:
        raise Refused("submitted", "the decision was not submitted for review")
    if seen != decision_digest(case):
        raise Refused("approvals", "the decision was changed since you looked at it; look again")
    own = officer in authors(case) or officer == case.submitted.officer
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
    return msgspec.structs.replace(comment, officer=officer, at=at, settled_by="")
