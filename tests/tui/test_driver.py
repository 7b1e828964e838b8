"""The driver between the screens and the terminal."""

import asyncio
import os

import pytest
from textual.app import App

from foitui.tui.driver import ThinDriver


async def test_nobody_listens_to_a_line_that_has_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dropped line continues the program too: its second listener ends, its first never did."""
    reading, writing = os.pipe()
    os.close(writing)
    driver = ThinDriver(App[None](), size=(80, 24))
    monkeypatch.setattr(driver, "fileno", reading)
    try:
        await asyncio.wait_for(asyncio.to_thread(driver.run_input_thread), 10)
    finally:
        driver.exit_event.set()
        os.close(reading)
