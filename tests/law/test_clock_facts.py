"""What may be put on a clock, and what an officer is warned of."""

import datetime as dt

import pytest

from foitui.case.changes import choose_route, claim_exemptions, receive, record_clock
from foitui.case.records import Case, ClockEvent, Request
from foitui.case.words import ClockKind, Route
from foitui.law.clock_facts import CLOCK_FACTS, judge_fact
from foitui.law.deadline import ClockError, case_deadline, route_deadlines
from foitui.law.working_days import shipped_calendar

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
RECEIVED = dt.date(2026, 3, 2)
CALENDAR = shipped_calendar()


def case_of(*routes: Route) -> Case:
    request = Request(received=RECEIVED, text="Please send me two things.")
    case = receive(request, [f"thing {n}" for n, _ in enumerate(routes)], officer="o", at=AT)
    for number, route in enumerate(routes, start=1):
        case = choose_route(case, (number,), route, officer="o", at=AT)
    return case


def claiming(cite: str) -> Case:
    return claim_exemptions(case_of(Route.FOIA), (1,), [cite], officer="o", at=AT)


def judged(case: Case, kind: ClockKind, day: dt.date) -> tuple[str, ...]:
    return judge_fact(case, ClockEvent(kind=kind, on=day), CALENDAR)


def test_every_kind_of_fact_but_receipt_can_be_recorded() -> None:
    assert {fact.kind for fact in CLOCK_FACTS} == set(ClockKind) - {ClockKind.RECEIVED}


def test_more_time_for_the_public_interest_needs_a_qualified_exemption() -> None:
    day = dt.date(2026, 3, 20)
    with pytest.raises(ClockError, match="qualified exemption"):
        judged(case_of(Route.FOIA), ClockKind.PIT_EXTENSION, day)
    with pytest.raises(ClockError, match="qualified exemption"):
        judged(claiming("s44(1)(a)"), ClockKind.PIT_EXTENSION, day)
    assert judged(claiming("s31(1)(a)"), ClockKind.PIT_EXTENSION, day) == ()


def test_more_time_that_is_told_after_day_twenty_is_warned_of() -> None:
    last = dt.date(2026, 3, 31)  # St Patrick's Day is left out
    case = claiming("s31(1)(a)")
    assert judged(case, ClockKind.PIT_EXTENSION, last) == ()
    (warning,) = judged(case, ClockKind.PIT_EXTENSION, last + dt.timedelta(1))
    assert "late" in warning


def test_a_second_extension_is_warned_of() -> None:
    first = ClockEvent(kind=ClockKind.PIT_EXTENSION, on=dt.date(2026, 3, 20))
    case = record_clock(claiming("s31(1)(a)"), first, officer="o", at=AT)
    assert "second" in judged(case, ClockKind.PIT_EXTENSION, dt.date(2026, 3, 24))[-1]


@pytest.mark.parametrize("kind", [ClockKind.REG7_EXTENSION, ClockKind.SAR_EXTENSION])
def test_an_extension_needs_an_item_under_its_route(kind: ClockKind) -> None:
    with pytest.raises(ClockError, match="route"):
        judged(case_of(Route.FOIA), kind, dt.date(2026, 3, 20))
    assert judged(case_of(Route.EIR, Route.SAR), kind, dt.date(2026, 3, 20)) == ()


def test_an_answer_that_nobody_asked_for_is_refused() -> None:
    for kind in (ClockKind.FEE_RECEIVED, ClockKind.CLARIFICATION_RECEIVED):
        with pytest.raises(ClockError, match="first"):
            judged(case_of(Route.FOIA), kind, dt.date(2026, 3, 20))


def test_a_fact_before_receipt_is_refused() -> None:
    with pytest.raises(ClockError, match="receipt"):
        judged(case_of(Route.FOIA), ClockKind.FEES_NOTICE, dt.date(2026, 3, 1))


def test_a_mixed_request_has_a_clock_for_each_route() -> None:
    case = case_of(Route.SAR, Route.FOIA, Route.EIR)
    found = route_deadlines(case, CALENDAR)
    assert [(each.route, each.items) for each in found] == [
        (Route.FOIA, (2,)),
        (Route.EIR, (3,)),
        (Route.SAR, (1,)),
    ]
    assert case_deadline(case, CALENDAR).due == min(each.deadline.due or RECEIVED for each in found)


def test_an_extension_moves_the_clock_of_its_own_route_alone() -> None:
    case = case_of(Route.FOIA, Route.EIR)
    foia, eir = route_deadlines(case, CALENDAR)
    fact = ClockEvent(kind=ClockKind.REG7_EXTENSION, on=dt.date(2026, 3, 20))
    foia_after, eir_after = route_deadlines(record_clock(case, fact, officer="o", at=AT), CALENDAR)
    assert foia_after == foia
    assert (eir_after.deadline.due or RECEIVED) > (eir.deadline.due or RECEIVED)
