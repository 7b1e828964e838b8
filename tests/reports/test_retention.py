"""How long a case is kept, and that nobody's words outlast it."""

import datetime as dt

import msgspec
import pytest

from foitui.case import changes as change
from foitui.case.challenge import Complaint
from foitui.case.errors import Refused
from foitui.case.json import decode, encode
from foitui.case.outcome import outcome
from foitui.case.records import Case
from foitui.case.words import AppealBody, Challenged, ReviewResult
from foitui.law.counting import counted
from foitui.law.stage import stage
from foitui.law.working_days import shipped_calendar
from foitui.reports.retention import Kept, due, kept
from foitui.settings.records import Retention, Settings
from tests.case.examples import WHO, received
from tests.reports.closed_cases import REPLIED, answered

CALENDAR = shipped_calendar()
TODAY = dt.date(2029, 3, 21)


def said(case: Case, today: dt.date = TODAY, years: int = 3) -> Kept:
    return kept(case, Settings(retention=Retention(years=years)), CALENDAR, today)


def test_a_case_is_kept_for_three_years_after_the_last_action() -> None:
    found = said(answered())
    assert (found.last_action, found.until) == (REPLIED, dt.date(2029, 3, 20))
    assert found.is_due(TODAY)
    assert not found.is_due(dt.date(2029, 3, 20))


def test_the_window_for_a_review_outlasts_a_short_schedule() -> None:
    case = msgspec.structs.replace(answered(), correspondence=())
    found = kept(
        case,
        Settings(retention=Retention(years=1), authority=Settings().authority),
        CALENDAR,
        TODAY,
    )
    assert found.until == dt.date(2027, 3, 20)


def reviewed() -> Case:
    case = change.ask_for_review(answered(), dt.date(2026, 4, 7), **WHO)
    case = change.review_items(case, (1,), ReviewResult.UPHELD, **WHO)
    return change.answer_review(case, dt.date(2026, 4, 28), **WHO)


def test_a_review_moves_the_last_action_and_keeps_the_case_while_it_is_open() -> None:
    assert said(reviewed()).until == dt.date(2029, 4, 28)
    open_one = change.ask_for_review(answered(), dt.date(2026, 4, 7), **WHO)
    assert said(open_one).because == "an internal review is open"
    assert said(open_one).until is None


def test_a_complaint_keeps_the_case_until_it_is_decided_and_the_steps_are_taken() -> None:
    told = Complaint(body=AppealBody.REGULATOR, reference="IC-1", on=dt.date(2026, 6, 1))
    case = change.record_complaint(reviewed(), told, **WHO)
    assert said(case).because == "a complaint or appeal is open"
    decided = dt.date(2026, 9, 1)
    case = change.decide_complaint(case, 1, decided, Challenged.PART, "Disclose", **WHO)
    assert said(case).because == "steps that were ordered are not taken"
    case = change.take_steps(case, 1, dt.date(2026, 9, 30), **WHO)
    assert said(case).until == dt.date(2029, 9, 30)


def test_a_hold_keeps_the_case_as_long_as_it_says() -> None:
    held = change.put_on_hold(answered(), REPLIED, "litigation", **WHO)
    assert said(held).until is None
    ended = change.put_on_hold(answered(), REPLIED, "audit", dt.date(2028, 1, 1), **WHO)
    assert said(ended).until == dt.date(2029, 3, 20)


def test_a_withdrawn_case_has_no_window_to_wait_for() -> None:
    case = change.withdraw(received(), REPLIED, **WHO)
    assert said(case).until == dt.date(2029, 3, 20)


def test_an_open_case_is_never_due() -> None:
    assert due([received()], Settings(), CALENDAR, dt.date(2060, 1, 1)) == ()
    assert [each.reference for each in due([answered()], Settings(), CALENDAR, TODAY)] == [
        "FOI-2026-0001"
    ]


def full() -> Case:
    case = change.assign(answered(), "ann", note="Alexandra rang", **WHO)
    return change.choose_publication(case, True, title="Sampleton bins", **WHO)


def test_nobodys_words_are_left_in_an_anonymised_case() -> None:
    written = encode(change.anonymise(full(), TODAY, **WHO)).decode()
    for secret in ("Sampleton", "Alexandra", "example.org", "Example Street", "TF1", "bin", "77"):
        assert secret not in written


def test_statistics_are_the_same_afterwards() -> None:
    before, after = full(), change.anonymise(full(), TODAY, **WHO)
    assert counted(after, CALENDAR) == counted(before, CALENDAR)
    assert (outcome(after), stage(after)) == (outcome(before), stage(before))
    assert after.version == before.version + 1
    assert decode(encode(after)) == after


def test_anonymising_cannot_be_undone_or_done_twice() -> None:
    case = change.anonymise(full(), TODAY, **WHO)
    with pytest.raises(Refused, match="nothing is left"):
        change.undo(case, **WHO)
    with pytest.raises(Refused, match="21 March 2029"):
        change.anonymise(case, TODAY, **WHO)
    with pytest.raises(Refused, match="open"):
        change.anonymise(received(), TODAY, **WHO)
    assert due([case], Settings(), CALENDAR, dt.date(2060, 1, 1)) == ()
