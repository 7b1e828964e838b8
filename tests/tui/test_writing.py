"""A text area of ours: what a letter costs on the line, and that what is seen is what is there."""

from typing import Any

import pytest
from textual.app import App, ComposeResult

from foitui.tui.widgets.words import Writing
from tests.tui.reading import CapturingDriver, text

WORDS = "The harm would be to the prevention of crime, because what is noticed would be known. " * 6


class Page(App[None]):
    """A text area alone."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Writing()

    @property
    def sent(self) -> str:
        """What a terminal would have got so far."""
        assert isinstance(self._driver, CapturingDriver)
        return self._driver.written


async def test_a_letter_sends_less_than_half_a_kilobyte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver", CapturingDriver)
    page = Page()
    async with page.run_test(size=(120, 40)) as pilot:
        area = page.query_one(Writing)
        area.focus()
        area.write(WORDS)
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        before = len(page.sent)
        await pilot.press("y")
        await pilot.pause()
        assert 0 < len(page.sent) - before < 512


@pytest.mark.parametrize(
    "keys",
    [
        ["x"],
        ["enter", "x", "up", "y"],
        ["home", "x"],
        ["backspace"] * 3,
        ["ctrl+u", "z"],
        ["up", "up", "home", *"new words"],
        ["pageup", "shift+down", "delete"],
    ],
    ids=str,
)
async def test_what_is_seen_is_what_is_there(keys: list[str]) -> None:
    async with Page().run_test(size=(60, 12)) as pilot:
        area: Any = pilot.app.query_one(Writing)
        area.focus()
        area.write(WORDS)
        await pilot.pause()
        await pilot.press(*(key.replace(" ", "space") for key in keys))
        await pilot.pause()
        seen = {y: strip.text for y, strip in area._drawn.items()}
        area._line_cache.clear()
        there = {y: super(Writing, area).render_line(y).text for y in seen}
        assert seen == there
        assert text(pilot.app)
