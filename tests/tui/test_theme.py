"""The themes: readable, and the one that is asked for where the terminal can."""

import msgspec
import pytest
from textual.color import Color
from textual.theme import Theme

from foitui.law.working_days import shipped_calendar
from foitui.tui import theme
from foitui.tui.app import FoituiApp
from tests.tui.contrast import contrast
from tests.tui.fakes import NOW, SETTINGS, FakeStore, summary

LEAST = 7.0
"""WCAG 2.2, 1.4.6: contrast of text, enhanced."""


def _pairs(ours: Theme) -> list[tuple[str, str, str]]:
    words = {
        **{
            name: str(getattr(ours, name)) for name in ("foreground", "primary", "warning", "error")
        },
        **{name: ours.variables[name] for name in ("muted", "mark-foreground", "bar-foreground")},
    }
    bar = ours.variables["bar-background"]
    grounds = (str(ours.background), str(ours.panel), str(ours.boost), bar)
    found = [(name, words[name], ground) for name in words for ground in grounds]
    cursor = ours.variables["cursor-foreground"], ours.variables["cursor-background"]
    return [*found, ("cursor", *cursor)]


def _contrast(one: str, other: str) -> float:
    return contrast(Color.parse(one).rgb, Color.parse(other).rgb)


@pytest.mark.parametrize("name", ["dark", "light", "contrast"])
def test_text_has_a_contrast_of_seven_to_one(name: str) -> None:
    pairs = _pairs(theme.NAMED[name])
    found = {(what, ground): _contrast(words, ground) for what, words, ground in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < LEAST} == {}


def test_the_settings_name_the_theme() -> None:
    full = {"TERM": "xterm-256color"}
    assert theme.fitting(full, "light") is theme.LIGHT
    assert theme.fitting(full) is theme.DARK
    assert theme.fitting({"TERM": "xterm"}, "light") is theme.ANSI
    assert theme.fitting({**full, "NO_COLOR": "1"}, "light") is theme.ANSI


@pytest.mark.parametrize("name", list(theme.NAMED))
async def test_every_theme_paints_the_caseload(name: str) -> None:
    settings = msgspec.structs.replace(SETTINGS, theme=name)
    store = FakeStore([summary()])
    tui = FoituiApp(store, settings, shipped_calendar(), "officer1", lambda: NOW)
    async with tui.run_test(size=(80, 24)):
        assert tui.theme == theme.NAMED[name].name


@pytest.mark.parametrize("trouble", [False, True])
async def test_what_is_told_stands_out_where_there_are_no_colours(trouble: bool) -> None:
    settings = msgspec.structs.replace(SETTINGS, theme="ansi")
    tui = FoituiApp(FakeStore([summary()]), settings, shipped_calendar(), "officer1", lambda: NOW)
    async with tui.run_test(size=(80, 24), notifications=True) as pilot:
        tui.tell("No case is so.", trouble=trouble)
        await pilot.pause()
        told = [
            segment.style
            for strip in tui.screen._compositor.render_strips()
            for segment in strip
            if "No case is so." in segment.text
        ]
    assert [style.reverse and not style.dim for style in told if style] == [True]
