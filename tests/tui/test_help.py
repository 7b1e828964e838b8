"""Help and the command palette: every action can be found by its name."""

import pytest

from foitui.tui import actions
from foitui.tui.screens.caseload import CaseloadScreen
from foitui.tui.screens.help import HelpScreen, page
from foitui.tui.widgets.case_list import CaseList
from tests.tui.fakes import FakeStore, app, summary
from tests.tui.reading import text, until


@pytest.mark.parametrize("name", actions.GROUPS)
def test_help_begins_with_the_screen_it_was_called_from(name: str) -> None:
    assert page(name).splitlines()[0] == actions.GROUPS[name].upper()


def test_help_lists_every_action_with_its_keys() -> None:
    whole = page("caseload")
    for action in actions.TABLE:
        assert f"{action.label:14} {action.help}" in whole
        assert all(actions.key_name(key) in whole for key in action.keys)


def test_help_is_narrowed_by_words() -> None:
    assert page("caseload", "words filter").count("\n") < 4
    assert "/" in page("caseload", "these words")
    assert page("caseload", "zzz") == "No action has these words."


async def test_typing_in_the_help_narrows_it() -> None:
    async with app(FakeStore()).run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await pilot.press(*"suspend")
        await until(pilot, lambda: "CASELOAD" not in text(pilot.app))
        assert "Ctrl+Z" in text(pilot.app)


async def test_the_help_scrolls_while_words_are_typed() -> None:
    async with app(FakeStore()).run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        await until(pilot, lambda: "Open the chosen case" in text(pilot.app))
        await pilot.press("pagedown")
        await until(pilot, lambda: "Open the chosen case" not in text(pilot.app))
        await pilot.press("pageup")
        await until(pilot, lambda: "Open the chosen case" in text(pilot.app))


async def test_the_palette_runs_an_action_of_the_screen() -> None:
    store = FakeStore([summary(1), summary(2)])
    async with app(store).run_test(size=(80, 24)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, CaseloadScreen)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "Show only the cases" in text(pilot.app))
        await pilot.press(*"last")
        await until(pilot, lambda: "Go to the last case." in text(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: screen.query_one(CaseList).cursor == 1)
