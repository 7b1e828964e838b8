"""How far something is that takes long, told on a terminal and nowhere else."""

import io
import pydoc
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from foitui.cli import progress
from foitui.cli.progress import bar, under_way
from tests.cli.conftest import Add, Run


class Terminal(io.StringIO):
    """A standard error that somebody watches."""

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return True


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal on which it is told at once."""
    terminal = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=terminal))
    monkeypatch.setattr(progress, "FIRST", 0.001)
    monkeypatch.setenv("TERM", "xterm")
    return terminal


def until_told(terminal: Terminal, says: str = "") -> str:
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        if terminal.getvalue() and says in terminal.getvalue():
            break
    return terminal.getvalue()


def test_a_bar_is_filled_by_the_part_that_is_done() -> None:
    assert bar(0, 8) == "[....................]   0%"
    assert bar(2, 8) == "[#####...............]  25%"
    assert bar(9, 8) == "[####################] 100%"
    assert bar(5, 0) == "[....................]   0%"


def test_it_is_told_how_far_it_is_and_wiped_at_the_end(watched: Terminal) -> None:
    with under_way("Copying", lambda: bar(1, 2)):
        assert until_told(watched) == "\rCopying: [##########..........]  50%  0 s"
    assert watched.getvalue().endswith(" \r")


def test_a_dumb_terminal_gets_lines(watched: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with under_way("Writing"):
        assert until_told(watched) == "Writing:  0 s\n"
    assert "\r" not in watched.getvalue()


def test_what_is_done_at_once_is_not_told(
    watched: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "FIRST", 60.0)
    with under_way("Copying"):
        pass
    assert watched.getvalue() == ""


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=pipe))
    monkeypatch.setattr(progress, "FIRST", 0.0)
    with under_way("Copying"):
        pass
    assert pipe.getvalue() == ""


@pytest.mark.parametrize(
    ("command", "slow", "says"),
    [
        (("list",), "foitui.store.cases.TinyDbCaseStore.page", "Reading: "),
        (("calendar", "-o", "x.ics"), "foitui.store.cases.TinyDbCaseStore.page", "Reading: "),
        (("show", "1"), "foitui.store.cases.TinyDbCaseStore.times_used", "Gathering reasons: "),
        (("check", "1"), "foitui.store.cases.TinyDbCaseStore.times_used", "Gathering reasons: "),
        (("erase", "FOI-2026-0001", "--why", "x", "--yes"), "foitui.store.care.Care.erase",
         "Writing the file anew: "),
        (("wait", "1"), "foitui.store.open_store", "Opening: "),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_what_may_take_long_is_told(
    add: Add, run: Run, watched: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    command: tuple[str, ...], slow: str, says: str,
) -> None:  # fmt: skip
    add()
    monkeypatch.chdir(tmp_path)
    module, _, name = slow.rpartition(".")
    home = pydoc.locate(module)
    done = getattr(home, name)

    def slowly(*args: object, **options: object) -> object:
        until_told(watched, says)
        return done(*args, **options)

    monkeypatch.setattr(home, name, slowly)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    run(*command)
    assert says in watched.getvalue()
