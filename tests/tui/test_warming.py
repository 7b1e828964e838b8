"""What the first case takes is read before it is opened, gives way to keys, and ends with all."""

import subprocess
import sys
from pathlib import Path

import pytest

from foitui.tui import warming
from tests.store.examples import new_case, opened
from tests.tui.fakes import app, many

_OPENING = """
import asyncio, sys
from pathlib import Path
from foitui.law.working_days import shipped_calendar
from foitui.settings.records import Settings
from foitui.store import open_store
from foitui.tui.app import FoituiApp
from foitui.tui.warming import warm

async def main():
    calendar = shipped_calendar()
    store = open_store(Path(sys.argv[1]), calendar)
    app = FoituiApp(store, Settings(), calendar, "officer1")
    async with app.run_test(size=(80, 24)) as pilot:
        warm(app.desk, "FOI-2026-0001", lambda: 0, lambda: False)
        before = set(sys.modules)
        for key, screen in (("enter", "CaseScreen"), ("g", "GuideScreen")):
            await pilot.press(key)
            while type(app.screen).__name__ != screen:
                await pilot.pause()
        rooms = ("foitui.tui.", "foitui.law.", "foitui.letters.", "foitui.case.", "textual.")
        print(*(name for name in set(sys.modules) - before if name.startswith(rooms)))
    store.close()

asyncio.run(main())
"""


def test_opening_the_first_case_and_its_guide_imports_nothing_any_more(tmp_path: Path) -> None:
    store = opened(tmp_path / "caseload", create=True)
    store.create(new_case())
    store.close()
    command = [sys.executable, "-c", _OPENING, str(tmp_path / "caseload")]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (run.stdout.split(), run.stderr) == ([], "")


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited each time, without waiting for it."""
    waited: list[float] = []
    monkeypatch.setattr("foitui.tui.warming.time.sleep", waited.append)
    return waited


def test_a_key_is_waited_for_before_the_next_step(pauses: list[float]) -> None:
    pressed = iter((0, 0, 1, 1, 1, 2, 2))
    warming.warm(app(many(1)).desk, "", lambda: next(pressed, 2), lambda: False)
    assert pauses.count(warming.QUIET) == 2
    assert len(pauses) > 9


def test_a_program_that_ends_waits_for_one_step_at_most(pauses: list[float]) -> None:
    warming.warm(app(many(1)).desk, "", lambda: len(pauses), lambda: True)
    assert pauses == [warming.PAUSE]
