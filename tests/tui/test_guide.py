"""The guide: a question, a key, the next question; and nothing that was answered is lost."""

import stat
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.events import Key

from foitui.case.changes import claim_exemptions
from foitui.case.words import Clarity, Route
from foitui.law.guide import open_questions
from foitui.store.errors import Busy
from foitui.tui.widgets.factors import FactorsArea
from foitui.tui.widgets.pick import PickArea
from foitui.tui.widgets.words import LineArea, WordsArea
from tests.tui.casework import (
    NOW,
    REFERENCE,
    Store,
    answered,
    asked,
    office,
    pattern_case,
    question,
    saved,
    screen,
    write,
)
from tests.tui.reading import text, until, words

SIZE = (80, 24)
TO_GUIDE = ("enter", "g")


async def test_a_key_answers_for_all_items_and_is_stored_at_once() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "f")
        await saved(pilot)
        assert [item.route for item in store.case.items] == [Route.FOIA] * 3
        assert question(pilot) == "clarity"
        assert "Can you tell what information is wanted?" in text(pilot.app)


async def test_the_request_and_the_items_stay_in_view() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        shown = words(pilot.app)
    assert "For each of six prisons" in shown
    assert "Items 1 to 3 together" in shown
    assert "2 what each report said" in shown


async def test_the_keys_of_the_answers_are_shown() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        rows = [line.split() for line in text(pilot.app).splitlines()]
    assert ["f", "Freedom", "of", "Information", "Act"] in rows
    assert ["n", "Not", "a", "valid", "request"] in rows


async def test_why_shows_the_reason_and_the_law_until_pressed_again() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        assert "Law:" not in text(pilot.app)
        await pilot.press("?")
        assert "UK GDPR Art 15" in words(pilot.app)
        await pilot.press("f")
        assert "FOIA s1(3)" in words(pilot.app)
        await pilot.press("?")
        assert "Law:" not in text(pilot.app)


async def test_item_by_item_the_question_comes_again_for_the_rest() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "/")
        assert asked(pilot).items == (1,)
        assert "Item 1 alone" in text(pilot.app)
        await pilot.press("f")
        assert (question(pilot), asked(pilot).items) == ("route", (2,))
        await pilot.press("e", "s")
        await saved(pilot)
    assert [item.route for item in store.case.items] == [Route.FOIA, Route.EIR, Route.SAR]


async def test_one_by_one_goes_round_to_all_items_again() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        seen = []
        for _ in range(4):
            await pilot.press("/")
            seen.append(asked(pilot).items)
    assert seen == [(1,), (2,), (3,), (1, 2, 3)]


async def test_leaving_and_coming_back_continues_at_the_same_question() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "f", "y")
        before = question(pilot)
        await pilot.press("escape", "escape")
        await saved(pilot)
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        assert question(pilot) == before == "section14"


async def test_a_skipped_question_comes_last() -> None:
    store = Store(answered(pattern_case(), "interest"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        first = asked(pilot).place
        await pilot.press("tab")
        assert asked(pilot).place != first
        seen = set()
        while asked(pilot).place != first:
            seen.add(asked(pilot).place)
            await pilot.press("tab")
        assert len(seen) == len(open_questions(store.case)) - 1


async def test_back_shows_the_answer_that_stands_and_lets_it_be_changed() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "f", "y", "left")
        assert question(pilot) == "clarity"
        assert "Yes, it can be identified and located (the answer now)" in words(pilot.app)
        await pilot.press("n")
        await saved(pilot)
        assert store.case.items[0].clarity is Clarity.UNCLEAR
        assert question(pilot) == "clarification"


async def test_the_first_question_has_none_before_it() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "left")
        assert question(pilot) == "route"
        assert "This is the first question." in text(pilot.app)


async def test_a_suggestion_is_taken_with_one_key() -> None:
    store = Store(answered(pattern_case(), "interest"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        assert "Suggested" in text(pilot.app)
        await pilot.press("ctrl+d")
        await saved(pilot)
    assert store.case.claims[0].interest == "the prevention or detection of crime"


async def test_words_are_written_in_a_text_area_with_its_own_lines() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        await write(pilot, "for one")
        await pilot.press("enter", "?", "f2")
        await saved(pilot)
    assert store.case.claims[0].reason == "for one\n?"


async def test_an_empty_answer_is_not_taken_where_one_is_needed() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "ctrl+d")
        assert question(pilot) == "causal_link"
        assert "An answer is needed" in text(pilot.app)


async def test_a_line_is_given_with_enter() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "t")
        assert isinstance(pilot.app.focused, LineArea)
        await write(pilot, "the council")
        await pilot.press("enter")
        await saved(pilot)
        assert store.case.items[0].destination == "the council"
        assert "Every question is answered." in text(pilot.app)


