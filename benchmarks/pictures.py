"""Draw the pictures of the documentation from the program itself, on the sample cases.

Run: python -m benchmarks.pictures   (writes docs/pictures/*.svg, with no link to a font elsewhere,
and docs/screens.md, which shows them all; names of pictures after it draw only those)
"""

import argparse
import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import msgspec
from textual.pilot import Pilot

from benchmarks.shots import BOOK, IN_2026, MAIN, MORE, PATTERN, THEIRS, VARIANTS, Shot
from foitui.case.changes import give_reason
from foitui.cli import common
from foitui.cli.demo import run as demo
from foitui.law.working_days import shipped_calendar
from foitui.settings.load import load_settings
from foitui.store import open_store
from foitui.store.protocol import CaseStore
from foitui.tui.app import FoituiApp

DOCS = Path(__file__).parent.parent / "docs"
PICTURES = DOCS / "pictures"
FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Textual's pictures fetch a font from another host; a reader's own monospace does as well."""
_HEAD = """\
# Screens

Made from the program by `python -m benchmarks.pictures`, on the sample cases that `foitui demo`
shows. [keys.md](keys.md) has every key; the [user guide](user-guide.md) says what each screen is
for.
"""


def main(wanted: list[str]) -> None:
    """Draw every picture, or those wanted."""
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    PICTURES.mkdir(parents=True, exist_ok=True)
    (DOCS / "screens.md").write_text(page(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        cases = Path(scratch, "cases")
        cases.mkdir()
        os.environ["XDG_STATE_HOME"] = str(Path(scratch, "state"))
        common.clock = lambda: IN_2026
        demo(argparse.Namespace(keep=str(cases), list=True, fresh=False))
        for shot in (*MAIN, *MORE, *VARIANTS):
            if not wanted or shot.name in wanted:
                folder = Path(scratch, shot.name)
                shutil.copytree(cases, folder)
                asyncio.run(_draw(shot, folder))


def page() -> str:
    """Return the page that shows them all."""
    parts = [_HEAD, "## The five that are seen most", *map(_shown, MAIN)]
    parts += ["## All others", *map(_shown, MORE)]
    parts += ["## In 80x24, in 160x50, in daylight, in high contrast", *map(_shown, VARIANTS)]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def _shown(shot: Shot) -> str:
    _, _, variant = shot.name.partition("-")
    how = f" ({variant})" if shot in VARIANTS else ""
    return f"{shot.says.rstrip('.')}{how}:\n\n![{shot.says}](pictures/{shot.name}.svg)"


async def _draw(shot: Shot, folder: Path) -> None:
    settings = load_settings(folder / "settings.toml")
    settings = msgspec.structs.replace(settings, theme=shot.theme)
    calendar = shipped_calendar(settings.holidays)
    store = open_store(folder, calendar, scheme=settings.reference_scheme)
    app = FoituiApp(store, settings, calendar, "officer", lambda: shot.now, BOOK)
    async with app.run_test(size=shot.size) as pilot:
        await _settle(pilot)
        for key in shot.keys[:-1]:
            await pilot.press(key)
            await _settle(pilot)
        if shot.colleague:
            _answer_as_a_colleague(store, shot)
        await pilot.press(shot.keys[-1])
        # A screen that waits for a choice never settles, so it is given some turns instead.
        for _ in range(30 if shot.colleague else 0):
            await pilot.pause()
        if not shot.colleague:
            await _settle(pilot)
        svg = FONT.sub("", app.export_screenshot(title="foitui"))
    file = PICTURES / f"{shot.name}.svg"
    file.write_text(svg, encoding="utf-8")
    store.close()
    print(file)


def _answer_as_a_colleague(store: CaseStore, shot: Shot) -> None:
    case = store.get(PATTERN)
    changed = give_reason(case, "c1", THEIRS, officer="colleague", at=shot.now)
    store.save(changed, case.version)


async def _settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


if __name__ == "__main__":
    main(sys.argv[1:])
