"""What is being typed in the guide is kept, whatever becomes of the answer."""

import stat
from contextlib import nullcontext
from pathlib import Path

import pytest

from foitui.store.errors import Busy
from foitui.tui.widgets.factors import FactorsArea
from foitui.tui.widgets.pick import PickArea
from foitui.tui.widgets.words import WordsArea
from tests.tui.casework import (
    Store,
    answered,
    office,
    pattern_case,
    question,
    saved,
    write,
)
from tests.tui.reading import text, told, until, words

SIZE = (80, 24)

TO_GUIDE = ("enter", "g")


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
        assert "kept as a draft" in told(pilot.app)[-1]
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
