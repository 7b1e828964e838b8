"""The decision of a case as one thing: its digest, who made it, and what it was before."""

from collections.abc import Sequence

import msgspec

from foitui.case.clearance import Approval, Comment
from foitui.case.difference import changes_between, reverted
from foitui.case.records import Case, Change
from foitui.case.words import ReviewState

LEGAL_FIELDS = ("items", "claims", "cost", "section14", "attestations")
"""What an approval is about: everything that the law makes of the request."""


RETURN = "return_with_comments"
_ENDS = frozenset({"approve", RETURN})
"""How a second officer's look ends; comments that stay open after an approval are remarks."""
LOOKED = frozenset({*_ENDS, "comment"})
"""What an officer does with a decision that they have looked at."""


def decision_digest(case: Case) -> str:
    """Return the SHA-256 of the legal fields; any change of one of them gives another."""
    fields = {name: getattr(case, name) for name in LEGAL_FIELDS}
    import hashlib  # 2 ms, for a decision that was handed over

    return hashlib.sha256(msgspec.json.encode(fields, order="sorted")).hexdigest()


def authors(case: Case) -> frozenset[str]:
    """Return the login names of those who decided something that stands in the case."""
    return frozenset(
        event.officer
        for event in case.events
        if any(change.field.partition(".")[0] in LEGAL_FIELDS for change in event.changes)
    )


def standing_approvals(case: Case) -> tuple[Approval, ...]:
    """Return the approvals of the decision as it is now."""
    now = decision_digest(case) if case.approvals else ""
    return tuple(given for given in case.approvals if given.digest == now)


def void_approvals(case: Case) -> tuple[Approval, ...]:
    """Return the approvals of a decision that was changed afterwards."""
    now = decision_digest(case) if case.approvals else ""
    return tuple(given for given in case.approvals if given.digest != now)


def open_comments(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """Return the comments that nobody has answered."""
    return tuple(comment for comment in comments if not comment.settled_by)


def review_state(case: Case) -> ReviewState:
    """Derive where the decision stands between the officer and the second officer."""
    if not (case.submitted or case.approvals or case.comments):
        return ReviewState.NONE  # most cases, which need no digest
    if case.submitted is not None:
        since = case.submitted.at
        gone = any(given.at >= since for given in void_approvals(case))
        return ReviewState.VOID if gone else ReviewState.SUBMITTED
    if standing_approvals(case):
        return ReviewState.APPROVED
    ends = (event.action for event in reversed(case.events) if event.action in _ENDS)
    if open_comments(case.comments) and next(ends, RETURN) == RETURN:
        return ReviewState.RETURNED
    return ReviewState.VOID if case.approvals else ReviewState.NONE


def state_at(case: Case, version: int) -> Case:
    """Return the case as it was after so many events, without its later history."""
    changes = [change for event in case.events[version:] for change in event.changes]
    before = reverted(case, changes) if changes else case
    return msgspec.structs.replace(before, events=case.events[:version])


def changes_since(case: Case, version: int) -> tuple[Change, ...]:
    """Return what differs from the case as it was at a version: what a second look is for."""
    return changes_between(state_at(case, version), case)


def last_look(case: Case, officer: str = "") -> int | None:
    """Return the version at which an officer last said something of the decision; None if never.

    Without a name it is the last look of anybody.
    """
    for number in range(case.version, 0, -1):
        event = case.events[number - 1]
        if event.action in LOOKED and officer in {"", event.officer}:
            return number
    return None


def told_of_approvals(before: Case, after: Case) -> str:
    """Say what a change makes of the approvals that both states have; empty where nothing."""
    if not (before.approvals and after.approvals):
        return ""
    stood, stand = standing_approvals(before), standing_approvals(after)
    gone = [given for given in after.approvals if given in stood and given not in stand]
    again = [given for given in stand if given in before.approvals and given not in stood]
    said = [f"this voids the approval of {_named(given)}" for given in gone]
    return "; ".join([*said, *(f"the approval of {_named(given)} stands again" for given in again)])


def _named(given: Approval) -> str:
    return f"version {given.version} by {given.officer}"
