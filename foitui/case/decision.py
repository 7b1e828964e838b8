"""The decision of a case as one thing: its digest, who made it, and what it was before."""

import hashlib

import msgspec

from foitui.case.clearance import Approval
from foitui.case.difference import changes_between, reverted
from foitui.case.records import Case, Change
from foitui.case.words import ReviewState

LEGAL_FIELDS = ("items", "claims", "cost", "section14", "attestations")
"""What an approval is about: everything that the law makes of the request."""


def decision_digest(case: Case) -> str:
    """Return the SHA-256 of the legal fields; any change of one of them gives another."""
    fields = {name: getattr(case, name) for name in LEGAL_FIELDS}
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
    now = decision_digest(case)
    return tuple(given for given in case.approvals if given.digest == now)


def void_approvals(case: Case) -> tuple[Approval, ...]:
    """Return the approvals of a decision that was changed afterwards."""
    now = decision_digest(case)
    return tuple(given for given in case.approvals if given.digest != now)


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
    remarks = [comment.at for comment in case.comments if not comment.settled_by and comment.at]
    given = [approval.at for approval in case.approvals]
    if remarks and (not given or max(remarks) >= max(given)):
        return ReviewState.RETURNED
    return ReviewState.VOID if given else ReviewState.NONE


def state_at(case: Case, version: int) -> Case:
    """Return the case as it was after so many events, without its later history."""
    changes = [change for event in case.events[version:] for change in event.changes]
    before = reverted(case, changes) if changes else case
    return msgspec.structs.replace(before, events=case.events[:version])


def changes_since(case: Case, version: int) -> tuple[Change, ...]:
    """Return what differs from the case as it was at a version: what a second look is for."""
    return changes_between(state_at(case, version), case)
