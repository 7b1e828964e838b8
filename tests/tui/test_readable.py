"""Every screen can be read in every theme: the contrast of all that is painted, measured."""

import pytest

from foitui.tui import theme
from tests.tui.contrast import PALETTES, faint
from tests.tui.every_screen import FIRST, SIGHTS

EVERY = pytest.mark.parametrize("name", SIGHTS)
LEAST = 7.0
"""WCAG 2.2, 1.4.6: contrast of text, enhanced."""
LEAST_OF_SIXTEEN = 4.5
"""WCAG 2.2, 1.4.3; a terminal's own colours are its owner's choice."""


@EVERY
async def test_all_text_has_a_contrast_of_seven_to_one(name: str) -> None:
    sight = SIGHTS[name]
    app = sight.office(theme="dark")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await sight.reach(pilot)
        assert type(app.screen).__name__ == sight.screen
        found = {"dark": faint(app, LEAST)}
        for other in ("light", "contrast"):
            app.register_theme(theme.NAMED[other])
            app.theme = theme.NAMED[other].name
            await pilot.pause()
            found[other] = faint(app, LEAST)
        assert found == {"dark": set(), "light": set(), "contrast": set()}


@pytest.mark.parametrize("name", FIRST)
async def test_the_terminals_own_colours_can_be_read_whatever_they_are(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM")
    sight = SIGHTS[name]
    app = sight.office()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await sight.reach(pilot)
        assert app.theme == theme.ANSI.name
        for palette in PALETTES.values():
            assert faint(app, LEAST_OF_SIXTEEN, palette) == set()
