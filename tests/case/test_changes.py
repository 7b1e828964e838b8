"""Changes check their own preconditions and touch nothing else."""

import datetime as dt

import pytest

from foitui.case import changes as change
from foitui.case.errors import Refused
from foitui.case.records import ClockEvent, Message
from foitui.case.words import ClockKind, Exempt, Likelihood, Route
from tests.case.examples import WHO, received


def test_a_request_that_asks_for_nothing_opens_no_case() -> None:
    with pytest.raises(Refused, match="at least one item"):
        change.receive(received().request, [], **WHO)


def test_an_unknown_item_is_refused_by_number() -> None:
    with pytest.raises(Refused, match="no item 7"):
        change.choose_route(received(), (1, 7), Route.FOIA, **WHO)


def test_a_change_for_no_item_is_refused() -> None:
    with pytest.raises(Refused, match="no item was named"):
        change.choose_route(received(), (), Route.FOIA, **WHO)


def test_an_unknown_claim_is_refused_by_id() -> None:
    with pytest.raises(Refused, match="no claim c9"):
        change.judge_likelihood(received(), "c9", Likelihood.WOULD, **WHO)


def test_a_closed_case_takes_no_more_answers() -> None:
    sent = change.send_reply(received(), dt.date(2026, 3, 20), "Dear requester", **WHO)
    with pytest.raises(Refused, match="20 March 2026"):
        change.choose_route(sent, (1,), Route.FOIA, **WHO)
    withdrawn = change.withdraw(received(), dt.date(2026, 3, 20), **WHO)
    with pytest.raises(Refused, match="withdrawn"):
        change.judge_exempt(withdrawn, (1,), Exempt.ALL, **WHO)


def test_a_closed_case_still_takes_correspondence() -> None:
    sent = change.send_reply(received(), dt.date(2026, 3, 20), "Dear requester", **WHO)
    message = Message(received=dt.date(2026, 3, 25), text="Thank you")
    assert change.record_correspondence(sent, message, **WHO).correspondence == (message,)


def test_a_reply_goes_to_the_address_that_belongs_to_the_case() -> None:
    case = received()
    assert change.send_reply(case, dt.date(2026, 3, 20), "x", **WHO).sent is not None
    with pytest.raises(Refused, match="on 1 March 2026: the request came on 2 March 2026"):
        change.send_reply(case, dt.date(2026, 3, 1), "x", **WHO)


def test_a_dated_fact_before_receipt_is_refused() -> None:
    early = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=dt.date(2026, 3, 1))
    with pytest.raises(Refused, match="before receipt on 02 March 2026"):
        change.record_clock(received(), early, **WHO)


def test_an_estimate_is_a_number_of_hours_above_zero() -> None:
    with pytest.raises(Refused, match="above zero"):
        change.estimate_hours(received(), 0, **WHO)
    with pytest.raises(Refused, match="above zero"):
        change.estimate_hours(received(), float("nan"), **WHO)


def test_amending_items_keeps_what_was_decided_about_those_that_stay() -> None:
    case = change.choose_route(received("a", "b", "c"), (1, 3), Route.FOIA, **WHO)
    case = change.claim_exemptions(case, (1, 3), ["s43(2)"], **WHO)
    case = change.amend_items(case, ["a, mended", "b"], **WHO)

    assert [(item.text, item.route) for item in case.items] == [
        ("a, mended", Route.FOIA),
        ("b", None),
    ]
    assert [claim.items for claim in case.claims] == [(1,)]


def test_items_without_words_are_refused() -> None:
    with pytest.raises(Refused, match="needs words"):
        change.amend_items(received(), ["a", "  "], **WHO)
    with pytest.raises(Refused, match="at least one item"):
        change.amend_items(received(), [], **WHO)


def test_a_provision_that_is_still_relied_on_keeps_its_reasoning() -> None:
    case = change.claim_exemptions(received(), (1, 2), ["s31(1)(a)", "s31(1)(f)"], **WHO)
    case = change.give_reason(case, "c1", "Offenders would adapt.", **WHO)
    case = change.claim_exemptions(case, (1, 2), ["s31(1)(a)", "s43(2)"], **WHO)

    assert [(c.id, c.provision, c.reason) for c in case.claims] == [
        ("c1", "s31(1)(a)", "Offenders would adapt."),
        ("c3", "s43(2)", None),
    ]


def test_a_provision_can_be_relied_on_for_one_item_alone() -> None:
    case = change.claim_exemptions(received(), (1, 2), ["s43(2)"], **WHO)
    case = change.claim_exemptions(case, (2,), ["s40(2)"], **WHO)

    assert [(c.provision, c.items) for c in case.claims] == [("s43(2)", (1,)), ("s40(2)", (2,))]


def test_a_withdrawn_claim_is_gone_and_history_keeps_it() -> None:
    case = change.claim_exemptions(received(), (1,), ["s43(2)"], **WHO)
    case = change.withdraw_claim(case, "c1", **WHO)

    assert case.claims == ()
    assert case.events[-1].summary == "No longer relied on: s43(2)"


def test_a_hint_put_aside_is_remembered_and_can_be_taken_up_again() -> None:
    case = change.reject_signal(received(), "trees", **WHO)
    assert case.rejected_signals == ("trees",)
    assert change.undo(case, **WHO).rejected_signals == ()
