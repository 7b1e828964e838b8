"""The guide asks one thing at a time, remembers nothing, and refuses what is no answer."""

import msgspec
import pytest

from foitui.case import changes as change
from foitui.case.outcome import outcome
from foitui.case.records import Case, JsonValue
from foitui.case.words import Outcome, Route, Stage
from foitui.law.findings import findings
from foitui.law.guide import Asked, asked_before, claimable, open_questions, raised
from foitui.law.guide.answering import AnswerRefused, answer
from foitui.law.stage import stage
from tests.case.examples import WHO, received


def answered(case: Case, *answers: tuple[str, JsonValue]) -> Case:
    """Give these answers, each to the first open question, which must be the one named."""
    for question, value in answers:
        asked = open_questions(case)[0]
        assert asked.question.id == question
        case = answer(case, asked, value, **WHO)
    return case


def asked_now(case: Case) -> Asked:
    """Return the question the guide would put next."""
    return open_questions(case)[0]


OPEN = (("route", "foia"), ("clarity", "clear"), ("section14", "neither"), ("cost", "within"))
WITHHELD = (*OPEN, ("held", "held"), ("exempt", "all"))

LIMB = (
    ("interest", "the prevention of crime"),
    ("causal_link", "Offenders would adapt."),
    ("likelihood", "would_be_likely"),
    ("factors_for", ["Transparency."]),
    ("factors_against", ["Offenders would adapt.", "Resources are finite."]),
    ("balance", "withhold"),
    ("balance_reasons", "Security weighs more."),
)


def test_a_refusal_on_two_limbs_asks_for_the_reasons_of_each() -> None:
    # FOIA s17(1)(c) and (3)(b): why each applies, and the balance for each claim.
    case = answered(
        received("incidents", "reports", "conclusions"),
        *WITHHELD,
        ("provisions", ["s31(1)(a)", "31(1)(f)"]),
        *LIMB,
        *LIMB,
    )
    assert open_questions(case) == ()
    assert outcome(case) is Outcome.REFUSED
    assert stage(case) is Stage.DECIDED
    assert {claim.items for claim in case.claims} == {(1, 2, 3)}


def test_items_with_the_same_answer_are_asked_about_together() -> None:
    case = answered(received("a", "b", "c"), *OPEN)
    assert asked_now(case).items == (1, 2, 3)

    case = answer(case, msgspec.structs.replace(asked_now(case), items=(2,)), "not_held", **WHO)
    assert (asked_now(case).question.id, asked_now(case).items) == ("held", (1, 3))


def test_leaving_and_coming_back_continues_at_the_same_question() -> None:
    case = answered(received(), *OPEN[:2])
    assert asked_now(case).question.id == "section14"


def test_changing_the_route_keeps_what_was_said_in_the_case_and_its_history() -> None:
    case = answered(received(), *WITHHELD)
    moved = change.choose_route(case, (1, 2), Route.EIR, **WHO)
    assert asked_now(moved).question.id == "eir_provisions"
    back = change.choose_route(moved, (1, 2), Route.FOIA, **WHO)

    assert asked_now(back).question.id == "provisions"
    assert [e.action for e in back.events].count("choose_route") == 3


def test_a_claim_of_a_former_route_raises_no_question() -> None:
    case = answered(received(), *WITHHELD, ("provisions", ["s43(2)"]))
    moved = change.choose_route(case, (1, 2), Route.SAR, **WHO)
    open_now = [a.question.id for a in open_questions(moved)]
    assert open_now == ["subject_access_team", "access_law"]


def test_a_section_14_refusal_asks_neither_for_cost_nor_for_what_is_held() -> None:
    case = answered(
        received(),
        *OPEN[:2],
        ("section14", "vexatious"),
        ("vexatious_reasons", "The burden is grossly out of proportion to its value."),
    )
    assert open_questions(case) == ()
    assert outcome(case) is Outcome.REFUSED_VEXATIOUS


def test_a_cost_refusal_still_says_whether_it_is_held() -> None:
    # FOIA s12(1) leaves the duty of s1(1)(a) to confirm or deny; only s12(2) lifts it.
    estimate = (("estimate_hours", 61), ("estimate_basis", "A sample."), ("within_limit", "A year"))
    case = answered(received(), *OPEN[:3], ("cost", "exceeded"), *estimate)
    assert asked_now(case).question.id == "held"

    case = answered(received(), *OPEN[:3], ("cost", "confirming_exceeds"), *estimate)
    assert open_questions(case) == ()


def test_a_mixed_request_is_asked_for_each_route_its_own_questions() -> None:
    case = received("figures for everybody", "my own file")
    case = change.choose_route(case, (1,), Route.FOIA, **WHO)
    case = change.choose_route(case, (2,), Route.SAR, **WHO)
    assert [(a.question.id, a.items) for a in open_questions(case)] == [
        ("subject_access_team", (2,)),
        ("access_law", (2,)),
        ("clarity", (1,)),
    ]


def test_a_balance_for_disclosure_asks_what_is_released() -> None:
    limb = dict(LIMB) | {"balance": "disclose"}
    case = answered(received(), *WITHHELD, ("provisions", ["s31(1)(a)"]), *limb.items())
    assert asked_now(case).question.id == "disclosure"


