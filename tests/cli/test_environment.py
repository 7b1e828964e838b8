"""What a report of a fault says of the machine."""

from pathlib import Path

import pytest

from foitui.cli.environment import environment


def test_versions_terminal_language_and_paths_are_told(
    own_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TMUX", "/tmp/tmux,1,0")
    told = dict(environment())
    assert "textual 8" in told["libraries"]
    assert told["terminal"].startswith("xterm-256color")
    assert "tmux" in told["terminal"]
    assert told["colours"] == "256"
    assert told["cases"] == f"{own_office} (not there)"


def test_no_colour_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert dict(environment())["colours"] == "none (NO_COLOR)"
