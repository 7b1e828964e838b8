"""What comes next in a case for one officer: the rule by which a review session goes on."""

from enum import StrEnum

from foitui.case.challenging import open_review
from foitui.case.decision import authors, review_state
from foitui.case.records import Case
from foitui.case.words import ReviewState, Stage
from foitui.law.clearance import still_to_agree, waits_for
from foitui.law.guide.asking import open_questions
from foitui.law.stage import stage
from foitui.settings.records import Settings


class NextStep(StrEnum):
    """What an officer does next in a case."""

    ANSWER = "answer"
    """A question of the guide is open."""
    MEND = "mend"
    """A second officer gave the decision back with comments."""
    LOOK = "look"
    """The decision waits for this officer's look."""
    SUBMIT = "submit"
    """All is decided; somebody else must agree, and was not asked yet."""
    REPLY = "reply"
    """All is decided and agreed; the reply is to go out."""
    REVIEW = "review"
    """The requester asked for an internal review, which is this officer's to answer."""
    WAIT = "wait"
    """It is somebody else's turn."""
    NOTHING = "nothing"
    """The case is closed."""


NEEDED = frozenset(NextStep) - {NextStep.WAIT, NextStep.NOTHING}
"""Steps that are this officer's."""


def next_step(case: Case, officer: str, settings: Settings) -> NextStep:
    """Return what this officer does next; a case that nobody has is anybody's."""
    where = stage(case)
    if where in {Stage.SENT, Stage.WITHDRAWN}:
        return NextStep.NOTHING
    if where in {Stage.AWAITING_CLARIFICATION, Stage.AWAITING_FEE}:
        return NextStep.WAIT
    if where is Stage.UNDER_REVIEW:
        return NextStep.REVIEW if _reviews(case, officer) else NextStep.WAIT
    if waits_for(case, officer, settings):
        return NextStep.LOOK
    return _own(case, settings) if case.officer in {"", officer} else NextStep.WAIT


def _reviews(case: Case, officer: str) -> bool:
    """Whether an internal review is this officer's: never that of one's own decision."""
    review = open_review(case)
    if review is None:
        return False
    return review.reviewer == officer or not (review.reviewer or officer in authors(case))


def _own(case: Case, settings: Settings) -> NextStep:
    """Return what comes next for who has the case."""
    state = review_state(case)
    if state is ReviewState.RETURNED:
        return NextStep.MEND
    if open_questions(case):
        return NextStep.ANSWER
    missing = still_to_agree(case, settings.clearance)
    if state is ReviewState.VOID or (missing and case.submitted is None):
        return NextStep.SUBMIT
    return NextStep.WAIT if missing else NextStep.REPLY
