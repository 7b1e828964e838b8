"""Ctrl+Z: back to the shell as it was, and `fg` to the screen as it was."""

import sys

from tests.end_to_end.terminal import Terminal


def test_ctrl_z_suspends_and_fg_goes_on() -> None:
    with Terminal(["bash", "--norc", "--noprofile", "-i"], env={"PS1": "shell: "}) as shell:
        shell.wait_for("shell:")
        shell.type(f"'{sys.executable}' -m foitui demo\r")
        shell.wait_for("Reference", "Quit")
        shell.press("j", "ctrl+z")
        shell.wait_for("Stopped")
        assert b"\x1b[?1049l" in shell.raw
        before = len(shell.raw)
        shell.type("fg\r")
        shell.wait_gone("Stopped")  # pyte keeps one screen, so all of it must be drawn again
        shell.wait_for("Reference", "Quit")
        # What stood there before is still on pyte's screen, so the words alone do not tell.
        shell.wait_until(lambda: len(shell.raw) - before > 2_000, "whole screen drawn again")
        shell.press("q")
        shell.wait_for("shell:")
        shell.type("echo $((6*7))\r")
        shell.wait_for("42")
