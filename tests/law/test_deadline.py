"""When an answer is due under FOIA and the EIR; the examples are the law reference's, 4.2."""

import datetime as dt

import pytest

from foitui.case.records import Case, ClockEvent, Item, Request
from foitui.case.words import ClockKind, Route
from foitui.law.deadline import ClockError, Deadline, case_deadline, deadline, working_days_left
from foitui.law.working_days import shipped_calendar
from foitui.settings.records import AuthorityKind

UK = shipped_calendar()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def facts(received: str, **others: str) -> list[ClockEvent]:
    """Make a clock: a kind given twice is written `kind="2025-04-01 2025-05-01"`."""
    events = [ClockEvent(kind=ClockKind.RECEIVED, on=day(received))]
    return events + [
        ClockEvent(kind=ClockKind(kind), on=day(each))
        for kind, days in others.items()
        for each in days.split()
    ]


def foia(received: str, authority: AuthorityKind = "other", **others: str) -> Deadline:
    return deadline(facts(received, **others), Route.FOIA, UK, authority=authority)


def eir(received: str, **others: str) -> Deadline:
    return deadline(facts(received, **others), Route.EIR, UK)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2017-03-22", "2017-04-21"),
        ("2014-03-16", "2014-04-14"),
        ("2024-12-20", "2025-01-23"),
        ("2025-07-28", "2025-08-27"),
        ("2025-11-10", "2025-12-09"),
        ("2026-05-27", "2026-06-25"),
        ("2026-07-01", "2026-07-30"),
        ("2025-02-01", "2025-02-28"),
        ("2025-02-02", "2025-02-28"),
        ("2026-12-10", "2027-01-13"),
    ],
)
def test_a_request_is_due_on_the_twentieth_working_day(received: str, due: str) -> None:
    found = foia(received)
    assert found.due == day(due)
    assert found.basis == "FOIA s10(1)"
    assert not found.provisional


def test_the_days_run_from_the_day_after_receipt_to_five_past_due() -> None:
    days = foia("2017-03-22").days
    assert days[0].date == day("2017-03-23")
    assert days[-1].date == day("2017-04-26")
    assert [each.number for each in days if each.counted] == list(range(1, 21))
    assert [each.date for each in days if each.why == "due"] == [day("2017-04-21")]


def test_every_skipped_day_has_its_name() -> None:
    why = {each.date: each.why for each in foia("2017-03-22").days if not each.counted}
    assert why[day("2017-04-14")] == "Good Friday"
    assert why[day("2017-04-15")] == "Saturday"
    assert why[day("2017-04-17")].startswith("Easter Monday")


def test_a_date_beyond_the_published_holidays_is_provisional() -> None:
    assert foia("2028-12-20").provisional
    assert foia("2035-06-01").provisional


def test_a_clarification_that_came_starts_the_clock_anew() -> None:
    found = foia(
        "2025-04-14", clarification_asked="2025-04-22", clarification_received="2025-05-06"
    )
    assert found.due == day("2025-06-04")
    numbers = {each.date: each.number for each in found.days}
    assert numbers[day("2025-05-06")] is None
    assert numbers[day("2025-05-07")] == 1


def test_the_clock_waits_for_a_clarification() -> None:
    found = foia("2025-04-14", clarification_asked="2025-04-22")
    assert found.due is None
    assert found.waiting == "Waiting for the clarification asked for on 22 April 2025."
    assert found.days[-1].date == day("2025-04-22")


def test_a_reminder_does_not_need_an_answer_of_its_own() -> None:
    found = foia(
        "2025-04-14",
        clarification_asked="2025-04-22 2025-04-29",
        clarification_received="2025-05-06",
    )
    assert found.due == day("2025-06-04")


def test_a_new_question_on_the_day_of_an_answer_makes_the_clock_wait_again() -> None:
    found = foia(
        "2025-04-14",
        clarification_asked="2025-04-22 2025-05-06",
        clarification_received="2025-05-06",
    )
    assert found.waiting.endswith("6 May 2025.")


def test_an_answer_on_the_day_of_the_question_starts_the_clock_anew() -> None:
    found = foia(
        "2025-04-14", clarification_asked="2025-05-06", clarification_received="2025-05-06"
    )
    assert found.due == day("2025-06-04")


def test_a_question_asked_when_time_had_run_out_is_told() -> None:
    found = foia(
        "2025-03-03", clarification_asked="2025-05-06", clarification_received="2025-05-07"
    )
    assert any("asking does not undo that" in note for note in found.notes)


