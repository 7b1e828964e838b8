"""Two officers at one case: what each did is kept, and only what both touched is asked about."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.case import changes
from foitui.case.fields import fields_of
from foitui.case.labels import said
from foitui.case.merging import Choice, compare, merged
from foitui.case.records import Case, ClockEvent
from foitui.case.words import Balance, ClockKind, Exempt, Held, Likelihood, Route
from tests.case.examples import WHO, Who, received

MINE: Who = {**WHO, "officer": "officer1"}
THEIRS: Who = {"officer": "officer2", "at": WHO["at"] + dt.timedelta(minutes=1)}
Step = Callable[..., Case]


def begun() -> Case:
    case = changes.choose_route(received(), (1, 2), Route.FOIA, **MINE)
    case = changes.claim_exemptions(case, (1, 2), ("s31(1)(a)", "s43(2)"), **MINE)
    return changes.give_reason(case, "c1", "as it was", **MINE)


def step(change: Callable[..., Case], *words: object) -> Step:
    return lambda case, **who: change(case, *words, **who)


STEPS: tuple[Step, ...] = (
    step(changes.assign, "officer3"),
    step(changes.choose_route, (2,), Route.EIR),
    step(changes.establish_held, (1,), Held.HELD),
    step(changes.describe_search, (2,), "all of the archive"),
    step(changes.describe_search, (1,), "the mailboxes"),
    step(changes.judge_exempt, (2,), Exempt.ALL),
    step(changes.give_reason, "c2", "prices"),
    step(changes.cover, "c1", "page 3"),
    step(changes.judge_likelihood, "c1", Likelihood.WOULD),
    step(changes.add_detail, "c1", "need", "a fact"),
    step(changes.add_detail, "c2", "need", "another"),
    step(changes.list_factors_for, "c1", ["openness", "money"]),
    step(changes.list_factors_against, "c1", ["crime"]),
    step(changes.strike_balance, "c1", Balance.WITHHOLD),
    step(changes.reason_balance, "c2", "because"),
    step(changes.estimate_hours, 3.5),
    step(changes.reject_signal, "a_hint"),
    step(changes.attest, "harm_is_real", "c1", True, "seen"),
    step(changes.attest, "blanket_use", "c1", False, "not read"),
    step(changes.record_clock, ClockEvent(kind=ClockKind.FEES_NOTICE, on=dt.date(2026, 4, 1))),
    step(changes.record_clock, ClockEvent(kind=ClockKind.FEE_RECEIVED, on=dt.date(2026, 4, 2))),
    step(changes.reveal_requester, "to ask"),
)
"""Changes of which no two touch the same field."""


def taken(case: Case, steps: list[Step], who: Who) -> Case:
    for change in steps:
        case = change(case, **who)
    return case


@given(st.lists(st.sampled_from("mt-"), min_size=len(STEPS), max_size=len(STEPS)))
def test_no_change_of_either_side_is_lost_when_they_touch_different_fields(
    dealt: list[str],
) -> None:
    base = begun()
    mine = taken(base, [s for s, to in zip(STEPS, dealt, strict=True) if to == "m"], MINE)
    theirs = taken(base, [s for s, to in zip(STEPS, dealt, strict=True) if to == "t"], THEIRS)
    assert compare(base, mine, theirs).conflicts == ()
    both = merged(base, mine, theirs, {}, **MINE)
    was = fields_of(base)
    found = fields_of(both)
    for side in (mine, theirs):
        for path, value in fields_of(side).items():
            if was.get(path) != value:
                assert found[path] == value
    assert both.events[: theirs.version] == theirs.events


@given(
    st.lists(st.sampled_from(range(len(STEPS))), max_size=8),
    st.lists(st.sampled_from(range(len(STEPS))), max_size=8),
    st.sampled_from(["mine", "theirs", "both"]),
)
def test_whatever_two_officers_do_a_valid_case_comes_out_that_can_be_undone(
    ours: list[int], others: list[int], choice: Choice
) -> None:
    base = begun()
    mine = taken(base, [STEPS[n] for n in ours], MINE)
    theirs = taken(base, [STEPS[n] for n in others], THEIRS)
    compared = compare(base, mine, theirs)
    choices = {difference.path: choice for difference in compared.conflicts}
    both = merged(base, mine, theirs, choices, **MINE)
    if both.version > theirs.version and both.events[-1].action == "merge":
        undone = changes.undo(both, **MINE)
        assert fields_of(undone) == fields_of(theirs)


@pytest.mark.parametrize(
    ("choice", "reason"),
    [("mine", "my reason"), ("theirs", "their reason"), ("both", "their reason\n\nmy reason")],
)
def test_a_text_both_changed_is_taken_from_one_or_put_together(choice: Choice, reason: str) -> None:
    base = begun()
    mine = changes.give_reason(base, "c1", "my reason", **MINE)
    theirs = changes.give_reason(base, "c1", "their reason", **THEIRS)
    (conflict,) = compare(base, mine, theirs).conflicts
    assert (conflict.label, conflict.before) == ("s31(1)(a): reason", "as it was")
    assert conflict.joinable
    both = merged(base, mine, theirs, {conflict.path: choice}, **MINE)
    assert both.claims[0].reason == reason


def test_factors_of_both_are_joined_without_saying_one_twice() -> None:
    base = begun()
    mine = changes.list_factors_for(base, "c1", ["openness", "mine"], **MINE)
    theirs = changes.list_factors_for(base, "c1", ["openness", "theirs"], **THEIRS)
    (conflict,) = compare(base, mine, theirs).conflicts
    both = merged(base, mine, theirs, {conflict.path: "both"}, **MINE)
    assert both.claims[0].pit.for_disclosure == ("openness", "theirs", "mine")


def test_a_choice_of_one_answer_cannot_be_both() -> None:
    base = begun()
    mine = changes.choose_route(base, (1,), Route.EIR, **MINE)
    theirs = changes.choose_route(base, (1,), Route.SAR, **THEIRS)
    (conflict,) = compare(base, mine, theirs).conflicts
    assert not conflict.joinable
    assert (said(conflict.before), said(conflict.mine), said(conflict.theirs)) == (
        "foia",
        "eir",
        "sar",
    )


def test_new_claims_of_both_are_kept_apart() -> None:
    base = begun()
    mine = changes.claim_exemptions(base, (1,), ("s31(1)(a)", "s43(2)", "s40(2)"), **MINE)
    mine = changes.give_reason(mine, "c3", "personal", **MINE)
    theirs = changes.claim_exemptions(base, (2,), ("s31(1)(a)", "s43(2)", "s42(1)"), **THEIRS)
    both = merged(base, mine, theirs, {}, **MINE)
    assert [(c.id, c.provision, c.items) for c in both.claims[2:]] == [
        ("c3", "s42(1)", (2,)),
        ("c4", "s40(2)", (1,)),
    ]
    assert both.claims[3].reason == "personal"
    assert both.claims_made == 4


def test_a_claim_one_withdrew_while_the_other_gave_its_reason_is_asked_about() -> None:
    base = begun()
    mine = changes.give_reason(base, "c2", "prices", **MINE)
    theirs = changes.withdraw_claim(base, "c2", **THEIRS)
    (conflict,) = compare(base, mine, theirs).conflicts
    assert conflict.label == "s43(2)"
    assert said(conflict.theirs) == "nothing"
    kept = merged(base, mine, theirs, {conflict.path: "mine"}, **MINE)
    assert [claim.reason for claim in kept.claims] == ["as it was", "prices"]
    assert len(merged(base, mine, theirs, {}, **MINE).claims) == 1


def test_a_look_at_who_asked_stays_in_the_history() -> None:
    base = begun()
    mine = changes.reveal_requester(base, "to ask", **MINE)
    theirs = changes.give_reason(base, "c2", "prices", **THEIRS)
    both = merged(base, mine, theirs, {}, **MINE)
    assert [event.action for event in both.events[-2:]] == ["give_reason", "reveal_requester"]


def test_the_same_answer_of_both_needs_nothing_more() -> None:
    base = begun()
    mine = changes.give_reason(base, "c2", "prices", **MINE)
    theirs = changes.give_reason(base, "c2", "prices", **THEIRS)
    assert merged(base, mine, theirs, {}, **MINE) == theirs


def test_a_case_that_one_side_ended_is_not_put_together() -> None:
    base = begun()
    mine = changes.give_reason(base, "c2", "prices", **MINE)
    theirs = changes.withdraw(base, dt.date(2026, 4, 1), **THEIRS)
    assert compare(base, mine, theirs).closed
    assert not compare(base, mine, mine).closed
