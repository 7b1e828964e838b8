"""The day of receipt, however it is written."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.intake.arrival import Fault, Origin
from foitui.intake.dates import header_day, receipt, uk_day, written_day

TODAY = dt.date(2026, 11, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02",
        "2026-03-02T10:15:33.120+00:00",
        "2026-03-02 23:30",
        "02/03/2026",
        "2/3/2026 14:05",
        "2.3.2026",
        "2 March 2026",
        "Monday, 2nd March 2026",
        "02-Mar-2026",
        "Mon, 2 Mar 2026 09:30:00 +0000",
    ],
)
def test_a_day_is_read_as_people_in_the_uk_write_it(text: str) -> None:
    assert written_day(text) == dt.date(2026, 3, 2)


@pytest.mark.parametrize("text", ["soon", "31/02/2026", "03/22/2026", "2/3/26", "", "9" * 500])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    with pytest.raises(Fault, match="is not a date"):
        written_day(text)


def test_an_evening_in_summer_by_universal_time_is_the_next_day_here() -> None:
    assert header_day("Tue, 14 Jul 2026 23:31:12 +0000") == dt.date(2026, 7, 15)
    assert header_day("Tue, 14 Jul 2026 23:31:12 -0000") == dt.date(2026, 7, 15)


def test_an_evening_delivery_counts_on_its_day() -> None:
    assert header_day("Wed, 22 Mar 2017 23:59:00 +0000") == dt.date(2017, 3, 22)


@pytest.mark.parametrize("text", ["", "yesterday", "Tue, 99 Jul 2026 23:31:12 +0000", "1 1 1 1 1"])
def test_a_broken_header_has_no_day(text: str) -> None:
    assert header_day(text) is None


@given(st.datetimes(dt.datetime(1996, 2, 1), dt.datetime(2037, 12, 31)))
def test_summer_time_is_that_of_the_time_zone_tables(moment: dt.datetime) -> None:
    try:
        london = zoneinfo.ZoneInfo("Europe/London")
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("no time zone tables on this system")
    utc = moment.replace(tzinfo=dt.UTC)
    assert uk_day(utc) == utc.astimezone(london).date()


def test_the_officer_gives_the_day_only_where_there_is_none_that_can_be_true() -> None:
    given_day = dt.date(2026, 10, 30)
    origin = Origin(source="x", received=given_day, today=TODAY)
    assert receipt(None, origin) == given_day
    assert receipt(dt.date(2031, 1, 1), origin) == given_day
    assert receipt(dt.date(2026, 3, 2), origin) == dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (None, "it has no day of receipt; give the day with --received"),
        (dt.date(2026, 11, 3), "its day of receipt, 2026-11-03, is in the future"),
        (dt.date(1970, 1, 1), "its day of receipt, 1970-01-01, is before the Act was in force"),
    ],
)
def test_a_day_that_cannot_be_true_is_refused(day: dt.date | None, says: str) -> None:
    with pytest.raises(Fault, match=says):
        receipt(day, Origin(source="x", received=None, today=TODAY))
