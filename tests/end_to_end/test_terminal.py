"""The terminal of these tests is itself a terminal: it draws, presses, resizes and ends."""

import sys

import pytest

from tests.end_to_end import terminal as harness
from tests.end_to_end.terminal import Terminal

_ECHO = "import sys; print('ready'); print('got', sys.stdin.readline().strip())"
_SIZE = (
    # Not print(): a signal may come while it is at it, and it cannot be called by two.
    "import os, signal;"
    "tell = lambda *_: os.write(1, b'%d %d\\r\\n' % os.get_terminal_size());"
    "signal.signal(signal.SIGWINCH, tell); tell(); input()"
)
_DRAW = "import sys; sys.stdout.write('\\x1b[>1u\\x1b[?2026$p\\x1b[2;3Hhere\\x1b[<u'); input()"


def test_what_is_typed_arrives_and_the_answer_is_on_the_screen() -> None:
    with Terminal([sys.executable, "-c", _ECHO]) as terminal:
        terminal.wait_for("ready")
        terminal.type("hello")
        terminal.press("enter")
        terminal.wait_for("got hello")
        assert terminal.wait_exit() == 0
        assert terminal.pressed == 1


def test_a_resize_is_told_to_the_program() -> None:
    with Terminal([sys.executable, "-c", _SIZE]) as terminal:
        terminal.wait_for("80 24")
        terminal.resize(120, 40)
        terminal.wait_for("120 40")


def test_sequences_that_draw_nothing_leave_nothing_on_the_screen() -> None:
    with Terminal([sys.executable, "-c", _DRAW]) as terminal:
        terminal.wait_for("here")
        assert terminal.text.strip() == "here"
        assert terminal.lines[1] == "  here"


def test_a_text_that_never_comes_fails_with_the_screen_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(harness, "PATIENCE", 0.5)
    with (
        Terminal([sys.executable, "-c", _ECHO]) as terminal,
        pytest.raises(AssertionError, match=r"no \('never',\) on the screen[^$]*ready"),
    ):
        terminal.wait_for("never")
