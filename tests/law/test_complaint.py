"""The windows after an internal review."""

import datetime as dt

from foitui.law.clocks.complaint import appeal_window, complaint_window


def test_the_regulator_normally_expects_a_complaint_within_six_weeks() -> None:
    window = complaint_window(dt.date(2026, 3, 2))
    assert (window.by, window.fixed, window.checked) == (dt.date(2026, 4, 13), False, False)


def test_an_appeal_to_the_tribunal_has_28_calendar_days() -> None:
    window = appeal_window(dt.date(2026, 3, 2))
    assert (window.by, window.fixed) == (dt.date(2026, 3, 30), True)
