"""Steps of clearance as data, and which of them a case needs."""

import msgspec

from foitui import case as change
from foitui.case.decision import decision_digest
from foitui.case.outcome import item_outcome
from foitui.case.words import Burden, Clarity, Outcome, Route
from foitui.law.clearance import steps, steps_for, uncleared
from foitui.law.counting import section_of
from foitui.law.provisions import regime
from tests.case.examples import WHO, received

ALL = tuple(steps())


def needed(case: object, *chosen: str) -> list[tuple[str, str]]:
    assert isinstance(case, type(received()))
    return [(each.step.id, each.because) for each in steps_for(case, chosen or ALL)]


def test_an_authority_that_chose_no_step_needs_none() -> None:
    assert steps_for(received(), ()) == ()


def test_a_second_officer_looks_at_every_decision_where_there_is_one() -> None:
    assert needed(received()) == [("second_officer", "every decision")]


def test_a_claim_calls_for_whoever_knows_it() -> None:
    case = change.claim_exemptions(received(), (1,), ["s42(1)", "s36(2)(b)(i)"], **WHO)
    assert needed(case)[1:] == [("legal_adviser", "s42(1)"), ("qualified_person", "s36(2)(b)(i)")]


def test_words_of_the_request_call_for_the_press_office() -> None:
    case = received()
    request = msgspec.structs.replace(case.request, text="I am a journalist at a Newspaper.")
    case = msgspec.structs.replace(case, request=request)
    assert needed(case, "press_office") == [("press_office", "journalist")]


def test_a_vexatious_request_calls_for_the_head_of_the_unit() -> None:
    case = change.choose_route(received(), (1, 2), Route.FOIA, **WHO)
    case = change.judge_clarity(case, (1, 2), Clarity.CLEAR, **WHO)
    case = change.judge_section14(case, Burden.VEXATIOUS, **WHO)
    assert item_outcome(case, case.items[0]) is Outcome.REFUSED_VEXATIOUS
    assert ("head_of_unit", "refused vexatious") in needed(case)


def test_a_step_is_open_until_somebody_agreed_to_the_decision_as_it_stands() -> None:
    case = change.submit_for_review(received(), **WHO)
    seen = decision_digest(case)
    case = change.approve(case, seen, officer="second", at=WHO["at"])
    assert uncleared(case, ("second_officer",)) == ()
    case = change.choose_route(case, (1,), Route.FOIA, **WHO)
    assert [each.step.id for each in uncleared(case, ("second_officer",))] == ["second_officer"]


def test_a_step_of_the_authoritys_own_is_needed_for_every_decision() -> None:
    (own,) = steps_for(received(), ("chief_officer",))
    assert (own.step.label, own.because) == ("chief officer", "every decision")


def test_the_sections_in_the_steps_are_those_of_the_law() -> None:
    known = {section_of(cite) for name in ("foia", "eir") for cite in regime(name).provisions}
    assert {section for step in steps().values() for section in step.sections} <= known
