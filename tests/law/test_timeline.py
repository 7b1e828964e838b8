"""What happened to a case in order, and as a line of working days."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitui.case import changes as change
from foitui.case.handling import Exchange
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, ExchangeKind
from foitui.law.timeline import Moment, Timeline, timeline
from foitui.law.working_days import shipped_calendar
from foitui.reports.timeline import drawn
from tests.case.examples import WHO, received
from tests.reports.closed_cases import answered

CALENDAR = shipped_calendar()
TODAY = dt.date(2026, 5, 6)


def told(case: Case, today: dt.date = TODAY) -> list[tuple[str, str, int | None]]:
    found = timeline(case, CALENDAR, today).moments
    return [(each.on.isoformat(), each.what, each.number) for each in found]


def test_a_case_that_was_answered_and_reviewed() -> None:
    case = change.ask_for_review(answered(), dt.date(2026, 4, 7), **WHO)
    assert told(case) == [
        ("2026-03-02", "received", 0),
        ("2026-03-20", "reply sent", 13),
        ("2026-03-31", "reply due", 20),
        ("2026-04-07", "review asked for", 23),
        ("2026-05-06", "today", 43),
        ("2026-05-06", "review due", 43),
    ]


def test_the_clock_stands_still_until_the_answer_comes() -> None:
    case = received()
    asked = case.request.received + dt.timedelta(3)
    event = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=asked, note="which bins?")
    exchange = Exchange(kind=ExchangeKind.COMMISSION, whom="Highways", asked_on=asked)
    case = change.record_clock(change.ask_others(case, exchange, **WHO), event, **WHO)
    found = timeline(case, CALENDAR, asked + dt.timedelta(5))
    assert [(each.what, each.words, each.stops) for each in found.moments[1:3]] == [
        ("clarification asked", "which bins?", True),
        ("information asked for", "Highways", False),
    ]
    assert found.still == ((asked, asked + dt.timedelta(5)),)
    came = ClockEvent(kind=ClockKind.CLARIFICATION_RECEIVED, on=asked + dt.timedelta(4))
    after = timeline(change.record_clock(case, came, **WHO), CALENDAR, asked + dt.timedelta(5))
    assert after.still == ((asked, asked + dt.timedelta(3)),)


def test_a_clock_that_stands_still_is_drawn_so() -> None:
    moments = (
        Moment(on=dt.date(2026, 3, 2), what="received"),
        Moment(on=dt.date(2026, 3, 5), what="clarification asked", stops=True),
        Moment(on=dt.date(2026, 3, 10), what="today"),
    )
    still = ((dt.date(2026, 3, 5), dt.date(2026, 3, 10)),)
    line = Timeline(moments=moments, first=moments[0].on, last=moments[2].on, still=still)
    rows = drawn(line, CALENDAR, 40, blocks=False).text.split("\n")
    assert rows[1] == "a========b........*"


def test_the_line_names_what_happened_below_its_day() -> None:
    rows = drawn(timeline(answered(), CALENDAR, TODAY), CALENDAR, 76, blocks=False).text.split("\n")
    assert rows[1].startswith("a=")
    assert rows[1][rows[1].index("b")] == "b"
    assert rows[2].startswith("a received")
    assert rows[2].index("b reply sent") == rows[1].index("b")
    assert "b  Fri 20 Mar 2026    13  reply sent" in rows


MOMENTS = st.lists(
    st.tuples(st.dates(dt.date(2020, 1, 1), dt.date(2032, 1, 1)), st.text("abc ", max_size=30)),
    max_size=70,
)


@settings(deadline=None, max_examples=60)
@given(moments=MOMENTS, width=st.integers(60, 200))
def test_whatever_happened_the_line_fits_and_each_is_listed(
    moments: list[tuple[dt.date, str]], width: int
) -> None:
    every = sorted([*moments, (TODAY, "today")])
    line = Timeline(
        moments=tuple(Moment(on=day, what=what) for day, what in every),
        first=every[0][0],
        last=every[-1][0],
    )
    made = drawn(line, CALENDAR, width)
    assert all(len(row) <= max(width, 72) for row in made.text.split("\n"))
    assert made.text.count(" 20") >= len(every)
    assert all(0 <= start < end <= len(made.text) for start, end in made.marks)


@pytest.mark.parametrize("blocks", [True, False])
def test_in_ascii_the_whole_is_ascii(blocks: bool) -> None:
    text = drawn(timeline(answered(), CALENDAR, TODAY), CALENDAR, 76, blocks=blocks).text
    assert text.isascii() is not blocks
