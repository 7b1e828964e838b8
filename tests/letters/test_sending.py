"""When a letter may go out, and what is recorded of it; the same for screens and commands."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from foitui.case.changes import approve, submit_for_review
from foitui.case.decision import decision_digest
from foitui.case.records import Case
from foitui.case.words import ClockKind
from foitui.law.guide import open_questions
from foitui.law.guide.answering import answer
from foitui.letters.sending import Draft, Unready, awaited, drafted, letter_sent
from foitui.settings.records import Clearance
from tests.tui.casework import NOW, SETTINGS, held_back, pattern_case

ON = dt.date(2017, 4, 18)


def draft(case: Case) -> Draft:
    return drafted(case, SETTINGS, ON)


def sent(case: Case, **more: Any) -> Case:
    return letter_sent(draft(case), officer="officer1", at=NOW, **more)


def unclear() -> Case:
    case = pattern_case()
    for value in ("foia", "unclear", "Which years do you mean?"):
        asked = open_questions(case)[0]
        case = answer(case, asked, value, officer="officer1", at=NOW)
    return case


def test_a_letter_with_gaps_does_not_go_out() -> None:
    with pytest.raises(Unready) as refused:
        sent(pattern_case())
    assert "lacks" in str(refused.value)


def test_a_letter_goes_out_with_gaps_when_a_reason_is_given_and_history_keeps_it() -> None:
    case = sent(pattern_case(), override="It was sent by post before foitui was here.")
    assert case.sent is not None
    assert "before foitui was here" in case.events[-1].summary


def test_what_the_law_requires_holds_a_whole_letter_back() -> None:
    case = held_back()
    assert draft(case).letter.gaps == ()
    assert draft(case).lacks
    with pytest.raises(Unready):
        sent(case)


def test_blanks_are_no_reason() -> None:
    with pytest.raises(Unready):
        sent(held_back(), override="  ")


def test_a_question_to_the_requester_stops_the_clock_and_closes_nothing() -> None:
    case = sent(unclear())
    assert case.sent is None
    assert case.clock[-1].kind is ClockKind.CLARIFICATION_ASKED
    assert awaited(case) is ClockKind.CLARIFICATION_RECEIVED


def test_a_reason_that_was_not_needed_is_not_kept() -> None:
    assert sent(unclear(), override="because").clock[-1].note == ""


def test_a_decision_that_nobody_agreed_to_does_not_go_out_where_settings_ask_for_it() -> None:
    asked = msgspec.structs.replace(SETTINGS, clearance=Clearance(steps=("second_officer",)))
    says = "The second officer has not agreed."
    assert says in drafted(held_back(), asked, ON).lacks
    assert says not in draft(held_back()).lacks
    handed = submit_for_review(held_back(), officer="officer1", at=NOW)
    agreed = approve(handed, decision_digest(handed), officer="officer2", at=NOW)
    assert says not in drafted(agreed, asked, ON).lacks