def test_the_days_of_a_fees_notice_are_left_out_both_included() -> None:
    """Three working days, 4 to 6 March, put the twentieth off by three (FOIA s10(2))."""
    plain = foia("2025-03-03")
    found = foia("2025-03-03", fees_notice="2025-03-04", fee_received="2025-03-06")
    assert plain.due is not None
    assert found.due == UK.add(plain.due, 3)
    waited = [each.date.day for each in found.days if each.why == "Waiting for the fee"]
    assert waited == [4, 5, 6]


def test_a_fee_not_yet_paid_makes_the_clock_wait_and_lapses_after_three_months() -> None:
    found = foia("2025-03-03", fees_notice="2025-03-10")
    assert found.due is None
    assert found.waiting == "Waiting for the fee asked for on 10 March 2025."
    assert found.fee_lapses == day("2025-06-09")


def test_three_months_from_a_day_that_the_last_month_lacks_end_with_that_month() -> None:
    assert foia("2025-11-03", fees_notice="2025-11-30").fee_lapses == day("2026-02-28")


def test_a_fee_paid_too_late_is_told() -> None:
    found = foia("2025-03-03", fees_notice="2025-03-10", fee_received="2025-06-10")
    assert found.due is not None
    assert any("nothing obliged" in note for note in found.notes)


def test_a_clarification_and_a_fee_can_be_outstanding_together() -> None:
    found = foia("2025-03-03", clarification_asked="2025-03-04", fees_notice="2025-03-10")
    assert "clarification" in found.waiting
    assert "fee" in found.waiting


def test_weighing_the_public_interest_gives_forty_working_days() -> None:
    found = foia("2025-03-03", pit_extension="2025-03-31")
    assert found.due == day("2025-05-01")
    assert found.basis == "FOIA s10(3)"
    assert found.notes == ()


def test_an_extension_told_late_is_told_in_a_note() -> None:
    found = foia("2025-03-03", pit_extension="2025-04-02")
    assert found.due == day("2025-05-01")
    assert any("the notice was late" in note for note in found.notes)


def test_environmental_information_has_twenty_days_and_forty_when_complex_and_voluminous() -> None:
    assert eir("2025-03-03").basis == "EIR reg 5(2)"
    assert eir("2025-03-03").due == foia("2025-03-03").due
    extended = eir("2025-03-03", reg7_extension="2025-03-20")
    assert (extended.due, extended.basis) == (day("2025-05-01"), "EIR reg 7(1)")


def test_an_environmental_charge_lapses_after_sixty_working_days() -> None:
    found = eir("2025-03-03", fees_notice="2025-03-10")
    assert found.fee_lapses is not None
    assert UK.between(day("2025-03-07"), found.fee_lapses) == 60


def test_a_school_does_not_count_days_without_a_session() -> None:
    closed = [(day("2025-02-17"), day("2025-02-21"))]
    found = deadline(facts("2025-02-03"), Route.FOIA, UK, authority="school", closed=closed)
    plain = foia("2025-02-03").due
    assert plain is not None
    assert found.due == UK.add(plain, 5)
    assert sum(each.why == "School closed" for each in found.days) == 5


def test_a_school_has_sixty_working_days_at_most() -> None:
    closed = [(day("2025-07-23"), day("2025-12-31"))]
    found = deadline(facts("2025-07-21"), Route.FOIA, UK, authority="school", closed=closed)
    assert found.due == UK.add(day("2025-07-21"), 60)


def test_an_archive_has_thirty_working_days() -> None:
    found = foia("2025-03-03", "archive")
    assert found.due == UK.add(day("2025-03-03"), 30)
    assert any("not opened" in note for note in found.notes)


def test_a_disputed_holiday_is_told_in_a_note() -> None:
    assert any("19 September 2022" in note for note in foia("2022-09-05").notes)
    calendar = shipped_calendar({day("2025-03-10"): "Victory day"})
    found = deadline(facts("2025-03-03"), Route.FOIA, calendar)
    assert any("added by this office" in note for note in found.notes)


@pytest.mark.parametrize(
    ("route", "others", "field", "says"),
    [
        ("foia", {"clarification_asked": "2025-03-02"}, "clarification_asked", "2025-03-03 or"),
        ("foia", {"fee_received": "2025-03-05"}, "fee_received", "give fees_notice first"),
        (
            "foia",
            {"fees_notice": "2025-03-10", "fee_received": "2025-03-05"},
            "fee_received",
            "give fees_notice first",
        ),
        (
            "foia",
            {"clarification_received": "2025-03-05"},
            "clarification_received",
            "give clarification_asked first",
        ),
        ("foia", {"reg7_extension": "2025-03-05"}, "reg7_extension", "use pit_extension"),
        ("eir", {"pit_extension": "2025-03-05"}, "pit_extension", "use reg7_extension"),
        ("sar", {"pit_extension": "2025-03-05"}, "pit_extension", "use sar_extension"),
        ("transfer", {"sar_extension": "2025-03-05"}, "sar_extension", "use pit_extension"),
        ("foia", {"pit_extension": "2125-03-04"}, "pit_extension", "2099-12-31"),
    ],
)
def test_a_fact_that_cannot_stand_is_refused(
    route: str, others: dict[str, str], field: str, says: str
) -> None:
    with pytest.raises(ClockError, match=says) as refusal:
        deadline(facts("2025-03-03", **others), Route(route), UK)
    assert refusal.value.field == field