async def test_a_number_that_is_none_is_refused_in_words() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "f", "y", "n", "x")
        assert question(pilot) == "estimate_hours"
        await write(pilot, "many")
        await pilot.press("enter")
        assert "Answer a number of hours" in text(pilot.app)
        await pilot.press("ctrl+u")
        await write(pilot, "41.5")
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.cost.hours == 41.5


async def test_factors_are_picked_by_number_and_written() -> None:
    store = Store(answered(pattern_case(), "factors_against"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "1", "3", "o")
        await write(pilot, "my own")
        await pilot.press("enter")
        shown = words(pilot.app)
        assert "1 [x] Those who break the rules" in shown
        assert "2 [ ] Detection on one front" in shown
        assert "5 [x] my own" in shown
        await pilot.press("enter")
        await saved(pilot)
    factors = store.case.claims[0].pit.for_withholding
    assert factors is not None
    assert len(factors) == 3
    assert factors[-1] == "my own"


async def test_a_number_pressed_twice_takes_the_factor_away_again() -> None:
    store = Store(answered(pattern_case(), "factors_against"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "1", "1", "enter")
        assert "Name at least one factor" in text(pilot.app)
        await pilot.press("down", "space", "enter")
        await saved(pilot)
    assert len(store.case.claims[0].pit.for_withholding or ()) == 1


async def test_provisions_are_found_by_a_few_keys() -> None:
    store = Store(answered(pattern_case(), "provisions"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "3", "1", "space", "f", "space")
        assert "Ticked: s31(1)(a), s31(1)(f)" in words(pilot.app)
        await pilot.press("enter")
        await saved(pilot)
    assert [claim.provision for claim in store.case.claims] == ["s31(1)(a)", "s31(1)(f)"]


async def test_the_picker_says_what_a_provision_is() -> None:
    store = Store(answered(pattern_case(), "provisions"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        await write(pilot, "prison")
        shown = words(pilot.app)
        assert ">[ ] s31(1)(f)" in shown
        assert "qualified, prejudice" in shown
        assert "law enforcement" in shown


async def test_an_entry_that_was_not_read_again_carries_a_dagger() -> None:
    store = Store(answered(pattern_case(), "provisions"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "3", "1", "e")
        assert "† operation of immigration" in words(pilot.app)
        assert "† not yet read again in the law" in words(pilot.app)


async def test_the_words_of_the_claim_before_are_one_key_away() -> None:
    store = Store(answered(pattern_case(), "interest"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "ctrl+d")
        await write(pilot, "harm")
        await pilot.press("ctrl+d", "l", "1", "2", "enter", "1", "enter", "w")
        await write(pilot, "weighed")
        await pilot.press("ctrl+d", "ctrl+d")
        assert "F3: the same words as for s31(1)(a)." in words(pilot.app)
        await pilot.press("f3", "ctrl+d", "l", "f3", "enter", "f3", "enter", "w", "f3", "ctrl+d")
        await saved(pilot)
    first, second = store.case.claims
    assert (second.reason, second.pit) == (first.reason, first.pit)
    assert second.interest != first.interest


async def test_when_nothing_is_open_enter_reads_the_reply() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        assert "Outcome: refused" in text(pilot.app)
        await pilot.press("enter")
        assert screen(pilot) == "LetterScreen"


async def test_keys_that_arrive_in_one_burst_reach_the_questions_they_are_meant_for() -> None:
    store = Store(pattern_case())
    app = office(store)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        driver = app._driver
        assert driver is not None
        names = {" ": "space", "\r": "enter", "\x04": "ctrl+d"}
        for sign in "fynwha31 f \r\x04because it would\x04l":
            driver.send_message(Key(names.get(sign, sign), sign))
        for _ in range(100):
            await pilot.pause()
        await saved(pilot)
    first = store.case.claims[0]
    assert [claim.provision for claim in store.case.claims] == ["s31(1)(a)", "s31(1)(f)"]
    assert (first.reason, first.likelihood) == ("because it would", "would_be_likely")


# ---- faults


async def test_what_a_colleague_saved_meanwhile_is_told_and_the_words_are_kept() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "tab")
        assert question(pilot) == "likelihood"
        await pilot.press("left")
        await write(pilot, "my words")
        store.changed_by_a_colleague()
        await pilot.press("ctrl+d")
        await until(pilot, lambda: "Two answers" in words(pilot.app))
        await pilot.press("escape")
        await saved(pilot)
        assert "officer2 changed" in words(pilot.app)
        assert store.case.claims[0].reason == "words for causal_link"
        assert question(pilot) == "causal_link"
        area = pilot.app.focused
        assert isinstance(area, WordsArea)
        assert area.text == "my words"
        await pilot.press("ctrl+d")
        await saved(pilot)
    assert store.case.claims[0].reason == "my words"


async def test_what_cannot_be_stored_is_asked_again_with_the_words_in_place() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE)
        await write(pilot, "my words")
        store.fault = Busy("officer2 (process 17)")
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert "Not saved" in text(pilot.app)
        assert "officer2" in text(pilot.app)
        assert "kept as a draft" in text(pilot.app)
        assert question(pilot) == "causal_link"
        store.fault = None
        await pilot.press("ctrl+d")
        await saved(pilot)
    assert store.case.claims[0].reason == "my words"


async def test_half_typed_words_are_offered_again(drafts_folder: Path) -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        await write(pilot, "half")
        await pilot.press("escape")
    (draft,) = drafts_folder.iterdir()
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert stat.S_IMODE(drafts_folder.stat().st_mode) == 0o700
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        assert "the words you typed before" in words(pilot.app)
        await write(pilot, " done")
        await pilot.press("ctrl+d")
        await saved(pilot)
    assert store.case.claims[0].reason == "half done"
    assert list(drafts_folder.iterdir()) == []


async def test_the_program_cut_short_keeps_what_was_being_typed() -> None:
    store = Store(answered(pattern_case(), "factors_against"))
    app = office(store)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "2", "o")
        await write(pilot, "own")
        app.leave()
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        area = pilot.app.screen.query_one(FactorsArea)
        assert area.written.endswith("\nown")
        assert len(area.written.splitlines()) == 2


async def test_ticked_provisions_are_a_draft_too() -> None:
    store = Store(answered(pattern_case(), "provisions"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "3", "1", "space", "escape", "g")
        assert pilot.app.screen.query_one(PickArea).written == "s31(1)(a)"


# ---- the editor


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that adds a line, and notes the mode of the file it was given."""
    script = tmp_path / "editor"
    script.write_text(
        f'#!/bin/sh\nstat -c %a "$1" > {tmp_path}/mode\nprintf " from the editor\\n" >> "$1"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.delenv("VISUAL", raising=False)
    return tmp_path / "mode"


async def test_words_go_to_the_editor_and_come_back(
    editor: Path, monkeypatch: pytest.MonkeyPatch, drafts_folder: Path
) -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    app = office(store)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        await write(pilot, "words")
        await pilot.press("f4", "ctrl+d")
        await saved(pilot)
    assert store.case.claims[0].reason == "words from the editor"
    assert editor.read_text().strip() == "600"
    assert list(drafts_folder.iterdir()) == []


async def test_no_editor_is_told_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE)
        await write(pilot, "words")
        await pilot.press("f4")
        assert "No editor is named" in words(pilot.app)
        assert isinstance(pilot.app.focused, WordsArea)
        assert pilot.app.focused.text == "words"


async def test_leaving_the_guide_shows_the_case_as_it_is_now() -> None:
    async with office(Store(pattern_case())).run_test(size=(120, 40)) as pilot:
        await pilot.press(*TO_GUIDE, "f", "escape")
        assert screen(pilot) == "CaseScreen"
        assert "Can you tell what information is wanted?" in words(pilot.app)
        assert REFERENCE in text(pilot.app)
        assert screen(pilot) != "GuideScreen"


async def test_a_date_is_shown_as_it_is_understood_while_it_is_typed() -> None:
    case = answered(pattern_case(), "provisions")
    case = claim_exemptions(case, (1, 2, 3), ["s36(2)(c)"], officer="officer1", at=NOW)
    store = Store(answered(case, "need.opinion_date"))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g")
        assert question(pilot) == "need.opinion_date"
        await write(pilot, "10 apr")
        assert "= Mon 10 Apr 2017" in text(pilot.app)
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.claims[0].details["opinion_date"] == "2017-04-10"


async def test_who_answers_in_a_case_that_nobody_has_is_told_how_to_take_it() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "escape")
        assert not pilot.app._notifications
        await pilot.press("g", "f", "escape")
        told = [each.message for each in pilot.app._notifications]
        assert told == ["Nobody has this case: a, then t, takes it."]
        await pilot.press("a", "t")
        await saved(pilot)
    assert store.case.officer == "officer1"
