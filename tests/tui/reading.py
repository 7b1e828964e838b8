"""Reading a screen as a person does, and catching every byte that a terminal would get."""

import asyncio
import re
from collections.abc import Callable
from time import monotonic
from typing import Any

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.pilot import Pilot

from foitui.tui.widgets.case_list import CaseList
from tests.tui.rest import FRAME

SEQUENCE = re.compile(r"\x1b\[[0-9;?<>]*[A-Za-z]")
"""What Textual itself writes: cursor moves, colours, modes."""


def lines(app: App[Any]) -> list[str]:
    """Return the screen as text, line by line."""
    screen = app.screen
    strips = screen._compositor.render_strips(Size(*app.size))
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text(app: App[Any]) -> str:
    """Return the whole screen as text."""
    return "\n".join(lines(app))


def words(app: App[Any]) -> str:
    """Return the words on the screen, however they are broken into lines."""
    return " ".join(re.sub("[▌█]", " ", text(app)).split())


def told(app: App[Any]) -> list[str]:
    """Return the notices that stand now, the latest last."""
    return [each.message for each in app._notifications]


def chosen(app: App[Any]) -> str:
    """Return the reference of the case at the pointer of the caseload."""
    row = app.screen.query_one(CaseList).chosen
    return row.reference if row else ""


async def until(pilot: Pilot[Any], holds: Callable[[], bool], longest: float = 10.0) -> None:
    """Let the application work until something holds, for so many seconds."""
    end = monotonic() + longest
    while not holds():
        if monotonic() > end:
            raise AssertionError(text(pilot.app))
        await pilot.pause()
        await asyncio.sleep(FRAME)


class CapturingDriver(HeadlessDriver):
    """Has no terminal, but keeps what would be written to it."""

    written: str = ""

    @property
    def is_headless(self) -> bool:
        """Whether nothing need be drawn."""
        return False

    def write(self, data: str) -> None:
        """Keep what is written."""
        self.written += data
