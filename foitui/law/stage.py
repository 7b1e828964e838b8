"""Where a case stands, derived from its recorded facts and the questions still open."""

from foitui.case.challenging import open_review
from foitui.case.decision import review_state
from foitui.case.records import Case
from foitui.case.words import ClockKind, ReviewState, Stage
from foitui.law.guide.asking import open_questions

_WAITS_FOR = {
    ClockKind.CLARIFICATION_ASKED: Stage.AWAITING_CLARIFICATION,
    ClockKind.FEES_NOTICE: Stage.AWAITING_FEE,
}

_LOOKED_AT = {
    ReviewState.SUBMITTED: Stage.CLEARING,
    ReviewState.RETURNED: Stage.RETURNED,
    ReviewState.VOID: Stage.APPROVAL_VOID,
}
"""What is told of a decision even where a question is open."""

_ENDS_WAIT = frozenset({ClockKind.CLARIFICATION_RECEIVED, ClockKind.FEE_RECEIVED})


def stage(case: Case) -> Stage:
    """Derive the stage from what ended the case, whom it waits for, and what is still open."""
    if case.withdrawn is not None:
        return Stage.WITHDRAWN
    waiting = _waiting(case)
    if waiting is not None:
        return waiting
    if case.sent is not None:
        return Stage.UNDER_REVIEW if open_review(case) else Stage.SENT
    looked_at = review_state(case)
    if looked_at in _LOOKED_AT:
        return _LOOKED_AT[looked_at]
    if not open_questions(case):
        return Stage.APPROVED if looked_at is ReviewState.APPROVED else Stage.DECIDED
    begun = any(item.route is not None for item in case.items)
    return Stage.DECIDING if begun else Stage.RECEIVED


def _waiting(case: Case) -> Stage | None:
    waiting = None
    for event in sorted(case.clock, key=lambda event: event.on):
        ended = event.kind in _ENDS_WAIT
        waiting = None if ended else _WAITS_FOR.get(event.kind, waiting)
    return waiting
