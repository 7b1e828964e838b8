"""Every test of the full screen sees the same terminal, whatever it is run in."""

import gc
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet

from tests.tui.once import parsed_once
from tests.tui.rest import FRAME, at_rest

LET_GO_AFTER = 10
"""Tests. To look through all that there is each time took a quarter of the time of the suite."""
_TESTS = count(1)


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with all colours on a local line."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a pilot go on as soon as there is nothing left to do."""
    monkeypatch.setattr("textual.app.wait_for_idle", at_rest)
    monkeypatch.setattr("textual.pilot.wait_for_idle", at_rest)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", FRAME)


@pytest.fixture(autouse=True)
def _styles_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what was read of a stylesheet for the next application."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", parsed_once)


@pytest.fixture(scope="session")
def _all_that_stays() -> None:
    """Have whatever looks for garbage pass over what is there before the first screen."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _let_go(_all_that_stays: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look for what tests left now and then, not while they run; an application freezes it."""
    with monkeypatch.context() as during:
        for name in ("freeze", "enable", "set_threshold"):
            during.setattr(gc, name, lambda *_: None)
        gc.disable()
        yield
    gc.enable()
    if next(_TESTS) % LET_GO_AFTER == 0:
        gc.collect()
        gc.freeze()  # what is left is in caches: more with each test, and gone through each time


@pytest.fixture(autouse=True)
def drafts_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder of the test's own for drafts; returns it."""
    state = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    return state / "foitui" / "drafts"
