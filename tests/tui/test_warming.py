"""What the first case takes is read before it is opened, and gives way to keys."""

import subprocess
import sys
from pathlib import Path

import pytest

from foitui.tui import warming
from tests.store.examples import new_case, opened
from tests.tui.fakes import app, many

_OPENING = """
import asyncio, sys
from importlib import import_module
from pathlib import Path
from foitui.law.working_days import shipped_calendar
from foitui.settings.records import Settings
from foitui.store import open_store
from foitui.tui.app import FoituiApp
from foitui.tui.warming import ROOMS, warm, warm_guide

async def main():
    calendar = shipped_calendar()
    store = open_store(Path(sys.argv[1]), calendar)
    app = FoituiApp(store, Settings(), calendar, "officer1")
    async with app.run_test(size=(80, 24)) as pilot:
        for name in ROOMS:
            import_module(name)
        warm_guide()
        before = set(sys.modules)
        await warm(app.desk, "FOI-2026-0001", lambda: 0)
        print(*(name for name in set(sys.modules) - before if name.startswith("foitui.")))
        for key, screen in (("enter", "CaseScreen"), ("g", "GuideScreen")):
            await pilot.press(key)
            while type(app.screen).__name__ != screen:
                await pilot.pause()
        rooms = ("foitui.tui.", "foitui.law.", "foitui.letters.", "foitui.case.", "textual.")
        print(*(name for name in set(sys.modules) - before if name.startswith(rooms)))
    store.close()

asyncio.run(main())
"""


def test_imports_stay_in_one_thread_and_opening_the_first_case_imports_nothing_any_more(
    tmp_path: Path,
) -> None:
    store = opened(tmp_path / "caseload", create=True)
    store.create(new_case())
    store.close()
    command = [sys.executable, "-c", _OPENING, str(tmp_path / "caseload")]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (run.stdout.split(), run.stderr) == ([], "")


async def test_a_key_is_waited_for_before_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("foitui.tui.warming.asyncio.sleep", wait)
    pressed = iter((0, 0, 0, 1, 1, 1, 1, 2, 2, 2))
    await warming.warm(app(many(1)).desk, "", lambda: next(pressed, 2))
    quiet = [place for place, seconds in enumerate(waited) if seconds == warming.QUIET]
    assert quiet == [2, 4]
    assert waited.count(warming.PAUSE) == len(warming.ROOMS) + 2
