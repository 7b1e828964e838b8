"""The command palette: calm, as every other screen."""

from textual.command import CommandPalette
from textual.widgets import Input

from tests.tui.fakes import FakeStore, app, summary
from tests.tui.reading import until


async def test_nothing_blinks_in_the_palette() -> None:
    async with app(FakeStore([summary(1)])).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await pilot.pause()
        assert [line.cursor_blink for line in pilot.app.screen.query(Input)] == [False]