def test_a_class_exemption_is_asked_no_likelihood_and_an_absolute_one_no_balance() -> None:
    case = answered(received(), *WITHHELD, ("provisions", ["s35(1)(a)", "s40(2)"]))
    raised_for = {
        cite: {asked.question.id for asked in raised(case) if asked.provision == cite}
        for cite in ("s35(1)(a)", "s40(2)+(3A)(a)")
    }
    assert "likelihood" not in raised_for["s35(1)(a)"]
    assert "balance" in raised_for["s35(1)(a)"]
    assert "balance" not in raised_for["s40(2)+(3A)(a)"]


def test_section_36_asks_for_the_qualified_person() -> None:
    case = answered(received(), *WITHHELD, ("provisions", ["s36(2)(b)(i)"]))
    assert "need.qualified_person" in {asked.question.id for asked in open_questions(case)}


def test_answers_can_be_looked_at_again_and_changed() -> None:
    case = answered(received(), *WITHHELD)
    held = next(asked for asked in asked_before(case) if asked.question.id == "held")
    assert held.current == "held"

    assert asked_now(answer(case, held, "not_held", **WHO)).question.id == "search"


def test_the_interest_and_common_factors_are_offered() -> None:
    case = answered(received(), *WITHHELD, ("provisions", ["s31(1)(f)"]))
    by_id = {asked.question.id: asked for asked in open_questions(case)}
    assert "prisons" in by_id["interest"].suggestion
    assert len(by_id["factors_for"].suggestions) >= 2
    assert len(by_id["factors_against"].suggestions) >= 4


@pytest.mark.parametrize(
    ("answers", "value", "says"),
    [
        ((), "fioa", "answer one of: foia, eir"),
        ((), None, "answer one of"),
        (WITHHELD, [], "name at least one provision"),
        (WITHHELD, ["s31(9)"], "no provision of the Act"),
        (WITHHELD, ["s31(3)"], "cannot be relied on here"),
        (WITHHELD, ["reg 12(5)(e)"], "cannot be relied on here"),
        (WITHHELD, [31], "answer a list of cites"),
        ((*WITHHELD, ("provisions", ["s31(1)(a)"])), "  ", "an answer is needed"),
        ((*WITHHELD, ("provisions", ["s31(1)(a)"])), 3, "answer in words"),
        ((*OPEN[:3], ("cost", "exceeded")), "many", "a number of hours"),
        ((*OPEN[:3], ("cost", "exceeded")), -1, "above zero"),
        ((*WITHHELD, ("provisions", ["s31(1)(a)"]), *LIMB[:3]), ["", " "], "at least one factor"),
    ],
)
def test_what_is_no_answer_is_refused_with_what_is_allowed(
    answers: tuple[tuple[str, JsonValue], ...], value: JsonValue, says: str
) -> None:
    case = answered(received(), *answers)
    with pytest.raises(AnswerRefused, match=says):
        answer(case, asked_now(case), value, **WHO)


def test_only_provisions_that_lift_the_duty_to_confirm_can_neither_confirm_nor_deny() -> None:
    case = answered(received(), *OPEN, ("held", "neither_confirm_nor_deny"))
    cites = {rule.cite for rule in claimable(asked_now(case).question)}
    assert "s31(3)" in cites
    assert not any(cite.startswith(("s21", "s31(1)")) for cite in cites)


def test_every_open_question_is_a_finding_that_names_its_mend() -> None:
    case = answered(received(), *OPEN)
    found = findings(case)
    assert [(f.id, f.question, f.items) for f in found] == [("unanswered.held", "held", (1, 2))]
    assert found[0].cite == "FOIA s1(1)(a)"


def test_a_claim_on_a_provision_that_no_regime_has_is_a_finding_and_stops_nothing() -> None:
    case = answered(received(), *WITHHELD, ("provisions", ["s43(2)"]))
    (claim,) = case.claims
    case = msgspec.structs.replace(
        case, claims=(msgspec.structs.replace(claim, provision="s99(9)"),)
    )
    assert stage(case) is Stage.DECIDED
    assert [found.id for found in findings(case)] == ["unknown_provision"]


def test_an_estimate_can_be_given_line_by_line() -> None:
    case = answered(received(), *OPEN[:3], ("cost", "exceeded"))
    lines = [
        {"kind": "locate", "what": "mailboxes", "records": 200, "minutes_each": 15},
        {"kind": "redact", "what": "names", "hours": 30},
    ]
    case = answer(case, asked_now(case), lines, **WHO)
    assert case.cost.hours == 50
    assert asked_now(case).question.id == "estimate_basis"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([{"kind": "dig", "hours": 1}], "dig"),
        ([{"kind": "redact", "hours": 3}], "countable hours"),
        ([{"kind": "locate"}], "some hours"),
    ],
)
def test_a_line_of_work_that_cannot_stand_is_refused(lines: JsonValue, says: str) -> None:
    case = answered(received(), *OPEN[:3], ("cost", "exceeded"))
    with pytest.raises(AnswerRefused, match=says):
        answer(case, asked_now(case), lines, **WHO)
