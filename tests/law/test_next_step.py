"""What comes next in a case for one officer."""

from typing import Any

import pytest

from foitui.case import changes as change
from foitui.case.clearance import Comment
from foitui.case.decision import decision_digest
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind
from foitui.law.next_step import NextStep, next_step
from foitui.settings.records import Clearance, Settings
from tests.tui.casework import NOW, answered, pattern_case

SECOND = Settings(clearance=Clearance(steps=("second_officer",)))
NONE = Settings()
BY_SECOND: Any = {"officer": "officer2", "at": NOW}
BY_FIRST: Any = {"officer": "officer1", "at": NOW}


def decided() -> Case:
    return answered(pattern_case())


def submitted(to: str = "") -> Case:
    return change.submit_for_review(decided(), to, **BY_FIRST)


def approved() -> Case:
    case = submitted()
    return change.approve(case, decision_digest(case), **BY_SECOND)


def returned() -> Case:
    return change.return_with_comments(submitted(), [Comment(text="Say why.")], **BY_SECOND)


def waiting() -> Case:
    asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=NOW.date())
    return change.record_clock(pattern_case(), asked, **BY_FIRST)


def replied() -> Case:
    return change.send_reply(decided(), NOW.date(), letter="Dear A Requester", **BY_FIRST)


def under_review(reviewer: str = "") -> Case:
    case = change.ask_for_review(replied(), NOW.date(), **BY_FIRST)
    return change.appoint_reviewer(case, reviewer, **BY_FIRST) if reviewer else case


def of_a_colleague() -> Case:
    return change.assign(pattern_case(), "officer3", **BY_FIRST)


@pytest.mark.parametrize(
    ("case", "settings", "officer", "expected"),
    [
        (pattern_case(), NONE, "officer1", NextStep.ANSWER),
        (of_a_colleague(), NONE, "officer1", NextStep.WAIT),
        (of_a_colleague(), NONE, "officer3", NextStep.ANSWER),
        (waiting(), NONE, "officer1", NextStep.WAIT),
        (decided(), NONE, "officer1", NextStep.REPLY),
        (decided(), SECOND, "officer1", NextStep.SUBMIT),
        (submitted(), SECOND, "officer1", NextStep.WAIT),
        (submitted(), SECOND, "officer2", NextStep.LOOK),
        (submitted("officer2"), SECOND, "officer3", NextStep.WAIT),
        (submitted("officer2"), NONE, "officer2", NextStep.LOOK),
        (returned(), SECOND, "officer1", NextStep.MEND),
        (approved(), SECOND, "officer1", NextStep.REPLY),
        (replied(), NONE, "officer1", NextStep.NOTHING),
        (under_review(), NONE, "officer1", NextStep.WAIT),
        (under_review(), NONE, "officer2", NextStep.REVIEW),
        (under_review("officer3"), NONE, "officer2", NextStep.WAIT),
        (under_review("officer3"), NONE, "officer3", NextStep.REVIEW),
    ],
)
def test_each_officer_has_their_own_next_step(
    case: Case, settings: Settings, officer: str, expected: NextStep
) -> None:
    assert next_step(case, officer, settings) is expected


def test_a_decision_that_was_changed_after_it_was_agreed_to_is_sent_for_review_again() -> None:
    case = change.give_reason(approved(), "c1", "Other words.", **BY_FIRST)
    assert next_step(case, "officer1", SECOND) in {NextStep.SUBMIT, NextStep.WAIT}
