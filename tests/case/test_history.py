"""History: every change leaves an event that says what was before and after, and can be undone."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.case import changes as change
from foitui.case.errors import Refused
from foitui.case.json import decode, encode
from foitui.case.records import Case, ClockEvent
from foitui.case.words import Balance, Clarity, ClockKind, Exempt, Held, Likelihood, Route
from tests.case.examples import WHO, received

Step = Callable[[Case], Case]


def test_a_change_records_what_was_before_and_after() -> None:
    case = change.choose_route(received(), (1,), Route.FOIA, **WHO)
    case = change.choose_route(case, (1,), Route.EIR, **WHO)

    (changed,) = case.events[-1].changes
    assert (changed.field, changed.before, changed.after) == ("items.0.route", "foia", "eir")


def test_the_version_counts_the_events() -> None:
    case = received()
    assert case.version == 1
    assert change.choose_route(case, (1,), Route.FOIA, **WHO).version == 2


def test_looking_at_who_asked_is_recorded_and_changes_nothing() -> None:
    case = received()
    looked = change.reveal_requester(case, "to check the address", **WHO)

    assert looked.events[-1].action == "reveal_requester"
    assert msgspec.structs.replace(looked, events=case.events) == case


def test_undo_takes_back_the_latest_change_and_keeps_both_in_history() -> None:
    begun = change.choose_route(received(), (1, 2), Route.FOIA, **WHO)
    undone = change.undo(begun, **WHO)

    assert [item.route for item in undone.items] == [None, None]
    assert [event.action for event in undone.events] == ["receive", "choose_route", "undo"]


def test_undo_again_goes_further_back() -> None:
    case = change.choose_route(received(), (1, 2), Route.FOIA, **WHO)
    case = change.judge_clarity(case, (1, 2), Clarity.CLEAR, **WHO)
    case = change.undo(change.undo(case, **WHO), **WHO)

    assert (case.items[0].route, case.items[0].clarity) == (None, None)
    with pytest.raises(Refused, match="nothing is left to undo"):
        change.undo(case, **WHO)


def test_undo_passes_over_a_look_at_who_asked() -> None:
    case = change.choose_route(received(), (1,), Route.SAR, **WHO)
    case = change.reveal_requester(case, "to check the address", **WHO)

    assert change.undo(case, **WHO).items[0].route is None


def test_a_claim_id_is_not_given_twice_even_after_undo() -> None:
    case = change.claim_exemptions(received(), (1,), ["s31(1)(a)"], **WHO)
    case = change.claim_exemptions(change.undo(case, **WHO), (1,), ["s43(2)"], **WHO)

    assert [claim.id for claim in case.claims] == ["c2"]


def test_the_time_of_an_event_is_utc() -> None:
    summer = dt.timezone(dt.timedelta(hours=1))
    at = dt.datetime(2026, 7, 1, 0, 30, tzinfo=summer)
    case = change.assign(received(), "colleague", officer="officer", at=at)
    assert case.events[-1].at == dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
    assert case.events[-1].at.utcoffset() == dt.timedelta()

    with pytest.raises(Refused, match="time zone"):
        change.assign(case, "colleague", officer="officer", at=at.replace(tzinfo=None))


_TEXTS = st.text(max_size=8)
_ITEMS = st.sampled_from([(1,), (2,), (1, 2)])
_CITES = st.lists(st.sampled_from(["s31(1)(a)", "s31(1)(f)", "s43(2)"]), max_size=3)


def _on_items(
    function: Callable[..., Case], values: st.SearchStrategy[Any]
) -> st.SearchStrategy[Step]:
    return st.builds(
        lambda items, value: lambda case: function(case, items, value, **WHO), _ITEMS, values
    )


def _on_claim(
    function: Callable[..., Case], *values: st.SearchStrategy[Any]
) -> st.SearchStrategy[Step]:
    return st.builds(
        lambda *given: lambda case: function(case, case.claims[0].id, *given, **WHO), *values
    )


_STEPS = st.one_of(
    _on_items(change.choose_route, st.sampled_from(Route)),
    _on_items(change.establish_held, st.sampled_from(Held)),
    _on_items(change.judge_exempt, st.sampled_from(Exempt)),
    _on_items(change.describe_search, _TEXTS),
    _on_items(change.claim_exemptions, _CITES),
    _on_claim(change.judge_likelihood, st.sampled_from(Likelihood)),
    _on_claim(change.add_detail, st.sampled_from(["a", "b"]), _TEXTS),
    _on_claim(change.list_factors_for, st.lists(_TEXTS, max_size=3)),
    _on_claim(change.strike_balance, st.sampled_from(Balance)),
    st.builds(
        lambda texts: lambda case: change.amend_items(case, texts, **WHO),
        st.lists(st.text("ab", min_size=1), min_size=2, max_size=4),
    ),
    st.just(
        lambda case: change.record_clock(
            case, ClockEvent(kind=ClockKind.FEES_NOTICE, on=dt.date(2026, 3, 5)), **WHO
        )
    ),
    st.just(lambda case: change.send_reply(case, dt.date(2026, 3, 9), "Dear requester", **WHO)),
)


@given(st.lists(_STEPS, max_size=12))
def test_undoing_everything_leads_back_to_receipt(steps: list[Step]) -> None:
    start = received()
    case, states = start, [start]
    for step in steps:
        try:
            after = step(case)
        except (Refused, IndexError):  # a closed case, or a claim where there is none
            continue
        if after.events[-1].changes:
            states.append(after)
        case = after
    for state in reversed(states[:-1]):
        case = change.undo(case, **WHO)
        assert _facts(case) == _facts(state)
    assert change.undoable(case) is None


def test_half_a_surrogate_pair_stays_as_it_came_through_changes_and_back() -> None:
    start = received()
    request = msgspec.structs.replace(start.request, text="About \ud83d bins")
    start = msgspec.structs.replace(start, request=request)
    case = change.assign(start, "kim\udc80", **WHO)
    case = change.establish_held(case, (1,), Held.HELD, **WHO)
    (given, *_) = case.events[-2].changes
    assert (given.field, given.after) == ("officer", "kim\udc80")
    for state in (case, start):
        assert state.request.text == "About \ud83d bins"
    undone = change.undo(change.undo(case, **WHO), **WHO)
    assert _facts(undone) == _facts(start)


@given(st.lists(_STEPS, max_size=12))
def test_a_case_read_back_from_json_is_the_same(steps: list[Step]) -> None:
    case = received()
    for step in steps:
        try:
            case = step(case)
        except (Refused, IndexError):
            continue
    assert decode(encode(case)) == case


def _facts(case: Case) -> Case:
    return msgspec.structs.replace(case, events=(), claims_made=0)