def test_a_receipt_before_the_act_was_in_force_is_refused() -> None:
    with pytest.raises(ClockError, match="2005-01-01"):
        foia("2004-12-31")


def test_two_dates_of_receipt_are_refused() -> None:
    with pytest.raises(ClockError, match="give one date of receipt; several"):
        deadline(facts("2025-03-03") + facts("2025-03-04"), Route.FOIA, UK)


def test_a_clock_without_receipt_is_refused() -> None:
    with pytest.raises(ClockError, match="none is recorded"):
        deadline([], Route.FOIA, UK)


@pytest.mark.parametrize("authority", ["other", "central", "archive"])
def test_only_a_schools_closures_stop_the_clock(authority: AuthorityKind) -> None:
    closed = [(day("2025-03-10"), day("2025-03-11"))]
    with pytest.raises(ClockError, match="only a school"):
        deadline(facts("2025-03-03"), Route.FOIA, UK, authority=authority, closed=closed)


def test_a_closure_that_ends_before_it_begins_is_refused() -> None:
    closed = [(day("2025-03-11"), day("2025-03-10"))]
    with pytest.raises(ClockError, match="first day"):
        deadline(facts("2025-03-03"), Route.FOIA, UK, authority="school", closed=closed)


def test_business_as_usual_has_no_time_limit() -> None:
    found = deadline(facts("2025-03-03"), Route.BUSINESS_AS_USUAL, UK)
    assert found.due is None
    assert found.waiting == ""


@pytest.mark.parametrize("route", [Route.TRANSFER, Route.NOT_VALID])
def test_what_goes_elsewhere_is_answered_in_the_time_of_the_act(route: Route) -> None:
    assert deadline(facts("2025-03-03"), route, UK).due == foia("2025-03-03").due


def case(*routes: Route | None, received: str = "2025-03-03", **others: str) -> Case:
    items = tuple(
        Item(number=number, text="figures", route=route) for number, route in enumerate(routes, 1)
    )
    request = Request(received=day(received), text="figures")
    return Case(request=request, items=items, clock=tuple(facts(received, **others)))


def test_an_undecided_case_runs_under_the_act() -> None:
    assert case_deadline(case(None), UK) == foia("2025-03-03")
    assert case_deadline(case(), UK) == foia("2025-03-03")


def test_a_mixed_case_is_due_with_its_earliest_route() -> None:
    mixed = case(Route.SAR, Route.FOIA, Route.BUSINESS_AS_USUAL)
    assert case_deadline(mixed, UK) == foia("2025-03-03")
    assert case_deadline(case(Route.SAR, Route.FOIA, pit_extension="2025-03-20"), UK).due == day(
        "2025-04-03"
    )


def test_a_case_without_clock_facts_counts_from_its_receipt() -> None:
    bare = Case(request=Request(received=day("2025-03-03"), text="figures"))
    assert case_deadline(bare, UK).due == foia("2025-03-03").due


def test_facts_that_cannot_stand_leave_a_case_its_earliest_date_and_a_note() -> None:
    found = case_deadline(case(None, fee_received="2025-03-10"), UK)
    assert found.due == foia("2025-03-03").due
    assert "give fees_notice first" in found.notes[0]


def test_a_case_received_before_the_act_has_no_date_but_a_note() -> None:
    found = case_deadline(case(None, received="2001-03-05"), UK)
    assert found.due is None
    assert "2005-01-01" in found.notes[0]


def test_a_schools_closures_leave_the_environmental_clock_alone() -> None:
    closed = [(day("2025-03-10"), day("2025-03-14"))]
    both = case(Route.EIR, Route.FOIA)
    assert case_deadline(both, UK, authority="school", closed=closed) == eir("2025-03-03")


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ("2017-04-20", 1),
        ("2017-04-21", 0),
        ("2017-04-22", -1),
        ("2017-04-24", -1),
        ("2017-04-25", -2),
        ("2017-04-13", 4),
    ],
)
def test_working_days_left_are_negative_when_overdue(today: str, left: int) -> None:
    assert working_days_left(foia("2017-03-22"), day(today), UK) == left


def test_a_waiting_clock_has_no_days_left() -> None:
    waiting = foia("2025-04-14", clarification_asked="2025-04-22")
    assert working_days_left(waiting, day("2025-04-23"), UK) is None
