"""How long a requester has to ask for a review, and an authority to answer it."""

import datetime as dt

import pytest

from foitui.case.words import Route
from foitui.law.deadline import ClockError, review_due, review_window
from foitui.law.working_days import shipped_calendar

UK = shipped_calendar()
REPLIED = dt.date(2017, 4, 18)


@pytest.mark.parametrize(
    ("window", "last"),
    [
        ("two months", dt.date(2017, 6, 18)),
        ("2 months", dt.date(2017, 6, 18)),
        ("one month", dt.date(2017, 5, 18)),
        ("Two  Calendar Months", dt.date(2017, 6, 18)),
        ("40 working days", UK.add(REPLIED, 40)),
        ("forty working days", UK.add(REPLIED, 40)),
        ("20 days", dt.date(2017, 5, 8)),
        ("six weeks", dt.date(2017, 5, 30)),
    ],
)
def test_a_review_can_be_asked_for_until_the_offered_window_ends(
    window: str, last: dt.date
) -> None:
    assert review_window(REPLIED, window, UK) == last


@pytest.mark.parametrize(
    "window", ["", "soon", "two", "months", "0 days", "two working months", "ever days"]
)
def test_a_window_that_is_no_period_is_refused(window: str) -> None:
    with pytest.raises(ClockError, match='write "two months" or "40 working days"'):
        review_window(REPLIED, window, UK)


def test_two_months_from_the_end_of_december_end_with_february() -> None:
    assert review_window(dt.date(2024, 12, 31), "two months", UK) == dt.date(2025, 2, 28)


def test_under_the_regulations_a_requester_has_forty_working_days_at_least() -> None:
    assert review_window(REPLIED, "20 working days", UK, Route.EIR) == UK.add(REPLIED, 40)
    assert review_window(REPLIED, "three months", UK, Route.EIR) == dt.date(2017, 7, 18)


def test_a_foia_review_is_due_in_twenty_working_days_and_forty_at_most() -> None:
    found = review_due(dt.date(2025, 3, 3), Route.FOIA, UK)
    assert (found.due, found.latest) == (dt.date(2025, 4, 1), dt.date(2025, 5, 1))


def test_an_eir_review_is_due_in_forty_working_days_without_extension() -> None:
    found = review_due(dt.date(2025, 3, 3), Route.EIR, UK)
    assert (found.due, found.latest) == (dt.date(2025, 5, 1), dt.date(2025, 5, 1))


def test_a_review_under_another_route_is_refused() -> None:
    with pytest.raises(ClockError, match="use foia or eir"):
        review_due(dt.date(2025, 3, 3), Route.SAR, UK)
