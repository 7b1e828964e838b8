"""Every test of the full screen sees the same terminal, whatever it is run in."""

import gc
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

LET_GO_AFTER = 20
"""Tests; without it they end with 1 GB, and looking after each would take twice the time."""
_TESTS = count(1)


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with all colours on a local line."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    """Free what former tests left, now and then: an application that starts freezes all of it."""
    yield
    if next(_TESTS) % LET_GO_AFTER == 0:
        gc.unfreeze()
        gc.collect()


@pytest.fixture(autouse=True)
def drafts_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder of the test's own for drafts; returns it."""
    state = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    return state / "foitui" / "drafts"
