"""A terminal that changes its size: each screen is as if it had been opened so."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from foitui.tui.app import FoituiApp
from tests.tui.every_screen import FIRST, SIGHTS, Sight
from tests.tui.reading import lines, text

SMALL, LARGE, USUAL = (60, 20), (160, 50), (80, 24)
TINY = ((20, 5), (12, 4), (5, 2), (1, 1), (2, 30), (200, 1), USUAL)


def _office(sight: Sight, drafts: Path) -> FoituiApp:
    """Return an application without drafts of the one before."""
    shutil.rmtree(drafts, ignore_errors=True)
    return sight.office()


async def _resized(pilot: Pilot[None], size: tuple[int, int]) -> None:
    await pilot.resize_terminal(*size)
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("name", [*FIRST, "provisions", "words", "factors", "nothing found"])
async def test_a_screen_that_is_resized_is_as_one_opened_at_that_size(
    name: str, drafts_folder: Path
) -> None:
    sight = SIGHTS[name]
    app = _office(sight, drafts_folder)
    async with app.run_test(size=USUAL, notifications=True) as pilot:
        await sight.reach(pilot)
        opened = lines(app)
    app = _office(sight, drafts_folder)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await sight.reach(pilot)
        for size in (LARGE, USUAL):
            await _resized(pilot, size)
        assert lines(app) == opened, text(app)


@pytest.mark.parametrize("name", [*FIRST, "provisions", "words", "factors", "date asked"])
async def test_a_window_that_is_far_too_small_ends_nothing(name: str) -> None:
    sight = SIGHTS[name]
    app = sight.office()
    async with app.run_test(size=USUAL, notifications=True) as pilot:
        await sight.reach(pilot)
        for opened in ((), ("ctrl+p",), ("escape", "f1")):
            await pilot.press(*opened)
            app.tell("said on " + " ".join(("a", "narrow", "window")) * 9)
            for size in TINY:
                await _resized(pilot, size)
        await pilot.press("escape")
        assert app.return_code is None
        assert not app.failed
