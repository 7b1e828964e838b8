"""Officers, teams, and the work ahead."""

import datetime as dt

from foitui.law.counting import Wait
from foitui.law.working_days import shipped_calendar
from foitui.reports.performance import forecast, performance
from foitui.reports.period import quarter
from tests.reports.counted_cases import DUE, RECEIVED, one

CALENDAR = shipped_calendar()
MONITORED = dt.date(2026, 9, 30)


def test_an_officer_is_seen_with_what_was_answered_and_what_is_open() -> None:
    cases = [
        one(1, replied=DUE),
        one(2, replied=CALENDAR.add(DUE, 3)),
        one(3),
        one(4, officer="ben", team="Legal"),
    ]
    ann, ben = performance(cases, quarter("2026Q3"), CALENDAR, monitored=MONITORED)
    assert (ann.received, ann.answered, ann.in_time, ann.late) == (3, 2, 1, 1)
    assert (ann.per_cent_in_time, ann.median_days) == (50.0, 21.5)
    assert (ann.open, ann.overdue) == (1, 1)
    assert (ben.name, ben.answered, ben.per_cent_in_time) == ("ben", 0, None)
    teams = performance(cases, quarter("2026Q3"), CALENDAR, monitored=MONITORED, by="team")
    assert [each.name for each in teams] == ["Disclosure", "Legal"]


def test_the_work_ahead_stands_under_the_day_it_is_due() -> None:
    waiting = one(5, due=None, due_first=None, waits=(Wait("clarification", RECEIVED, None),))
    saturday = one(4, due=dt.date(2026, 7, 18))
    today = dt.date(2026, 7, 15)
    ahead = forecast(
        [
            one(1, due=dt.date(2026, 7, 14)),
            one(2, due=today),
            one(3, due=dt.date(2026, 12, 1)),
            saturday,
            waiting,
            one(6, replied=today),
        ],
        today,
        CALENDAR,
        days=5,
    )
    assert ahead.overdue == ("FOI-2026-0001",)
    assert [(day.on.isoformat(), len(day.cases)) for day in ahead.days] == [
        ("2026-07-15", 1),
        ("2026-07-16", 0),
        ("2026-07-17", 0),
        ("2026-07-20", 1),
        ("2026-07-21", 0),
    ]
    assert ahead.later == ("FOI-2026-0003",)
    assert ahead.waiting == ("FOI-2026-0005",)
