"""Pictures of who has a case, whom it waits for, and what came after its reply."""

from typing import Any

from foitui.case import changes as change
from foitui.case.challenge import Complaint, LateClaim
from foitui.case.handling import Exchange
from foitui.case.public_interest import PublicInterestTest
from foitui.case.records import Case
from foitui.case.words import (
    AppealBody,
    Balance,
    Challenged,
    ExchangeKind,
    Likelihood,
    ReviewResult,
)
from tests.tui.casework import NOW, Store, office, pattern_case
from tests.tui.test_case_snapshots import SIZES, Compare
from tests.tui.test_hints import OWN, SALARIES, case_of
from tests.tui.test_others import TEAMS, TODAY, sent

WHO: dict[str, Any] = {"officer": "officer1", "at": NOW}


def waiting() -> Case:
    """Return a case for which two were asked, one of whom has answered."""
    asked = Exchange(
        kind=ExchangeKind.COMMISSION,
        whom="Security policy",
        asked_on=TODAY.replace(day=5),
        question="How many reports were there, and who keeps them?",
        due=TODAY.replace(day=11),
        items=(1, 3),
    )
    case = change.ask_and_wait(pattern_case(), asked, **WHO)
    other = Exchange(
        kind=ExchangeKind.CONSULTATION,
        whom="the contractor",
        asked_on=TODAY.replace(day=6),
        due=TODAY.replace(day=24),
    )
    case = change.ask_and_wait(case, other, **WHO)
    return change.take_answer(case, 2, TODAY.replace(day=12), "They do not object.", **WHO)


def challenged() -> Case:
    """Return a case with a review that relied on something late, and a complaint."""
    case = change.ask_for_review(sent(), TODAY, "Not all was released.", **WHO)
    case = change.appoint_reviewer(case, "clerk", **WHO)
    case = change.review_items(case, (1,), ReviewResult.UPHELD, "The harm is real.", **WHO)
    case = change.review_items(
        case, (2,), ReviewResult.OVERTURNED, "No harm is shown.", "It is enclosed.", **WHO
    )
    late = LateClaim(
        provision="s43(2)",
        items=(3,),
        on=TODAY,
        reason="Rivals would learn what the supplier charges.",
        interest="the supplier's own",
        likelihood=Likelihood.WOULD,
        pit=PublicInterestTest(
            for_disclosure=("How money is spent",),
            for_withholding=("Fewer would bid",),
            balance=Balance.WITHHOLD,
            reasons="The sums are small.",
        ),
    )
    case = change.rely_late(case, late, **WHO)
    told = Complaint(body=AppealBody.REGULATOR, reference="IC-123", on=TODAY, about=("s31(1)(a)",))
    case = change.record_complaint(case, told, **WHO)
    return change.decide_complaint(
        case, 1, TODAY, Challenged.PART, "Disclose item 3.", TODAY.replace(month=5), **WHO
    )


@SIZES
def test_who_can_have_it(snap_compare: Compare, size: tuple[int, int]) -> None:
    tui = office(Store(pattern_case()), TEAMS)
    assert snap_compare(tui, terminal_size=size, press=["enter", "a", "j"])


@SIZES
def test_whom_it_waits_for(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(office(Store(waiting())), terminal_size=size, press=["enter", "w"])


@SIZES
def test_a_wait_asked_for(snap_compare: Compare, size: tuple[int, int]) -> None:
    keys = ["enter", "w", "w"]
    assert snap_compare(office(Store(waiting())), terminal_size=size, press=keys)


@SIZES
def test_what_came_after_the_reply(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(office(Store(challenged())), terminal_size=size, press=["enter", "o"])


@SIZES
def test_the_answer_to_a_review(snap_compare: Compare, size: tuple[int, int]) -> None:
    keys = ["enter", "o", "L"]
    assert snap_compare(office(Store(challenged())), terminal_size=size, press=keys)


@SIZES
def test_what_the_wording_suggests(snap_compare: Compare, size: tuple[int, int]) -> None:
    tui = office(Store(case_of(OWN, SALARIES)))
    assert snap_compare(tui, terminal_size=size, press=["enter", "plus", "j", "minus"])
