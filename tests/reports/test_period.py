"""Quarters and years as they are written."""

import datetime as dt

import pytest

from foitui.reports.period import quarter, quarter_of, year


def test_a_quarter_has_its_first_and_last_day() -> None:
    assert quarter("2026Q4")[:2] == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))
    assert quarter("2024-q1")[:2] == (dt.date(2024, 1, 1), dt.date(2024, 3, 31))


def test_a_year_is_that_of_the_calendar() -> None:
    assert year("2026")[:2] == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.mark.parametrize("text", ["2026", "2026Q5", "Q3", ""])
def test_what_is_no_quarter_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="2026Q3"):
        quarter(text)


@pytest.mark.parametrize("text", ["26", "2026Q1", "", "0000"])
def test_what_is_no_year_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="2026"):
        year(text)


def test_a_day_has_its_quarter_and_nothing_has_none() -> None:
    assert quarter_of(dt.date(2026, 9, 30)).name == "2026Q3"
    assert None not in quarter("2026Q3")
