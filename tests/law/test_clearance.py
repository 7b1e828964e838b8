"""Steps of clearance as data, and which of them a case needs."""

from typing import Any

import msgspec
import pytest

from foitui.case import changes as change
from foitui.case.clearance import Comment
from foitui.case.decision import decision_digest
from foitui.case.errors import Refused
from foitui.case.outcome import item_outcome
from foitui.case.records import Case
from foitui.case.words import Burden, Clarity, Outcome, Route
from foitui.law.agreeing import agreed
from foitui.law.clearance import deputy_for, steps, steps_for, uncleared, waits_for
from foitui.law.counting import section_of
from foitui.law.provisions import regime
from foitui.settings.records import Clearance, OwnStep, Settings
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


def test_the_authority_describes_steps_of_its_own() -> None:
    own = {
        "trees": OwnStep(label="tree officer", words=("trees?",)),
        "green": OwnStep(routes=("eir", "nonsense")),
        "refusals": OwnStep(outcomes=("granted",), published=True),
    }
    case = change.choose_route(received(), (2,), Route.EIR, **WHO)
    request = msgspec.structs.replace(case.request, subject="A Tree", reply_published=True)
    case = msgspec.structs.replace(case, request=request)
    found = {each.step.label: each.because for each in steps_for(case, tuple(own), own)}
    assert found == {
        "tree officer": "Tree",
        "green": "eir",
        "refusals": "the reply will be published",
    }
    assert waiting(change.submit_for_review(case, **WHO), "second", steps=("trees",), own=own) == [
        "trees"
    ]
    assert steps_for(received(), ("trees", "green"), own) == ()


def test_the_sections_in_the_steps_are_those_of_the_law() -> None:
    known = {section_of(cite) for name in ("foia", "eir") for cite in regime(name).provisions}
    assert {section for step in steps().values() for section in step.sections} <= known


def handed_over(to: str = "") -> Case:
    return change.submit_for_review(received(), to, **WHO)


def waiting(case: Case, officer: str, **rules: Any) -> list[str]:
    """The steps for which the case waits for an officer."""
    settings = Settings(clearance=Clearance(**rules))
    return [needed.step.id for needed in waits_for(case, officer, settings)]


def test_a_decision_that_was_handed_over_waits_for_whoever_is_free() -> None:
    assert waiting(received(), "second", steps=("second_officer",)) == []
    assert waiting(handed_over(), "second", steps=("second_officer",)) == ["second_officer"]
    assert waiting(handed_over(), "second") == ["second_officer"]


def test_it_waits_for_nobody_at_their_own_work_unless_the_settings_let_them() -> None:
    assert waiting(handed_over(), "officer") == []
    assert waiting(handed_over(), "officer", own_work=True) == ["second_officer"]


def test_it_waits_for_whom_it_was_handed_to_and_for_their_deputy() -> None:
    case = handed_over("second")
    deputies: dict[str, tuple[str, ...]] = {"second": ("third",)}
    assert waiting(case, "second", deputies=deputies) == ["second_officer"]
    assert waiting(case, "third", deputies=deputies) == ["second_officer"]
    assert waiting(case, "fourth", deputies=deputies) == []
    rules = Clearance(deputies=deputies)
    step = steps()["second_officer"]
    assert deputy_for(case, step, "third", rules) == "second"
    assert deputy_for(case, step, "second", rules) == ""


def test_a_step_waits_for_those_whom_the_settings_name_for_it() -> None:
    rules: dict[str, Any] = {"steps": ("second_officer", "chief"), "officers": {"chief": ("boss",)}}
    case = handed_over("second")
    assert waiting(case, "boss", **rules) == ["chief"]
    assert waiting(case, "second", **rules) == ["second_officer"]
    second: Any = {"officer": "second", "at": WHO["at"]}
    case = change.approve(case, decision_digest(case), is_last=False, **second)
    assert waiting(case, "second", **rules) == []
    assert waiting(case, "boss", **rules) == ["chief"]


def test_a_deputy_of_the_settings_agrees_in_the_place_of_whom_it_was_handed_to() -> None:
    settings = Settings(clearance=Clearance(deputies={"second": ("third",)}))
    case = handed_over("second")
    seen = decision_digest(case)
    given = agreed(case, seen, settings, officer="third", at=WHO["at"]).approvals[0]
    assert (given.officer, given.deputy_for) == ("third", "second")
    with pytest.raises(Refused, match="waits for second"):
        agreed(case, seen, settings, officer="fourth", at=WHO["at"])


@pytest.mark.parametrize("asked", ["", "second"])
def test_nobody_stands_in_for_somebody_who_was_not_asked(asked: str) -> None:
    case = handed_over(asked)
    who: Any = {"officer": "third", "at": WHO["at"], "note": "on leave"}
    with pytest.raises(Refused, match="zed was not asked for the second officer"):
        agreed(case, decision_digest(case), Settings(), standing_in_for="zed", **who)


def test_steps_in_order_wait_for_those_before_them() -> None:
    rules: dict[str, Any] = {"steps": ("second_officer", "chief"), "in_order": True}
    settings = Settings(clearance=Clearance(**rules))
    boss: Any = {"officer": "boss", "at": WHO["at"]}
    case = handed_over()
    assert waiting(case, "boss", **rules) == ["second_officer"]
    seen = decision_digest(case)
    with pytest.raises(Refused, match="the second officer comes first"):
        agreed(case, seen, settings, step="chief", **boss)
    case = agreed(case, seen, settings, officer="second", at=WHO["at"])
    assert waiting(case, "boss", **rules) == ["chief"]
    case = agreed(case, seen, settings, **boss)
    assert (waiting(case, "boss", **rules), case.submitted) == ([], None)


def test_what_was_given_back_or_agreed_to_waits_for_nobody() -> None:
    second: Any = {"officer": "second", "at": WHO["at"]}
    case = handed_over()
    agreed = change.approve(case, decision_digest(case), **second)
    back = change.return_with_comments(case, [Comment(text="Why?")], **second)
    assert waiting(agreed, "third") == waiting(back, "third") == []
