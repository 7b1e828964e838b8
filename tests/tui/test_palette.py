"""The command palette: calm, as every other screen."""

from textual.command import CommandPalette
from textual.widgets import Input

from tests.tui.casework import Store, office, pattern_case
from tests.tui.fakes import FakeStore, app, summary
from tests.tui.reading import text, until


async def test_nothing_blinks_in_the_palette() -> None:
    async with app(FakeStore([summary(1)])).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await pilot.pause()
        assert [line.cursor_blink for line in pilot.app.screen.query(Input)] == [False]


async def test_what_a_screen_is_for_comes_before_moving_in_it() -> None:
    async with office(Store(pattern_case())).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "w", "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await until(pilot, lambda: "Wait for" in text(pilot.app))
        seen = text(pilot.app)
        assert "Go one down" not in seen[: seen.index("Wait for")]
