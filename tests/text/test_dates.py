"""Dates as officers type them: worked examples on a Wednesday, and any day spelled in any way."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.text.dates import MONTHS, WEEKDAYS, NoDate, read_day, told_day

WEDNESDAY = dt.date(2026, 11, 25)
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
NEAR = st.dates(dt.date(2005, 1, 1), dt.date(2099, 12, 31))


def plain(day: dt.date, count: int) -> dt.date:
    return day + dt.timedelta(count)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-24", "Tue 24 Nov 2026"),
        ("24/11/2026", "Tue 24 Nov 2026"),
        ("5/6/2026", "Fri 5 Jun 2026"),
        ("24.11.26", "Tue 24 Nov 2026"),
        ("24-11-26", "Tue 24 Nov 2026"),
        ("24/11", "Tue 24 Nov 2026"),
        ("24 Nov", "Tue 24 Nov 2026"),
        ("24nov", "Tue 24 Nov 2026"),
        ("24 November 2026", "Tue 24 Nov 2026"),
        ("24th of November", "Tue 24 Nov 2026"),
        ("Tuesday, 24th November 2026", "Tue 24 Nov 2026"),
        ("November 24, 2026", "Tue 24 Nov 2026"),
        ("24-Nov-2026", "Tue 24 Nov 2026"),
        ("1 sept 27", "Wed 1 Sep 2027"),
        ("today", "Wed 25 Nov 2026"),
        (" Yesterday ", "Tue 24 Nov 2026"),
        ("tomorrow", "Thu 26 Nov 2026"),
        ("5 jan", "Tue 5 Jan 2027"),
        ("24/11/85", "Sun 24 Nov 1985"),
    ],
)
def test_a_day_is_read_as_officers_type_it(typed: str, meant: str) -> None:
    assert told_day(read_day(typed, WEDNESDAY)) == meant


def test_a_weekday_is_the_last_one_for_what_was_done_and_the_next_one_else() -> None:
    assert told_day(read_day("monday", WEDNESDAY, done=True)) == "Mon 23 Nov 2026"
    assert told_day(read_day("monday", WEDNESDAY)) == "Mon 30 Nov 2026"
    assert told_day(read_day("wed", WEDNESDAY, done=True)) == "Wed 25 Nov 2026"
    assert told_day(read_day("last wed", WEDNESDAY)) == "Wed 18 Nov 2026"
    assert told_day(read_day("next wed", WEDNESDAY, done=True)) == "Wed 2 Dec 2026"


def test_a_day_without_a_year_is_the_one_nearest_to_today() -> None:
    january = dt.date(2027, 1, 4)
    assert told_day(read_day("24 Dec", january)) == "Thu 24 Dec 2026"
    assert told_day(read_day("29 Feb", dt.date(2027, 9, 1))) == "Tue 29 Feb 2028"


def test_a_step_is_reckoned_by_the_calendar_that_is_given() -> None:
    assert read_day("+10", WEDNESDAY, plain) == plain(WEDNESDAY, 10)
    assert read_day("-3", WEDNESDAY, plain) == plain(WEDNESDAY, -3)
    with pytest.raises(NoDate):
        read_day("+10", WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("11/24/2026", "There is no month 24; the day comes first"),
        ("31 June", "There is no 31 June 2026"),
        ("29/2/2027", "There is no 29 February 2027"),
        ("29 Feb", "There is no 29 February 2026"),
        ("Nov 24", "Is 24 the day or the year? Write the day first"),
        ("November 2026", "Which day? Write the day first"),
        ("Monday 24 Nov 2026", "24 Nov 2026 is a Tuesday, not a Monday"),
        ("24", "is no date; write it as in 24/11/2026"),
        ("soon", "“soon” is no date"),
        ("ma", "is no date"),
        ("", "A date is wanted"),
        ("+9999", "is no date"),
        ("24/11/2026 or so", "is no date"),
        ("9" * 500, "is no date"),
    ],
)
def test_what_is_no_date_or_could_be_several_says_what_to_write(typed: str, said: str) -> None:
    with pytest.raises(NoDate) as refused:
        read_day(typed, WEDNESDAY, plain)
    assert said in str(refused.value)
    assert len(str(refused.value)) < 120


def test_a_day_past_the_end_of_time_is_no_date() -> None:
    with pytest.raises(NoDate):
        read_day("tomorrow", dt.date.max)


@given(DAYS, NEAR)
def test_every_iso_date_and_every_echo_is_read_back(day: dt.date, today: dt.date) -> None:
    assert read_day(day.isoformat(), today) == read_day(told_day(day), today) == day


@given(DAYS, st.data())
def test_a_day_spelled_in_any_way_is_that_day(day: dt.date, data: st.DataObject) -> None:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    named = data.draw(st.sampled_from([month, month[:3], month.upper(), month[:3].capitalize()]))
    spelled = (
        f"{day.day}/{day.month}/{day.year:04}",
        f"{day.day:02}.{day.month:02}.{day.year:04}",
        f"{day.year:04}/{day.month}/{day.day}",
        f"{day.day} {named} {day.year:04}",
        f"{day.day}th {named}, {day.year:04}",
        f"{day.day}-{named}-{day.year:04}",
        f"{weekday[:3]}, {day.day} {named} {day.year:04}",
        f"{named} {day.day} {day.year:04}",
    )
    assert read_day(data.draw(st.sampled_from(spelled))) == day


@given(NEAR, st.integers(-180, 180))
def test_a_day_of_these_months_needs_no_year(today: dt.date, away: int) -> None:
    day = today + dt.timedelta(away)
    month = MONTHS[day.month - 1]
    if (day.month, day.day) != (2, 29):
        assert read_day(f"{day.day} {month}", today) == read_day(f"{day:%d/%m}", today) == day
    assert read_day(f"{day:%d/%m/%y}", today) == day


@given(NEAR, st.sampled_from(WEEKDAYS), st.booleans())
def test_a_weekday_is_within_a_week_and_on_its_side(today: dt.date, name: str, done: bool) -> None:
    day = read_day(name, today, done=done)
    assert day.weekday() == WEEKDAYS.index(name)
    assert -7 < (day - today).days <= 0 if done else 0 < (day - today).days <= 7


@given(st.text(max_size=30))
def test_any_words_are_a_date_or_are_told_to_be_none(typed: str) -> None:
    with suppress(NoDate):
        assert isinstance(read_day(typed, WEDNESDAY, plain), dt.date)
