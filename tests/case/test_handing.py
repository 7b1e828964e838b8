"""Who has a case, whom it waits for, who was asked; and what becomes of it."""

import datetime as dt

import pytest

from foitui.case import changes as change
from foitui.case.challenge import Complaint
from foitui.case.errors import Refused
from foitui.case.handing import chase_by, is_to_chase
from foitui.case.handling import Exchange, Waiting
from foitui.case.json import decode, encode
from foitui.case.words import AppealBody, ExchangeKind, WaitsFor
from tests.case.examples import WHO, received

DAY = dt.date(2026, 3, 4)


def test_a_case_is_handed_over_with_a_note() -> None:
    case = change.assign(received(), "ann", team="Disclosure", note="half done", **WHO)
    assert (case.officer, case.team) == ("ann", "Disclosure")
    assert case.events[-1].summary == "Assigned to ann (Disclosure): half done"
    assert case.events[-1].officer == "officer"


def test_a_case_goes_back_to_the_queue_of_its_team() -> None:
    case = change.assign(received(), "ann", team="Disclosure", **WHO)
    case = change.assign(case, "", **WHO)
    assert (case.officer, case.team) == ("", "Disclosure")
    assert case.events[-1].summary == "Assigned to the team Disclosure"


def test_a_wait_has_a_day_to_chase_and_ends() -> None:
    case = change.wait_for(
        received(), WaitsFor.BUSINESS_AREA, DAY, dt.date(2026, 3, 9), "Highways", **WHO
    )
    assert case.waiting
    assert case.waiting.chase_by == dt.date(2026, 3, 9)
    case = change.stop_waiting(case, **WHO)
    assert case.waiting is None
    with pytest.raises(Refused):
        change.stop_waiting(case, **WHO)
    with pytest.raises(
        Refused, match="1 March 2026 to chase lies before the wait begins, on 4 March 2026"
    ):
        change.wait_for(case, WaitsFor.REQUESTER, DAY, dt.date(2026, 3, 1), **WHO)


def test_an_exchange_keeps_question_and_answer() -> None:
    asked = Exchange(
        kind=ExchangeKind.CONSULTATION, whom="the contractor", asked_on=DAY, items=(2,)
    )
    case = change.ask_others(received(), asked, **WHO)
    case = change.record_answer(case, 1, dt.date(2026, 3, 9), "They object.", **WHO)
    assert case.exchanges[0].answer == "They object."
    assert change.undo(case, **WHO).exchanges == (asked,)
    assert decode(encode(case)) == case
    with pytest.raises(Refused, match="on 1 March 2026, before the question of 4 March 2026"):
        change.record_answer(case, 1, dt.date(2026, 3, 1), "", **WHO)
    with pytest.raises(Refused, match="there is no question 2; there is only 1"):
        change.record_answer(case, 2, DAY, "", **WHO)


@pytest.mark.parametrize(
    "asked",
    [
        Exchange(kind=ExchangeKind.COMMISSION, whom=" ", asked_on=DAY),
        Exchange(kind=ExchangeKind.COMMISSION, whom="x", asked_on=dt.date(2026, 3, 1)),
        Exchange(kind=ExchangeKind.COMMISSION, whom="x", asked_on=DAY, items=(9,)),
        Exchange(kind=ExchangeKind.COMMISSION, whom="x", asked_on=DAY, due=dt.date(2026, 3, 3)),
    ],
)
def test_a_question_to_nobody_too_early_or_about_nothing_is_refused(asked: Exchange) -> None:
    with pytest.raises(Refused):
        change.ask_others(received(), asked, **WHO)


def asking(kind: ExchangeKind, whom: str, due: dt.date | None) -> Exchange:
    return Exchange(kind=kind, whom=whom, asked_on=DAY, due=due)


