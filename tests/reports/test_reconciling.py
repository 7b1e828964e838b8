"""Whatever officers do with cases, each is counted once where it should be."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitui.case import changes as change
from foitui.case.challenge import Complaint
from foitui.case.errors import CaseError
from foitui.case.records import Case, ClockEvent
from foitui.case.words import (
    AppealBody,
    Challenged,
    ClockKind,
    CostLimit,
    Exempt,
    Held,
    ReviewResult,
    Route,
)
from foitui.law.counting import Counted, counted
from foitui.law.working_days import shipped_calendar
from foitui.reports.layout import layouts
from foitui.reports.performance import forecast, is_ahead, performance
from foitui.reports.period import quarter, year
from foitui.reports.statistics import statistics, unreconciled
from foitui.reports.tables import of_forecast
from tests.case.examples import WHO, received
from tests.reports.test_statistics import CASES, DAYS

CALENDAR = shipped_calendar()
RECEIVED = received().request.received
PERIODS = (*(quarter(f"2026Q{number}") for number in (1, 2, 3, 4)), year("2026"))

Step = Callable[[Case], Case]


def clocked(kind: ClockKind) -> Callable[[dt.date], Step]:
    return lambda day: lambda case: change.record_clock(case, ClockEvent(kind=kind, on=day), **WHO)


def routed(route: Route) -> Step:
    return lambda case: change.choose_route(case, (1,), route, **WHO)


def complained(day: dt.date) -> Step:
    told = Complaint(body=AppealBody.REGULATOR, reference="IC-1", on=day, about=("s43(2)",))
    return lambda case: change.record_complaint(case, told, **WHO)


LATER = st.dates(RECEIVED, dt.date(2026, 12, 31))
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.sampled_from(Route).map(routed),
    st.sampled_from(Held).map(lambda held: lambda c: change.establish_held(c, (1, 2), held, **WHO)),
    st.sampled_from(CostLimit).map(lambda limit: lambda c: change.judge_cost(c, limit, **WHO)),
    st.sampled_from(Exempt).map(lambda how: lambda c: change.judge_exempt(c, (2,), how, **WHO)),
    st.just(lambda c: change.claim_exemptions(c, (1,), ["s43(2)"], **WHO)),
    st.sampled_from(ClockKind).flatmap(lambda kind: LATER.map(clocked(kind))),
    LATER.map(lambda day: lambda c: change.send_reply(c, day, "Dear", **WHO)),
    LATER.map(lambda day: lambda c: change.withdraw(c, day, **WHO)),
    LATER.map(lambda day: lambda c: change.ask_for_review(c, day, **WHO)),
    st.sampled_from(ReviewResult).map(lambda r: lambda c: change.review_items(c, (1,), r, **WHO)),
    LATER.map(lambda day: lambda c: change.answer_review(c, day, **WHO)),
    LATER.map(complained),
    LATER.map(lambda d: lambda c: change.decide_complaint(c, 1, d, Challenged.PART, "x", **WHO)),
    st.just(lambda c: change.undo(c, **WHO)),
)


def made(number: int, steps: list[Step]) -> Case:
    """Return a case after what was done to it; what the case refuses is not done."""
    case = msgspec.structs.replace(received(), reference=f"FOI-2026-{number:04d}")
    for step in steps:
        with suppress(CaseError):
            case = step(case)
    return case


@settings(deadline=None, max_examples=50)
@given(done=st.lists(st.lists(STEPS, max_size=9), max_size=6), monitored=LATER)
@pytest.mark.parametrize("kind", layouts())
def test_whatever_was_done_to_cases_each_is_counted_once(
    kind: str, done: list[list[Step]], monitored: dt.date
) -> None:
    found = [counted(made(number, steps), CALENDAR) for number, steps in enumerate(done, 1)]
    for period in PERIODS:
        made_of = statistics(found, period, CALENDAR, monitored=monitored, kind=kind)
        assert unreconciled(made_of) == ()
        told = {case for table in made_of.tables for each in table.figures for case in each.cases}
        every = {case.reference for case in found}
        assert {name.partition(" (")[0] for name in told} <= every


@settings(deadline=None, max_examples=60)
@given(cases=st.lists(CASES, max_size=12), today=DAYS)
def test_every_case_ahead_stands_in_exactly_one_place(cases: list[Counted], today: dt.date) -> None:
    tables = of_forecast(forecast(cases, today, CALENDAR))
    told = Counter(case for table in tables for each in table.figures for case in each.cases)
    assert told == Counter(case.reference for case in cases if is_ahead(case, today))


@settings(deadline=None, max_examples=60)
@given(cases=st.lists(CASES, max_size=12), monitored=DAYS, by=st.sampled_from(["officer", "team"]))
def test_officers_together_are_the_office(
    cases: list[Counted], monitored: dt.date, by: Any
) -> None:
    period = year("2026")
    found = performance(cases, period, CALENDAR, monitored=monitored, by=by)
    returned = statistics(cases, period, CALENDAR, monitored=monitored)
    figures = {each.key: each.count for table in returned.tables for each in table.figures}
    # All were received in the period, so the return and the officers count the same cases.
    assert sum(each.received for each in found) == figures["received"]
    assert sum(each.late for each in found) == figures["late"]
    assert sum(each.in_time for each in found) == figures["in_time"] + figures["extended"]
    assert sum(each.overdue for each in found) == figures["overdue"]
