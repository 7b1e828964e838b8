"""The outcome follows from the answers and is never typed in."""

from typing import Any

import msgspec
import pytest

from foitui.case import changes as change
from foitui.case.outcome import item_outcome, outcome
from foitui.case.records import Case, Cost, Section14
from foitui.case.words import (
    Balance,
    Burden,
    Clarity,
    CostLimit,
    Exempt,
    Held,
    Outcome,
    Route,
)
from tests.case.examples import WHO, received


def decided(*items: dict[str, Any], **case_fields: Any) -> Case:
    """Return a case whose items have these answers, with nothing stopping it as a whole."""
    case = received(*["something"] * len(items))
    common = {"route": Route.FOIA, "clarity": Clarity.CLEAR}
    return msgspec.structs.replace(
        case,
        items=tuple(
            msgspec.structs.replace(item, **{**common, **answers})
            for item, answers in zip(case.items, items, strict=True)
        ),
        **{
            "section14": Section14(burden=Burden.NEITHER),
            "cost": Cost(limit=CostLimit.WITHIN),
            **case_fields,
        },
    )


GRANTED = {"held": Held.HELD, "exempt": Exempt.NONE}
WITHHELD = {"held": Held.HELD, "exempt": Exempt.ALL}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"route": None}, Outcome.UNDECIDED),
        ({"route": Route.SAR}, Outcome.SUBJECT_ACCESS),
        ({"route": Route.BUSINESS_AS_USUAL}, Outcome.BUSINESS_AS_USUAL),
        ({"route": Route.TRANSFER}, Outcome.TRANSFERRED),
        ({"route": Route.NOT_VALID}, Outcome.NOT_VALID),
        ({"clarity": None}, Outcome.UNDECIDED),
        ({"clarity": Clarity.UNCLEAR}, Outcome.CLARIFICATION),
        ({}, Outcome.UNDECIDED),
        ({"held": Held.NOT_HELD}, Outcome.NOT_HELD),
        ({"held": Held.HELD}, Outcome.UNDECIDED),
        (GRANTED, Outcome.GRANTED),
        (WITHHELD, Outcome.UNDECIDED),
        ({"held": Held.NEITHER_CONFIRM_NOR_DENY}, Outcome.UNDECIDED),
    ],
)
def test_an_item_without_claims(answers: dict[str, Any], expected: Outcome) -> None:
    case = decided(answers)
    assert item_outcome(case, case.items[0]) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (WITHHELD, Outcome.REFUSED),
        ({"held": Held.HELD, "exempt": Exempt.SOME}, Outcome.PART),
        ({"held": Held.NEITHER_CONFIRM_NOR_DENY}, Outcome.NEITHER_CONFIRMED_NOR_DENIED),
    ],
)
def test_an_item_with_a_claim_that_stands(answers: dict[str, Any], expected: Outcome) -> None:
    case = change.claim_exemptions(decided(answers), (1,), ["s31(1)(a)"], **WHO)
    assert outcome(case) == expected


def test_a_claim_whose_balance_is_for_disclosure_withholds_nothing() -> None:
    case = change.claim_exemptions(decided(WITHHELD), (1,), ["s31(1)(a)", "s40(2)"], **WHO)
    case = change.strike_balance(case, "c1", Balance.DISCLOSE, **WHO)
    assert outcome(case) == Outcome.REFUSED  # the other claim still stands

    case = change.strike_balance(case, "c2", Balance.DISCLOSE, **WHO)
    assert outcome(case) == Outcome.GRANTED


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"section14": Section14()}, Outcome.UNDECIDED),
        ({"section14": Section14(burden=Burden.VEXATIOUS)}, Outcome.REFUSED_VEXATIOUS),
        ({"section14": Section14(burden=Burden.REPEATED)}, Outcome.REFUSED_REPEATED),
        ({"cost": Cost()}, Outcome.UNDECIDED),
        ({"cost": Cost(limit=CostLimit.EXCEEDED)}, Outcome.REFUSED_COST),
        ({"cost": Cost(limit=CostLimit.CONFIRMING_EXCEEDS)}, Outcome.REFUSED_COST),
    ],
)
def test_what_stops_a_request_as_a_whole(fields: dict[str, Any], expected: Outcome) -> None:
    assert outcome(decided(GRANTED, **fields)) == expected


def test_sections_12_and_14_do_not_stop_an_item_under_the_regulations() -> None:
    case = decided(
        {**GRANTED, "route": Route.EIR}, section14=Section14(burden=Burden.VEXATIOUS), cost=Cost()
    )
    assert outcome(case) == Outcome.GRANTED


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([GRANTED, {}], Outcome.UNDECIDED),
        ([GRANTED, GRANTED], Outcome.GRANTED),
        ([GRANTED, {"held": Held.NOT_HELD}], Outcome.GRANTED),
        ([GRANTED, {"route": Route.SAR}], Outcome.GRANTED),
        ([{"held": Held.NOT_HELD}, {"route": Route.SAR}], Outcome.NOT_HELD),
    ],
)
def test_a_case_of_several_items(items: list[dict[str, Any]], expected: Outcome) -> None:
    assert outcome(decided(*items)) == expected


def test_one_item_released_and_one_withheld_is_a_part_refusal() -> None:
    case = change.claim_exemptions(decided(GRANTED, WITHHELD), (2,), ["s43(2)"], **WHO)
    assert outcome(case) == Outcome.PART
