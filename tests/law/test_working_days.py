"""Working days by the any-part-of-the-UK rule (FOIA s10(6))."""

import datetime as dt
import importlib.util
import json
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.law.statutory_days import easter
from foitui.law.tables import DATA
from foitui.law.working_days import Calendar, shipped_calendar

UK = shipped_calendar()
DAYS = st.dates(dt.date(2005, 1, 1), dt.date(2030, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "count", "due"),
    [
        ("2017-03-22", 20, "2017-04-21"),
        ("2014-03-16", 20, "2014-04-14"),
        ("2024-12-20", 20, "2025-01-23"),
        ("2025-07-28", 20, "2025-08-27"),
        ("2025-11-10", 20, "2025-12-09"),
        ("2026-05-27", 20, "2026-06-25"),
        ("2026-07-01", 20, "2026-07-30"),
        ("2025-02-01", 20, "2025-02-28"),
        ("2025-02-02", 20, "2025-02-28"),
        ("2025-03-03", 40, "2025-05-01"),
        ("2026-12-10", 20, "2027-01-13"),
    ],
)
def test_the_worked_examples_come_out(received: str, count: int, due: str) -> None:
    """The examples are those of the project's law reference, section 4.2."""
    assert UK.add(day(received), count) == day(due)


@pytest.mark.parametrize(
    ("year", "extra"),
    [
        (2012, "01-03 03-19 07-12 08-06 11-30"),
        (2017, "01-03 03-17 07-12 08-07 11-30"),
        (2020, "01-02 03-17 07-13 08-03 11-30"),
        (2022, "01-04 03-17 07-12 08-01 11-30"),
        (2023, "01-03 03-17 07-12 08-07 11-30"),
        (2024, "01-02 03-18 07-12 08-05 12-02"),
        (2025, "01-02 03-17 07-14 08-04 12-01"),
        (2026, "01-02 03-17 06-15 07-13 08-03 11-30"),
        (2027, "01-04 03-17 07-12 08-02 11-30"),
        (2028, "01-04 03-17 07-12 08-07 11-30"),
    ],
)
def test_days_of_only_some_nations_count_out_too(year: int, extra: str) -> None:
    england = UK.of("england")
    missed = [
        each.strftime("%m-%d")
        for each in UK.holidays
        if each.year == year and each.weekday() < 5 and england.is_working_day(each)
    ]
    assert missed == extra.split()


@pytest.mark.parametrize(
    "one_off",
    [
        *("2011-04-29", "2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03"),
        *("2022-09-19", "2023-05-08", "2027-12-27", "2027-12-28", "2028-01-03"),
    ],
)
def test_a_one_off_or_moved_holiday_is_known(one_off: str) -> None:
    assert not UK.is_working_day(day(one_off))


@pytest.mark.parametrize("usual", ["2012-05-28", "2020-05-04", "2022-05-30"])
def test_a_holiday_that_was_moved_leaves_a_working_day(usual: str) -> None:
    assert UK.is_working_day(day(usual))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2017-04-14", "Good Friday"),
        ("2017-04-15", "Saturday"),
        ("2017-04-16", "Sunday"),
        ("2017-04-17", "Easter Monday (England, Wales and Northern Ireland)"),
        ("2017-04-18", None),
        ("2025-01-02", "2nd January (Scotland)"),
        ("2025-07-14", "Battle of the Boyne, substitute day (Northern Ireland)"),
        ("2026-06-15", "World Cup bank holiday (Scotland)"),
    ],
)
def test_a_day_that_does_not_count_is_named(text: str, why: str | None) -> None:
    assert UK.why_not(day(text)) == why


def test_a_date_past_what_is_published_is_provisional() -> None:
    assert not UK.provisional(day("2028-12-31"))
    assert UK.provisional(day("2029-01-01"))


def test_past_the_table_the_days_that_the_act_names_still_count_out() -> None:
    assert UK.why_not(day("2031-12-25")) == "Christmas Day"
    assert UK.why_not(day("2031-04-11")) == "Good Friday"
    assert UK.provisional(day("2031-12-25"))


