"""A review session in a real terminal, whose line drops: the next start offers to go on."""

import os
import signal
import sys
from pathlib import Path

from tests.end_to_end.terminal import Terminal

FOITUI = (sys.executable, "-m", "foitui")


def test_a_dropped_line_is_gone_on_from(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(
            f"Dear Council,\n\nPlease send me the fire risk assessment of hall {name}.\n"
        )
    env = {"FOITUI_DATA": str(tmp_path / "cases"), "XDG_STATE_HOME": str(tmp_path / "state")}
    with Terminal([*FOITUI, "import", str(tmp_path)], env=env) as terminal:
        assert terminal.wait_exit() == 0
    with Terminal(FOITUI, env=env) as terminal:
        terminal.wait_for("Session", "Quit")
        terminal.press("n")
        terminal.wait_for("1 of 2", "Which regime")
        terminal.press("z")
        terminal.wait_for("2 of 2", "Which regime")
        os.kill(terminal.process.pid, signal.SIGHUP)
        assert terminal.wait_exit() == 0
    with Terminal(FOITUI, env=env) as terminal:
        terminal.wait_for("Today: 2 left", "n goes on with FOI-")
        terminal.press("n")
        terminal.wait_for("1 of 1", "Which regime")
        terminal.press("Z")
        terminal.wait_for("Review session", "Cases seen: 1; 1 left")
        terminal.press("escape")
        terminal.wait_for("n begins the next")
        terminal.press("q")
        assert terminal.wait_exit() == 0
