"""What holds of every screen: none is missing here, and hostile text in it stays text."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

from foitui.tui import screens
from foitui.tui.screens.base import OfficeScreen
from tests.tui.every_screen import SIGHTS
from tests.tui.reading import CapturingDriver
from tests.tui.soil import Soil
from tests.tui.test_hostile import DRAWN, FORBIDDEN


def _leaves(kind: type) -> Iterator[str]:
    """Go through the screens of ours that no other is made of."""
    under = [each for each in _under(kind) if each.__module__.startswith("foitui.")]
    if not under and kind is not OfficeScreen:
        yield kind.__name__
    for each in under:
        yield from _leaves(each)


def _under(kind: type) -> list[type]:
    return kind.__subclasses__()


def test_no_screen_is_missing() -> None:
    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"{screens.__name__}.{module.name}")
    assert set(_leaves(OfficeScreen)) - {sight.screen for sight in SIGHTS.values()} == set()


@pytest.mark.parametrize("name", SIGHTS)
async def test_no_control_sequence_of_hostile_text_reaches_the_terminal(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver", CapturingDriver)
    sight = SIGHTS[name]
    app = sight.office(soil=Soil())
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await sight.reach(pilot)
        assert type(app.screen).__name__ == sight.screen
        await pilot.press("pagedown")
        assert app.return_code is None
    assert isinstance(app._driver, CapturingDriver)
    assert len(app._driver.written) > 2_000
    words = DRAWN.sub("", app._driver.written)
    assert [words[max(0, m.start() - 20) : m.end() + 20] for m in FORBIDDEN.finditer(words)] == []
