"""How many keys the pattern case takes, from the open caseload to the reply on the screen."""

from collections.abc import Iterable
from typing import Any

import pytest
from textual.pilot import Pilot

from foitui.tui.screens.letter import LetterScreen
from tests.tui.casework import Store, office, pattern_case, saved, write

MOST = 40
"""Free text aside; the ministry's own system took 24 clicks and recorded three legal choices."""


class Counted:
    """Presses keys and counts them; what is written is counted apart."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.keys = 0
        self.signs = 0

    async def press(self, keys: str | Iterable[str]) -> None:
        pressed = keys.split() if isinstance(keys, str) else list(keys)
        self.keys += len(pressed)
        await self.pilot.press(*pressed)

    async def write(self, words: str) -> None:
        self.signs += len(words)
        await write(self.pilot, words)


async def test_the_pattern_case_takes_at_most_forty_keys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=(80, 24)) as pilot:
        officer = Counted(pilot)
        await officer.press("enter g")
        await officer.press("f y n w h a")
        await officer.press("3 1 space f space enter")
        await officer.press("ctrl+d")
        await officer.write("They would learn what is noticed.")
        await officer.press("ctrl+d l 1 2 enter 1 2 3 4 enter w")
        await officer.write("What is lost in one prison is lost in all.")
        await officer.press("ctrl+d ctrl+d")
        await officer.write("Order would suffer.")
        await officer.press("ctrl+d l f3 enter f3 enter w f3 ctrl+d")
        await officer.press("enter")
        await saved(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        assert screen.gaps == ()
    first, second = store.case.claims
    assert (first.provision, second.provision) == ("s31(1)(a)", "s31(1)(f)")
    assert len(first.pit.for_disclosure or ()) == 2
    assert len(first.pit.for_withholding or ()) == 4
    assert second.pit == first.pit
    with capsys.disabled():
        print(f"\npattern case: {officer.keys} keys, and {officer.signs} signs of free text")  # noqa: T201
    assert officer.keys <= MOST
