"""Draw the pictures of the documentation from the program itself, on the sample cases.

Run: python -m benchmarks.pictures   (writes docs/pictures/*.svg, with no link to a font elsewhere)
"""

import asyncio
import datetime as dt
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from foitui.cli import common
from foitui.cli.demo import run as demo
from foitui.law.working_days import shipped_calendar
from foitui.settings.load import load_settings
from foitui.store import open_store
from foitui.tui.app import FoituiApp

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SIZE = (100, 30)
IN_2026 = dt.datetime(2026, 9, 28, 10, 0, tzinfo=dt.UTC)
IN_2017 = dt.datetime(2017, 4, 3, 10, 0, tzinfo=dt.UTC)
FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Textual's pictures fetch a font from another host; a reader's own monospace does as well."""

TO_THE_GUIDE = ("enter", "g")
TO_THE_REASONS = (*TO_THE_GUIDE, *"fynwha", *"31", "space", *["down"] * 5, "space", "enter")
"""Freedom of Information, clear, neither, within, held, all exempt: s31(1)(a) and (f)."""

TO_THE_LOOK = (
    *("4", "enter", "v", "s", *"ben", "enter", *"for", "space", *"Friday", "enter"),
    *("4", *["j"] * 8, "c", *"Is", "space", *"this", "space", *"enough?", "enter", "1"),
)
"""A decided case, handed to a colleague, with a comment on what it relies on."""
TO_SCHOOLS = ("slash", *"school", "tab")

SHOTS: tuple[tuple[str, dt.datetime, Sequence[str]], ...] = (
    ("caseload", IN_2026, ("end",)),
    ("case", IN_2017, ("enter",)),
    ("guide", IN_2017, TO_THE_GUIDE),
    ("provisions", IN_2017, TO_THE_REASONS[:-2]),
    ("reasons", IN_2017, TO_THE_REASONS),
    ("letter", IN_2017, ("enter", "l")),
    ("second_look", IN_2026, TO_THE_LOOK),
    ("session", IN_2026, (*TO_SCHOOLS, "n", "z", "b", *"Catering", "enter", "z")),
    ("help", IN_2026, ("?",)),
    ("statistics", IN_2026, ("t", "y")),
    ("workload", IN_2026, ("w",)),
    ("timeline", IN_2026, ("3", "enter", "T")),
)
"""Name, the time on the clock, and the keys from the open caseload."""


def main() -> None:
    """Draw every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, now, keys in SHOTS:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(_draw(name, now, keys, Path(folder, "cases")))
        print(PICTURES / f"{name}.svg")


async def _draw(name: str, now: dt.datetime, keys: Sequence[str], folder: Path) -> None:
    import argparse

    os.environ["XDG_STATE_HOME"] = f"{folder}-state"  # a session is kept there, and offered again
    common.clock = lambda: IN_2026
    demo(argparse.Namespace(keep=str(folder), list=True, fresh=False))
    settings = load_settings(folder / "settings.toml")
    calendar = shipped_calendar(settings.holidays)
    store = open_store(folder, calendar, scheme=settings.reference_scheme)
    app = FoituiApp(store, settings, calendar, "officer", clock=lambda: now)
    async with app.run_test(size=SIZE) as pilot:
        await _press(pilot, keys)
        svg = FONT.sub("", app.export_screenshot(title="foitui"))
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")
    store.close()


async def _press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    await _settle(pilot)
    for key in keys:
        await pilot.press(key)
        await _settle(pilot)


async def _settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


if __name__ == "__main__":
    main()