def test_who_is_asked_is_waited_for_until_the_answer_comes() -> None:
    soon, later = dt.date(2026, 3, 9), dt.date(2026, 3, 12)
    case = change.ask_and_wait(received(), asking(ExchangeKind.COMMISSION, "Highways", soon), **WHO)
    assert case.waiting == Waiting(
        on=WaitsFor.BUSINESS_AREA, since=DAY, chase_by=soon, note="Highways"
    )
    case = change.ask_and_wait(
        case, asking(ExchangeKind.CONSULTATION, "the contractor", later), **WHO
    )
    assert case.waiting is not None
    assert case.waiting.note == "Highways"
    assert (chase_by(case), is_to_chase(case, soon)) == (soon, True)
    assert not is_to_chase(case, dt.date(2026, 3, 6))
    case = change.take_answer(case, 1, soon, "Twelve.", **WHO)
    assert case.waiting is not None
    assert (case.waiting.on, case.waiting.chase_by) == (WaitsFor.THIRD_PARTY, later)
    case = change.take_answer(case, 2, soon, "They agree.", **WHO)
    assert (case.waiting, chase_by(case)) == (None, None)


def test_one_undo_takes_back_a_question_with_its_wait_and_an_answer_with_what_it_ended() -> None:
    question = asking(ExchangeKind.COMMISSION, "Highways", dt.date(2026, 3, 9))
    asked = change.ask_and_wait(received(), question, **WHO)
    assert (
        asked.events[-1].summary == "Commissioned Highways on 4 March 2026; waits for business area"
    )
    undone = change.undo(asked, **WHO)
    assert (undone.exchanges, undone.waiting) == ((), None)
    over = change.take_answer(asked, 1, DAY, "Twelve.", **WHO)
    assert over.events[-1].summary == "Highways answered on 4 March 2026; waits no longer"
    assert change.undo(over, **WHO).waiting == asked.waiting


def test_a_closed_case_takes_no_wait_until_somebody_objects() -> None:
    sent = change.send_reply(received(), DAY, "x", **WHO)
    question = asking(ExchangeKind.COMMISSION, "Highways", None)
    with pytest.raises(Refused, match="the reply went out on 4 March 2026, so nobody is waited"):
        change.wait_for(sent, WaitsFor.CLEARANCE, DAY, **WHO)
    with pytest.raises(Refused, match="record the review or the complaint first"):
        change.ask_and_wait(sent, question, **WHO)
    with pytest.raises(Refused, match="the request was withdrawn"):
        change.wait_for(change.withdraw(received(), DAY, **WHO), WaitsFor.CLEARANCE, DAY, **WHO)
    reviewed = change.ask_for_review(sent, DAY, **WHO)
    assert change.wait_for(reviewed, WaitsFor.CLEARANCE, DAY, **WHO).waiting
    complaint = Complaint(body=AppealBody.REGULATOR, reference="1", on=DAY)
    disputed = change.record_complaint(sent, complaint, **WHO)
    assert change.ask_and_wait(disputed, question, **WHO).waiting


def test_a_closed_case_waits_for_nobody_until_a_review_is_asked_for() -> None:
    case = change.ask_and_wait(received(), asking(ExchangeKind.OPINION, "the Mayor", DAY), **WHO)
    case = change.send_reply(case, DAY, "x", **WHO)
    assert chase_by(case) is None
    assert chase_by(change.ask_for_review(case, DAY, **WHO)) == DAY


def test_what_is_not_published_says_why() -> None:
    with pytest.raises(Refused, match="say why"):
        change.choose_publication(received(), False, **WHO)
    case = change.choose_publication(received(), False, "names of staff", **WHO)
    assert case.publication
    assert not case.publication.publish


def test_a_hold_needs_a_reason_and_can_be_let_go() -> None:
    with pytest.raises(Refused):
        change.put_on_hold(received(), DAY, " ", **WHO)
    case = change.put_on_hold(received(), DAY, "litigation", **WHO)
    assert change.release_hold(case, **WHO).hold is None
