"""The page of a second officer's look: what is on it, what is new, and that it is blind."""

import datetime as dt
from typing import Any

from foitui.case import changes as change
from foitui.case.clearance import Comment
from foitui.case.decision import decision_digest
from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.letters.look import Look, look_at
from foitui.letters.reply import reply
from foitui.letters.sending import drafted
from foitui.letters.sentences import found, meant, sentences
from foitui.letters.summary import summary_text
from foitui.settings.records import Clearance, Settings
from tests.letters.cases import MINISTRY, ON, pattern
from tests.letters.test_summary import _told

AT = dt.datetime(2017, 4, 18, 9, tzinfo=dt.UTC)
ANN: Any = {"officer": "ann", "at": AT}
BEN: Any = {"officer": "ben", "at": AT}


def handed_over() -> Case:
    return change.submit_for_review(pattern(), "ben", "for Friday", **ANN)


def look(case: Case, officer: str = "ben", **rules: Any) -> Look:
    ours = Settings(authority=MINISTRY.authority, clearance=Clearance(**rules))
    return look_at(case, ours, officer, ON, shipped_calendar())


def told(shown: Look, section: str) -> str:
    """One section as text."""
    lines = next(each.lines for each in shown.sections if each.name == section)
    return "\n".join(f"{words.lead}{words.text}" for line in lines for words in line.words)


def test_it_says_who_handed_it_over_and_which_steps_are_open() -> None:
    said = told(look(handed_over(), steps=("second_officer", "press_office")), "standing")
    assert "Handed to ben by ann on 18 April 2017: for Friday" in said
    assert "[ ] second officer: waits for ben" in said
    assert "press office" not in said


def test_the_differences_since_the_last_look_are_told_and_marked_in_the_letter() -> None:
    case = change.comment(handed_over(), Comment(text="Why?", claim="c1"), **BEN)
    case = change.give_reason(case, "c1", "Because of this new reason.", **ANN)
    shown = look(case)
    assert "s31(1)(a): reason" in told(shown, "changes")
    assert "Because of this new reason." in told(shown, "changes")
    new = [line for line in told(shown, "letter").splitlines() if line.startswith("+")]
    assert new == ["+  Because of this new reason."]
    titles = [section.title for section in look(case, "cat").sections]
    assert "Changed since the last look, by ben" in titles
    assert "Because of this new reason." in told(look(case, "cat"), "changes")
    assert "Nobody has said" in told(look(handed_over()), "changes")


def test_a_change_after_an_approval_voids_it_on_the_page_in_summary_and_before_sending() -> None:
    case = handed_over()
    case = change.approve(case, decision_digest(case), **BEN)
    assert "[x] second officer: ben approved version" in told(look(case), "standing")
    assert "Approval: second officer: ben approved version" in summary_text(_told(case))
    void = change.give_reason(case, "c1", "Another reason", **ANN)
    version = case.approvals[0].version
    assert "[!] VOID, changed since: second officer: ben approved" in told(look(void), "standing")
    assert "Stage: approval void" in summary_text(_told(void))
    assert "Approval: VOID: changed since ben approved version" in summary_text(_told(void))
    said = f"The second officer (ben) approved version {version}; the decision was changed since."
    assert said in drafted(void, Settings(), ON).lacks


def test_the_page_does_not_tell_who_asked() -> None:
    shown = look(handed_over())
    request = handed_over().request
    for section in shown.sections:
        assert request.requester.name not in told(shown, section.name)
        assert request.reply_to not in told(shown, section.name)
    assert "Dear requester" in told(shown, "letter")


def test_a_comment_says_when_its_sentence_is_gone() -> None:
    letter = sentences(reply(handed_over(), MINISTRY, ON))
    sentence = letter[-1]
    said = Comment(text="Odd", sentence=sentence.words, paragraph=sentence.paragraph)
    case = change.comment(handed_over(), said, **BEN)
    assert "no longer" not in told(look(case), "comments")
    case = change.comment(case, Comment(text="Odd", sentence="Not there."), **BEN)
    case = change.settle_comment(case, 1, "It is right", **ANN)
    assert '"Not there." (no longer in the letter)' in told(look(case), "comments")
    assert "answered by ann: It is right" in told(look(case), "comments")


def test_a_sentence_is_found_again_by_its_words_and_its_paragraph() -> None:
    letter = sentences(reply(pattern(), MINISTRY, ON))
    twice = [each for each in letter if each.words == "This is why:"]
    assert len(twice) > 1
    for each in twice:
        assert found(letter, "this  is why:", each.paragraph) == each
    assert meant(letter, twice[0].name) == twice[0]
    assert meant(letter, "This is why:") == twice[0]
    assert meant(letter, "is why") is None
    assert found(letter, "Nobody wrote this.") is None


def test_a_stop_within_a_cite_ends_no_sentence() -> None:
    from foitui.letters.sentences import _sentences

    words = 'See s. 31 of the Act. It "applies." Mr. A wrote it (No. 5). Why? Because.'
    assert list(_sentences(words)) == [
        "See s. 31 of the Act.",
        'It "applies."',
        "Mr. A wrote it (No. 5).",
        "Why?",
        "Because.",
    ]