def test_good_friday_is_reckoned_as_the_table_has_it() -> None:
    listed = [each for each, name in UK.holidays.items() if name == "Good Friday"]
    reckoned = [easter(year) - dt.timedelta(2) for year in range(2005, 2100)]
    assert listed == reckoned


def test_a_newly_proclaimed_day_counts_out() -> None:
    extra = {day("2027-06-07"): "Victory bank holiday (Scotland)"}
    calendar = shipped_calendar(extra)
    assert calendar.why_not(day("2027-06-07")) == "Victory bank holiday (Scotland)"
    assert calendar.of("england").is_working_day(day("2027-06-07"))
    assert not calendar.of("scotland").is_working_day(day("2027-06-07"))
    assert UK.is_working_day(day("2027-06-07"))


def test_a_newly_proclaimed_day_without_nations_is_one_in_all_of_them() -> None:
    calendar = shipped_calendar({day("2027-06-07"): "Victory bank holiday"})
    assert not calendar.of("wales").is_working_day(day("2027-06-07"))


@given(DAYS, st.integers(1, 60))
def test_the_nth_day_after_is_n_working_days_away(start: dt.date, count: int) -> None:
    assert UK.between(start, UK.add(start, count)) == count


def test_working_days_are_counted_back_over_weekends_and_holidays() -> None:
    assert UK.add(day("2026-04-08"), -3) == day("2026-04-01")
    assert UK.add(day("2026-04-05"), -1) == day("2026-04-02")
    assert UK.add(day("2026-04-05"), 0) == day("2026-04-05")


@given(DAYS, DAYS)
def test_between_agrees_with_counting_one_by_one(start: dt.date, end: dt.date) -> None:
    first, last = sorted((start, end))
    days = (last - first).days
    counted = sum(UK.is_working_day(first + dt.timedelta(n)) for n in range(1, days + 1))
    assert UK.between(first, last) == counted
    assert UK.between(last, first) == -counted


@given(DAYS)
def test_every_day_is_a_working_day_or_has_a_reason(each: dt.date) -> None:
    assert UK.is_working_day(each) == (UK.why_not(each) is None)


def maker() -> ModuleType:
    """Load the script beside the table; it is no module of the program."""
    spec = importlib.util.spec_from_file_location("maker", DATA / "make_bank_holidays.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_shipped_table_is_what_the_library_gives() -> None:
    shipped = json.loads((DATA / "bank_holidays.json").read_text("utf-8"))
    made = json.loads(maker().document(dt.date.fromisoformat(shipped["made"])))
    assert shipped == {**made, "library": shipped["library"]}
    assert list(shipped["days"].items()) == list(made["days"].items())


def test_the_days_equal_the_union_of_the_four_nations_lists() -> None:
    import holidays

    union: set[dt.date] = set()
    for subdivision in ("ENG", "WLS", "SCT", "NIR"):
        years = range(2005, 2031)
        union |= set(holidays.country_holidays("GB", subdiv=subdivision, years=years))
    assert {each for each in UK.holidays if each.year <= UK.last} == union


def test_a_doubtful_day_is_kept_and_marked() -> None:
    unproclaimed = [day("2006-11-30"), day("2010-01-04"), day("2011-01-04")]
    assert sorted(UK.doubts) == [*unproclaimed, day("2022-09-19")]
    assert all(each in UK.holidays for each in UK.doubts)


def test_the_table_has_every_year_without_a_gap() -> None:
    days = sorted(each for each in UK.holidays if each.year <= UK.last)
    assert (days[0].year, days[-1].year) == (UK.first, UK.last)
    assert all((later - earlier).days < 130 for earlier, later in pairwise(days))


def test_an_empty_calendar_knows_only_weekends() -> None:
    plain = Calendar({}, 2005, 2030)
    assert plain.is_working_day(day("2017-04-14"))
    assert not plain.is_working_day(day("2017-04-15"))
