"""What statistics count of a case, from a case made by the changes themselves."""

import datetime as dt

import msgspec
import pytest

from foitui.case import changes as change
from foitui.case.challenge import Complaint
from foitui.case.records import Case, ClockEvent
from foitui.case.words import (
    AppealBody,
    Burden,
    Clarity,
    ClockKind,
    CostLimit,
    Exempt,
    Held,
    Outcome,
    ReviewResult,
    Route,
)
from foitui.law.counting import Counted, Wait, counted, section_of
from foitui.law.working_days import shipped_calendar
from tests.case.examples import WHO, received

CALENDAR = shipped_calendar()
DUE = dt.date(2026, 3, 30)


def refused(*cites: str, route: Route = Route.FOIA) -> Case:
    case = change.choose_route(received(), (1, 2), route, **WHO)
    case = change.judge_clarity(case, (1, 2), Clarity.CLEAR, **WHO)
    case = change.judge_section14(case, Burden.NEITHER, **WHO)
    case = change.judge_cost(case, CostLimit.WITHIN, **WHO)
    case = change.establish_held(case, (1, 2), Held.HELD, **WHO)
    case = change.judge_exempt(case, (1, 2), Exempt.ALL, **WHO)
    return change.claim_exemptions(case, (1, 2), cites, **WHO)


def seen(case: Case) -> Counted:
    return counted(case, CALENDAR)


def test_limbs_of_a_section_count_once_and_exceptions_by_themselves() -> None:
    assert seen(refused("s31(1)(a)", "s31(1)(f)", "s43(2)")).sections == ("s31", "s43")
    eir = seen(refused("reg 12(5)(e)", "reg 12(4)(d)", route=Route.EIR))
    assert set(eir.sections) == {"reg 12(5)(e)", "reg 12(4)(d)"}
    assert eir.regimes == ("eir",)


def test_a_refusal_has_its_ground_and_its_outcome() -> None:
    found = seen(refused("s43(2)"))
    assert (found.outcome, found.grounds) == (Outcome.REFUSED, ("exemption",))


@pytest.mark.parametrize(
    ("route", "outside"),
    [
        (Route.SAR, "sar"),
        (Route.BUSINESS_AS_USUAL, "business_as_usual"),
        (Route.NOT_VALID, "not_valid"),
        (Route.TRANSFER, ""),
        (Route.EIR, ""),
    ],
)
def test_what_is_no_request_under_either_regime_is_outside(route: Route, outside: str) -> None:
    found = seen(change.choose_route(received(), (1, 2), route, **WHO))
    assert found.outside == outside
    assert bool(found.regimes) == (not outside)


def test_a_mixed_request_counts_for_the_part_that_is_inside() -> None:
    case = change.choose_route(refused("s43(2)"), (1,), Route.SAR, **WHO)
    assert (seen(case).outside, seen(case).outcome) == ("", Outcome.REFUSED)


def test_an_extension_leaves_the_first_day_to_be_seen() -> None:
    told = ClockEvent(kind=ClockKind.PIT_EXTENSION, on=dt.date(2026, 3, 20))
    found = seen(change.record_clock(refused("s43(2)"), told, **WHO))
    assert found.extended == dt.date(2026, 3, 20)
    assert found.due_first
    assert found.due
    assert CALENDAR.between(found.due_first, found.due) == 20


def test_a_clarification_that_is_awaited_is_a_wait_without_an_end() -> None:
    asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=dt.date(2026, 3, 10))
    found = seen(change.record_clock(received(), asked, **WHO))
    assert found.waits == (Wait("clarification", dt.date(2026, 3, 10), None),)
    assert found.due is None


def test_review_and_complaint_are_counted() -> None:
    case = change.send_reply(refused("s43(2)"), dt.date(2026, 3, 20), "Dear requester", **WHO)
    case = change.ask_for_review(case, dt.date(2026, 4, 7), **WHO)
    case = change.review_items(case, (1,), ReviewResult.UPHELD, **WHO)
    case = change.review_items(case, (2,), ReviewResult.OVERTURNED, **WHO)
    case = change.answer_review(case, dt.date(2026, 4, 28), **WHO)
    told = Complaint(
        body=AppealBody.REGULATOR, reference="IC-1", on=dt.date(2026, 6, 1), about=("s43(2)",)
    )
    found = seen(change.record_complaint(case, told, **WHO))
    assert found.reviews[0].result is ReviewResult.PART
    assert found.complaints[0].sections == ("s43",)


def test_it_holds_nobodys_words_and_can_be_read_back() -> None:
    found = seen(refused("s43(2)"))
    written = msgspec.json.encode(found)
    assert msgspec.json.decode(written, type=Counted) == found
    assert b"How many" not in written


def test_a_cite_that_is_unknown_counts_as_it_is_written() -> None:
    assert section_of("s999") == "s999"
    assert section_of("reg 12(5)(e)") == "reg 12(5)(e)"
    assert section_of("s40(2)") == "s40"
