"""The returns: worked examples, and every case counted exactly once where it should be."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitui.case.words import AppealBody, Challenged, Outcome, ReviewResult
from foitui.law.counting import Counted, CountedComplaint, CountedReview, Wait
from foitui.law.working_days import shipped_calendar
from foitui.reports.layout import layouts
from foitui.reports.period import quarter, year
from foitui.reports.statistics import Statistics, statistics, unreconciled
from tests.reports.counted_cases import DUE, FURTHER, RECEIVED, one

CALENDAR = shipped_calendar()
Q3 = quarter("2026Q3")
MONITORED = dt.date(2026, 11, 2)


def returned(*cases: Counted, kind: str = "cabinet-office", **given: Any) -> Statistics:
    given = {"monitored": MONITORED, **given}
    return statistics(cases, given.pop("period", Q3), CALENDAR, kind=kind, **given)


def counts(made: Statistics, title: str) -> dict[str, int]:
    table = next(table for table in made.tables if title in table.title)
    return {figure.key: figure.count for figure in table.figures if figure.count}


def test_a_quarter_of_an_office_adds_up_as_counted_by_hand() -> None:
    exempt = {"outcome": Outcome.REFUSED, "grounds": ("exemption",), "sections": ("s40", "s43")}
    told = {"extended": DUE, "due": FURTHER}
    made = returned(
        one(1, replied=DUE),
        one(2, replied=DUE, regimes=("eir",), outcome=Outcome.NOT_HELD),
        one(3, replied=DUE + dt.timedelta(1), **exempt),
        one(4, replied=FURTHER, **told, **exempt),
        one(5, replied=DUE, outcome=Outcome.PART, grounds=("exemption",), sections=("s40",)),
        one(6, replied=DUE, outcome=Outcome.REFUSED_COST, grounds=("cost",)),
        one(7),
        one(8, due=None, due_first=None, waits=(Wait("clarification", RECEIVED, None),)),
        one(9, withdrawn=DUE),
        one(10, received=dt.date(2026, 10, 1)),
        one(11, outside="sar", regimes=()),
    )
    assert counts(made, "status") == {
        "received": 9,
        "received_eir": 1,
        "responded": 6,
        "open": 1,
        "on_hold": 1,
        "lapsed": 1,
    }
    assert counts(made, "Timeliness") == {
        "in_time": 4,
        "extended": 1,
        "late": 1,
        "overdue": 1,
        "not_timed": 2,
    }
    assert made.tables[1].shares[0].per_cent == 71.4
    assert counts(made, "outcomes") == {
        "granted": 1,
        "part": 1,
        "withheld": 3,
        "not_processed": 1,
        "not_held": 1,
        "advice": 1,
        "lapsed_unresolved": 1,
        "resolvable": 6,
    }
    assert [share.per_cent for share in made.tables[2].shares] == [16.7, 20.0]
    assert counts(made, "Why") == {"refused_cost": 1, "refused_exemption": 3}
    assert counts(made, "5 Exemptions") == {"section s40": 3, "section s43": 2}
    assert counts(made, "Extensions") == {"extensions": 1, "extension_20": 1}
    assert [figure.count for figure in made.outside] == [1, 0, 0]
    assert unreconciled(made) == ()


def test_each_figure_leads_to_its_cases() -> None:
    made = returned(one(2, replied=DUE), one(1, replied=DUE))
    assert made.tables[0].figures[0].cases == ("FOI-2026-0001", "FOI-2026-0002")


def test_what_happened_after_the_day_of_monitoring_is_not_known_yet() -> None:
    made = returned(one(1, replied=FURTHER), monitored=DUE)
    assert counts(made, "status") == {"received": 1, "open": 1}
    assert counts(made, "Timeliness") == {"not_due": 1}


def test_an_extension_told_too_late_is_no_permitted_one() -> None:
    late = one(1, replied=FURTHER, extended=DUE + dt.timedelta(1), due=FURTHER)
    assert counts(returned(late), "Timeliness") == {"late": 1}


def test_reviews_count_by_the_day_they_were_asked_for() -> None:
    asked = dt.date(2026, 7, 6)
    made = returned(
        one(
            1,
            received=dt.date(2026, 1, 5),
            replied=dt.date(2026, 2, 2),
            reviews=(
                CountedReview(asked, CALENDAR.add(asked, 20), ReviewResult.UPHELD),
                CountedReview(dt.date(2026, 9, 1), None, None),
            ),
        ),
        one(
            2,
            reviews=(CountedReview(asked, CALENDAR.add(asked, 21), ReviewResult.PROCEDURAL),),
        ),
    )
    assert counts(made, "Internal reviews") == {
        "reviews": 3,
        "review_upheld": 1,
        "review_procedural": 1,
        "review_open": 1,
    }
    assert counts(made, "Time taken") == {"review_20": 1, "review_40": 1, "review_open": 1}
    assert unreconciled(made) == ()


def test_complaints_to_the_regulator_are_counted_and_appeals_are_not() -> None:
    day = dt.date(2026, 8, 3)
    complaints = (
        CountedComplaint(
            AppealBody.REGULATOR, day, dt.date(2026, 9, 1), Challenged.OVERTURNED, ("s43",)
        ),
        CountedComplaint(AppealBody.FIRST_TIER_TRIBUNAL, dt.date(2026, 9, 9), None, None, ()),
    )
    made = returned(one(1, complaints=complaints))
    assert counts(made, "9 Complaints") == {"complaints": 1, "complaint_overturned": 1}
    assert counts(made, "10 ") == {"complaint_section s43": 1}


def test_a_complaint_about_a_request_outside_the_regimes_is_in_no_return() -> None:
    told = CountedComplaint(AppealBody.REGULATOR, dt.date(2026, 8, 3), None, None, ())
    asked = CountedReview(dt.date(2026, 8, 3), None, None)
    made = returned(one(1, outside="sar", regimes=(), complaints=(told,), reviews=(asked,)))
    assert counts(made, "9 Complaints") == counts(made, "7 Internal") == {}


def test_exemptions_stand_in_the_order_of_the_law() -> None:
    made = returned(
        one(
            1,
            replied=DUE,
            outcome=Outcome.PART,
            grounds=("exemption",),
            sections=("reg 13", "s41", "reg 12(5)(e)", "s9", "s22A", "s22"),
        )
    )
    found = next(table for table in made.tables if table.title.startswith("5"))
    assert [figure.label for figure in found.figures] == [
        *("s9", "s22", "s22A", "s41"),
        *("reg 12(5)(e)", "reg 13"),
    ]


def test_the_local_set_counts_what_the_code_asks_for() -> None:
    made = returned(
        one(1, replied=DUE), one(2), one(3, replied=DUE, outcome=Outcome.TRANSFERRED), kind="local"
    )
    assert counts(made, "1 Requests") == {"received": 3, "responded": 2, "not_answered": 1}
    assert counts(made, "3 Outcomes") == {"granted": 1, "answered_otherwise": 1}
    assert unreconciled(made) == ()


def test_a_case_counted_twice_or_nowhere_is_told() -> None:
    made = returned(one(1, replied=DUE))
    tables = [*made.tables]
    figures = [*tables[1].figures]
    figures[0] = msgspec.structs.replace(figures[0], cases=())
    figures[2] = msgspec.structs.replace(figures[2], cases=("FOI-2026-0009", "FOI-2026-0009"))
    tables[1] = msgspec.structs.replace(tables[1], figures=tuple(figures))
    faults = unreconciled(msgspec.structs.replace(made, tables=tuple(tables)))
    assert any("FOI-2026-0001 is not counted" in fault for fault in faults)
    assert any("FOI-2026-0009 is counted twice" in fault for fault in faults)


DAYS = st.dates(dt.date(2026, 6, 1), dt.date(2026, 12, 1))
MAYBE = st.none() | DAYS
REVIEWS = st.builds(
    CountedReview, asked=DAYS, replied=MAYBE, result=st.none() | st.sampled_from(ReviewResult)
)
COMPLAINTS = st.builds(
    CountedComplaint,
    body=st.sampled_from(AppealBody),
    on=DAYS,
    decided=MAYBE,
    result=st.none() | st.sampled_from(Challenged),
    sections=st.just(()),
)
CASES = st.builds(
    Counted,
    reference=st.uuids().map(str),
    received=DAYS,
    officer=st.sampled_from(["", "ann"]),
    team=st.just(""),
    regimes=st.sampled_from([("foia",), ("eir",), ("foia", "eir")]),
    outside=st.sampled_from(["", "", "", "sar", "business_as_usual", "not_valid"]),
    outcome=st.sampled_from(Outcome),
    due_first=MAYBE,
    due=MAYBE,
    extended=MAYBE,
    replied=MAYBE,
    withdrawn=MAYBE,
    waits=st.lists(
        st.builds(Wait, kind=st.sampled_from(["clarification", "fee"]), since=DAYS, until=MAYBE),
        max_size=2,
    ).map(tuple),
    grounds=st.lists(st.sampled_from(["cost", "vexatious", "exemption"]), unique=True).map(tuple),
    sections=st.lists(st.sampled_from(["s40", "s43", "reg 13"]), unique=True).map(tuple),
    reviews=st.lists(REVIEWS, max_size=2).map(tuple),
    complaints=st.lists(COMPLAINTS, max_size=2).map(tuple),
)


@pytest.mark.parametrize("kind", layouts())
@settings(deadline=None, max_examples=60)
@given(cases=st.lists(CASES, max_size=12), monitored=DAYS)
def test_every_case_is_counted_exactly_once_where_it_should_be(
    kind: str, cases: list[Counted], monitored: dt.date
) -> None:
    made = returned(*cases, kind=kind, monitored=monitored)
    assert unreconciled(made) == ()
    received = made.tables[0].figures[0].count + sum(each.count for each in made.outside)
    assert received == sum(c.received in Q3 and c.received <= monitored for c in cases)


@settings(deadline=None, max_examples=30)
@given(cases=st.lists(CASES, max_size=12))
def test_the_quarters_of_a_year_make_the_year(cases: list[Counted]) -> None:
    whole = returned(*cases, period=year("2026"))
    parts = [returned(*cases, period=quarter(f"2026Q{number}")) for number in (1, 2, 3, 4)]
    for index, table in enumerate(whole.tables):
        for figure in table.figures:
            found = [
                each.count
                for part in parts
                for each in part.tables[index].figures
                if each.key == figure.key
            ]
            assert sum(found) == figure.count


def figures(made: Statistics) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(t.title, each.key): each.cases for t in made.tables for each in t.figures}


@settings(deadline=None, max_examples=30)
@given(cases=st.lists(CASES, max_size=8))
def test_foia_and_eir_make_the_whole(cases: list[Counted]) -> None:
    foia, eir = returned(*cases, regime="foia"), returned(*cases, regime="eir")
    some, others = figures(foia), figures(eir)
    for key, every in figures(returned(*cases)).items():
        assert sorted((*some.get(key, ()), *others.get(key, ()))) == list(every)
    assert unreconciled(foia) == unreconciled(eir) == ()


def test_no_figure_stands_twice_in_a_table() -> None:
    for layout in layouts().values():
        for block in layout.table:
            keys = [line.key for line in block.figure]
            assert len(set(keys)) == len(keys)
