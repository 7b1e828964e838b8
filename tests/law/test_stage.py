"""The stage follows from the recorded facts and the open questions."""

import datetime as dt

import pytest

from foitui.case import changes as change
from foitui.case.clearance import Comment
from foitui.case.decision import decision_digest
from foitui.case.records import Case, ClockEvent
from foitui.case.words import Clarity, ClockKind, Route, Stage
from foitui.law.stage import stage
from tests.case.examples import WHO, Who, received


def on_clock(case: Case, kind: ClockKind, day: int) -> Case:
    """Record a dated fact in March 2026."""
    return change.record_clock(case, ClockEvent(kind=kind, on=dt.date(2026, 3, day)), **WHO)


def test_an_untouched_request_is_received() -> None:
    assert stage(received()) is Stage.RECEIVED


def test_the_first_answer_begins_the_deciding() -> None:
    assert stage(change.choose_route(received(), (1,), Route.FOIA, **WHO)) is Stage.DECIDING


def test_a_case_without_an_open_question_is_decided() -> None:
    case = change.choose_route(received(), (1, 2), Route.BUSINESS_AS_USUAL, **WHO)
    assert stage(case) is Stage.DECIDING
    case = change.name_destination(case, (1, 2), "the Waste Collection Team", **WHO)
    assert stage(case) is Stage.DECIDED


def test_a_reply_closes_the_case() -> None:
    assert stage(change.send_reply(received(), dt.date(2026, 3, 9), "x", **WHO)) is Stage.SENT


def test_a_withdrawn_request_stays_withdrawn() -> None:
    case = on_clock(received(), ClockKind.CLARIFICATION_ASKED, 4)
    assert stage(change.withdraw(case, dt.date(2026, 3, 9), **WHO)) is Stage.WITHDRAWN


@pytest.mark.parametrize(
    ("asked", "ended", "waiting"),
    [
        (
            ClockKind.CLARIFICATION_ASKED,
            ClockKind.CLARIFICATION_RECEIVED,
            Stage.AWAITING_CLARIFICATION,
        ),
        (ClockKind.FEES_NOTICE, ClockKind.FEE_RECEIVED, Stage.AWAITING_FEE),
    ],
)
def test_a_case_waits_for_the_requester_until_the_answer_comes(
    asked: ClockKind, ended: ClockKind, waiting: Stage
) -> None:
    case = change.judge_clarity(received(), (1,), Clarity.CLEAR, **WHO)
    case = on_clock(case, asked, 4)
    assert stage(case) is waiting
    assert stage(on_clock(case, ended, 6)) is Stage.RECEIVED


def test_a_second_officers_look_shows_in_the_stage() -> None:
    second: Who = {"officer": "second", "at": WHO["at"]}
    case = change.choose_route(received(), (1, 2), Route.BUSINESS_AS_USUAL, **WHO)
    case = change.name_destination(case, (1, 2), "the Waste Collection Team", **WHO)
    handed = change.submit_for_review(case, **WHO)
    back = change.return_with_comments(handed, [Comment(text="Who?")], **second)
    agreed = change.approve(handed, decision_digest(handed), **second)
    void = change.name_destination(agreed, (1,), "the Street Team", **WHO)
    assert [stage(each) for each in (handed, back, agreed, void)] == [
        Stage.CLEARING,
        Stage.RETURNED,
        Stage.APPROVED,
        Stage.APPROVAL_VOID,
    ]
