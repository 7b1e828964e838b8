"""A deadline as a calendar: weeks, numbers, marks and names."""

import datetime as dt

import pytest

from foitui.case.records import ClockEvent
from foitui.case.words import ClockKind, Route
from foitui.law.clocks.grid import LEGEND, grid
from foitui.law.deadline import Deadline, deadline
from foitui.law.working_days import shipped_calendar

RECEIVED = dt.date(2017, 3, 22)
TODAY = dt.date(2017, 4, 18)


def due_after(route: Route = Route.FOIA, **facts: str) -> Deadline:
    clock = [ClockEvent(kind=ClockKind.RECEIVED, on=RECEIVED)]
    clock += [
        ClockEvent(kind=ClockKind(kind), on=dt.date.fromisoformat(day))
        for kind, day in facts.items()
    ]
    return deadline(clock, route, shipped_calendar())


def test_weeks_run_from_monday_to_sunday_and_counted_days_have_their_number() -> None:
    lines = grid(due_after(), RECEIVED, TODAY).text.split("\n")
    assert lines[0].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert lines[1] == "March 2017"
    assert " ".join(lines[2].split()) == "20 21 22 rec'd 23 1 24 2 25 - 26 -"


def test_today_and_the_day_due_are_marked_without_colour() -> None:
    made = grid(due_after(), RECEIVED, TODAY)
    assert [made.text[start:end] for start, end in made.marks] == ["*18", "21 [20]"]


def test_days_that_are_left_out_are_named() -> None:
    text = grid(due_after(), RECEIVED, TODAY).text
    assert "14 (a)" in text
    assert "(a) Good Friday: Fri 14 Apr" in text


def test_a_wait_is_named_once_with_its_first_and_last_day() -> None:
    waited = due_after(clarification_asked="2017-03-29", clarification_received="2017-04-05")
    text = grid(waited, RECEIVED, TODAY).text
    assert text.count("Before the clarification came") == 1
    assert "Thu 23 Mar to Tue 4 Apr" in text


def test_a_clock_that_waits_has_a_calendar_and_no_day_due() -> None:
    made = grid(due_after(clarification_asked="2017-03-29"), RECEIVED, None)
    assert made.marks == ()
    assert "29" in made.text


def test_in_a_wide_place_the_names_stand_beside_the_weeks() -> None:
    wide = grid(due_after(), RECEIVED, TODAY, 118).text
    line = next(line for line in wide.split("\n") if "Good Friday" in line)
    assert line.index("Good Friday") > 70
    assert wide.endswith(LEGEND)
    assert max(map(len, wide.split("\n"))) <= 118


@pytest.mark.parametrize("route", [Route.FOIA, Route.EIR, Route.SAR])
def test_every_day_stands_in_the_calendar(route: Route) -> None:
    due = due_after(route)
    body = grid(due, RECEIVED, None).text.split(LEGEND)[0]
    for day in due.days:
        assert f"{day.date.day:>2}" in body
        if day.counted and day.date != due.due:
            assert f"{day.date.day:>2} {day.number}" in body


def test_eighty_columns_are_enough() -> None:
    for width in (70, 78):
        weeks = grid(due_after(), RECEIVED, TODAY, width).text.split("\n(a)")[0]
        assert max(map(len, weeks.split("\n"))) <= 70


def test_what_has_no_time_limit_has_only_its_receipt() -> None:
    text = grid(Deadline(due=None), RECEIVED, None).text
    assert "22 rec'd" in text
