"""Leaving the full screen, wanted or not: the terminal is as it was, and the program is gone."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.end_to_end.terminal import Terminal

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l", b"\x1b[<u")
"""Back to the shell's screen, cursor shown, no bracketed paste, no kitty keyboard."""


def opened(**env: str) -> Terminal:
    terminal = Terminal([sys.executable, "-m", "foitui", "demo"], env=env)
    terminal.wait_for("cases", "Reference", "Quit")
    return terminal


def test_q_leaves_a_sane_terminal() -> None:
    with opened() as terminal:
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert all(mode in terminal.raw for mode in RESTORED)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_a_sane_terminal(number: signal.Signals) -> None:
    with opened() as terminal:
        os.kill(terminal.process.pid, number)
        assert terminal.wait_exit() == 0
        assert all(mode in terminal.raw for mode in RESTORED)


def test_the_program_ends_when_the_line_drops() -> None:
    terminal = opened()
    os.close(terminal._keyboard)
    assert terminal.process.wait(20) is not None


@pytest.mark.parametrize(("line", "asked_for"), [("SSH_CONNECTION", False), ("NOTHING", True)])
def test_the_mouse_is_left_alone_over_ssh(line: str, asked_for: bool) -> None:
    with opened(**{line: "192.0.2.1 1 192.0.2.2 22"}) as terminal:
        assert (b"\x1b[?1003h" in terminal.raw) == asked_for


def test_the_mouse_is_taken_over_ssh_where_it_is_asked_for(tmp_path: Path) -> None:
    own = tmp_path / "foitui" / "settings.toml"
    own.parent.mkdir()
    own.write_text('mouse = "on"\n')
    line = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "XDG_CONFIG_HOME": str(tmp_path)}
    with opened(**line) as terminal:
        assert b"\x1b[?1003h" in terminal.raw


def test_a_locale_that_cannot_draw_is_told_instead_of_an_empty_screen() -> None:
    """Textual shows nothing at all there (Textualize/textual issue 4168)."""
    env = {"PYTHONIOENCODING": "iso-8859-1"}
    with Terminal([sys.executable, "-m", "foitui", "demo"], columns=160, env=env) as terminal:
        assert terminal.wait_exit() == 2
        assert "needs a UTF-8 locale and this one is iso8859-1; try LC_ALL=C" in terminal.text
        assert terminal.raw.count(b"\n") == 1


def test_a_failure_of_the_program_leaves_a_sane_terminal_and_one_sentence(tmp_path: Path) -> None:
    code = (
        "import foitui.tui.screens.caseload as c\n"
        "def fails(self):\n"
        "    secret = 'words of a ' + 'requester'\n"
        "    raise ValueError(secret)\n"
        "c.CaseloadScreen.action_reload = fails\n"
        "from foitui.cli.main import main\n"
        "raise SystemExit(main(['demo']))\n"
    )
    env = {"XDG_STATE_HOME": str(tmp_path)}
    with Terminal([sys.executable, "-c", code], env=env) as terminal:
        terminal.wait_for("cases", "Reference", "Quit")
        terminal.press("r")
        assert terminal.wait_exit() == 70
        assert all(mode in terminal.raw for mode in RESTORED)
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
        assert "foitui: it failed and had to end; what was saved is safe." in after
        assert "Traceback" not in after
        assert "words of a requester" not in terminal.raw.decode()
    (file,) = (tmp_path / "foitui" / "crashes").iterdir()
    assert str(file) in after
    assert file.stat().st_mode & 0o777 == 0o600
    assert "words of a requester" not in file.read_text("utf-8")
