"""What holds of every deadline, whatever happened to its clock."""

import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from foitui.case.records import ClockEvent
from foitui.case.words import ClockKind, Route
from foitui.law.deadline import deadline
from foitui.law.working_days import Calendar, shipped_calendar

UK = shipped_calendar()


STARTS = st.dates(dt.date(2005, 1, 1), dt.date(2028, 12, 31))


@st.composite
def clocks(draw: st.DrawFn) -> list[ClockEvent]:
    """Draw facts that can stand: questions with answers, fees with payments, an extension."""
    when = draw(STARTS)
    events = [ClockEvent(kind=ClockKind.RECEIVED, on=when)]
    pairs = [
        (ClockKind.CLARIFICATION_ASKED, ClockKind.CLARIFICATION_RECEIVED),
        (ClockKind.FEES_NOTICE, ClockKind.FEE_RECEIVED),
    ]
    for asked, came in draw(st.lists(st.sampled_from(pairs), max_size=3)):
        for kind in (asked, came):
            when += dt.timedelta(draw(st.integers(1, 30)))
            events.append(ClockEvent(kind=kind, on=when))
    if draw(st.booleans()):
        events.append(ClockEvent(kind=ClockKind.PIT_EXTENSION, on=when))
    return events


@given(clocks())
def test_nothing_is_due_on_a_day_that_is_no_working_day(clock: list[ClockEvent]) -> None:
    found = deadline(clock, Route.FOIA, UK)
    assert found.due is not None
    assert UK.is_working_day(found.due)


@given(clocks(), st.integers(0, 120))
def test_one_more_holiday_never_brings_a_date_forward(clock: list[ClockEvent], offset: int) -> None:
    extra = clock[0].on + dt.timedelta(offset)
    more = Calendar({**UK.holidays, extra: "Victory day"}, UK.first, UK.last)
    before, after = deadline(clock, Route.FOIA, UK).due, deadline(clock, Route.FOIA, more).due
    assert before is not None
    assert after is not None
    assert after >= before


@given(clocks(), st.randoms())
def test_the_order_in_which_facts_are_given_does_not_matter(
    clock: list[ClockEvent], random: Random
) -> None:
    shuffled = list(clock)
    random.shuffle(shuffled)
    assert deadline(shuffled, Route.FOIA, UK) == deadline(clock, Route.FOIA, UK)


@given(clocks())
def test_giving_every_fact_twice_changes_nothing(clock: list[ClockEvent]) -> None:
    assert deadline(clock + clock, Route.FOIA, UK) == deadline(clock, Route.FOIA, UK)


@given(clocks())
def test_counted_days_are_numbered_without_a_gap_and_end_with_the_due_date(
    clock: list[ClockEvent],
) -> None:
    found = deadline(clock, Route.FOIA, UK)
    counted = [each for each in found.days if each.counted]
    assert [each.number for each in counted] == list(range(1, len(counted) + 1))
    assert counted[-1].date == found.due
    assert all(each.why for each in found.days if not each.counted)
