"""When a subject access request must be answered (UK GDPR Arts 12 and 12A)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.case.records import ClockEvent
from foitui.case.words import ClockKind, Route
from foitui.law.deadline import Deadline, deadline
from foitui.law.working_days import shipped_calendar
from foitui.settings.records import Nation

UK = shipped_calendar()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def sar(received: str, nation: Nation = "england", **others: str) -> Deadline:
    events = [ClockEvent(kind=ClockKind.RECEIVED, on=day(received))]
    events += [ClockEvent(kind=ClockKind(kind), on=day(on)) for kind, on in others.items()]
    return deadline(events, Route.SAR, UK, nation=nation)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2025-09-03", "2025-10-03"),
        ("2026-01-31", "2026-03-02"),
        ("2024-01-31", "2024-02-29"),
        ("2025-11-25", "2025-12-29"),
        ("2025-12-31", "2026-02-02"),
    ],
)
def test_one_month_ends_on_the_corresponding_date_or_the_next_working_day(
    received: str, due: str
) -> None:
    """The first two are the regulator's and the law reference's own examples."""
    assert sar(received).due == day(due)


def test_an_extension_gives_two_more_months() -> None:
    found = sar("2025-09-03", sar_extension="2025-09-20")
    assert (found.due, found.basis) == (day("2025-12-03"), "UK GDPR Art 12A")
    assert found.notes == ()


def test_an_extension_told_after_the_first_month_is_late() -> None:
    assert "late" in sar("2025-09-03", sar_extension="2025-10-06").notes[0]


def test_only_the_holidays_of_the_authoritys_own_nation_move_the_date() -> None:
    """Monday 14 July 2025 was a holiday in Northern Ireland only."""
    assert sar("2025-06-14").due == day("2025-07-14")
    assert sar("2025-06-14", "northern_ireland").due == day("2025-07-15")


def test_days_of_waiting_for_clarification_are_left_out() -> None:
    found = sar("2026-03-02", clarification_asked="2026-03-05", clarification_received="2026-03-12")
    assert found.due == day("2026-04-09")
    assert sum(each.why == "Waiting for clarification" for each in found.days) == 7


def test_the_clock_waits_for_clarification() -> None:
    found = sar("2026-03-02", clarification_asked="2026-03-05")
    assert found.due is None
    assert "5 March 2026" in found.waiting


def test_before_the_statute_the_waiting_rested_on_guidance() -> None:
    found = sar("2025-09-01", clarification_asked="2025-09-03", clarification_received="2025-09-05")
    assert "guidance" in found.notes[0]


def test_the_month_runs_from_the_payment_of_a_lawful_fee() -> None:
    found = sar("2025-09-03", fees_notice="2025-09-05", fee_received="2025-09-15")
    assert found.due == day("2025-10-15")
    assert sar("2025-09-03", fees_notice="2025-09-05").due is None


@given(st.dates(dt.date(2005, 1, 1), dt.date(2028, 6, 30)))
def test_the_days_are_numbered_to_the_end_of_the_month_and_the_due_date_is_marked(
    received: dt.date,
) -> None:
    found = sar(received.isoformat())
    assert found.due is not None
    assert UK.of("england").is_working_day(found.due)
    assert [each.date for each in found.days if each.why == "due"] == [found.due]
    assert found.days[0].date == received + dt.timedelta(1)
    assert found.days[-1].date == found.due + dt.timedelta(5)
    numbers = [each.number for each in found.days if each.counted]
    assert numbers == list(range(1, len(numbers) + 1))
