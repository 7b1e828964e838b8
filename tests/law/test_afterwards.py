"""What is open after a reply, and until when; dates worked out by hand from the calendar."""

import datetime as dt

from foitui.case import changes as change
from foitui.case.challenge import Complaint
from foitui.case.records import Case
from foitui.case.words import AppealBody, Challenged, ReviewResult, Route
from foitui.law.afterwards import Term, current_deadline, terms
from foitui.law.deadline import case_deadline
from foitui.law.working_days import shipped_calendar
from tests.case.examples import WHO, received

SENT = dt.date(2026, 3, 20)
ASKED = dt.date(2026, 4, 7)


def sent() -> Case:
    return change.send_reply(received(), SENT, "Dear requester", **WHO)


def open_terms(case: Case, window: str = "40 working days") -> tuple[Term, ...]:
    return terms(case, shipped_calendar(), window)


def answered() -> Case:
    case = change.ask_for_review(sent(), ASKED, **WHO)
    case = change.review_items(case, (1, 2), ReviewResult.UPHELD, **WHO)
    return change.answer_review(case, dt.date(2026, 4, 28), "Dear requester", **WHO)


def complained(respond_by: dt.date | None = None) -> Case:
    told = Complaint(
        body=AppealBody.REGULATOR,
        reference="IC-1",
        on=dt.date(2026, 6, 1),
        respond_by=respond_by,
    )
    return change.record_complaint(answered(), told, **WHO)


def test_before_the_reply_nothing_is_open() -> None:
    assert open_terms(received()) == ()


def test_a_reply_opens_the_window_for_a_review() -> None:
    (term,) = open_terms(sent())
    # 40 working days after Friday 20 March, without Good Friday, Easter Monday and 4 and 25 May.
    assert (term.by, term.ours) == (dt.date(2026, 5, 20), False)
    assert open_terms(sent(), "two months")[0].by == dt.date(2026, 5, 20)
    assert open_terms(sent(), "a while")[0].by == term.by


def test_a_review_is_due_in_twenty_working_days_and_under_the_regulations_in_forty() -> None:
    case = change.ask_for_review(sent(), ASKED, **WHO)
    (term,) = open_terms(case)
    assert (term.by, term.ours) == (dt.date(2026, 5, 6), True)
    assert term.latest is not None
    eir = change.choose_route(received(), (1, 2), Route.EIR, **WHO)
    eir = change.ask_for_review(change.send_reply(eir, SENT, "x", **WHO), ASKED, **WHO)
    assert open_terms(eir)[0].by == term.latest


def test_an_answered_review_opens_the_way_to_the_regulator() -> None:
    (term,) = open_terms(answered())
    assert (term.by, term.basis) == (dt.date(2026, 6, 9), "FOIA s50(2)")


def test_a_complaint_is_answered_by_its_own_date() -> None:
    (term,) = open_terms(complained(dt.date(2026, 6, 15)))
    assert (term.by, term.ours, term.what) == (dt.date(2026, 6, 15), True, "IC-1 is to be answered")


def test_a_decision_notice_orders_steps_and_can_be_appealed_against() -> None:
    day = dt.date(2026, 9, 1)
    case = change.decide_complaint(
        complained(), 1, day, Challenged.PART, "Disclose it", dt.date(2026, 10, 6), **WHO
    )
    steps, appeal = open_terms(case)
    assert (steps.ours, steps.by) == (True, dt.date(2026, 10, 6))
    assert (appeal.ours, appeal.by) == (False, dt.date(2026, 9, 29))
    appealed = Complaint(
        body=AppealBody.FIRST_TIER_TRIBUNAL, reference="EA/1", on=dt.date(2026, 9, 20)
    )
    case = change.take_steps(case, 1, dt.date(2026, 10, 1), **WHO)
    assert open_terms(change.record_complaint(case, appealed, **WHO)) == ()


def test_an_open_review_has_a_clock_of_its_own_that_counts_its_days() -> None:
    case = change.ask_for_review(sent(), ASKED, **WHO)
    found = current_deadline(case, shipped_calendar())
    assert (found.due, found.basis) == (
        dt.date(2026, 5, 6),
        "FOIA s45 Code of Practice part 5",
    )
    assert sum(day.counted for day in found.days) == 20
    assert [day.why for day in found.days if day.date == dt.date(2026, 5, 4)] == [
        "Early May bank holiday"
    ]
    assert current_deadline(answered(), shipped_calendar()) == case_deadline(
        answered(), shipped_calendar()
    )
