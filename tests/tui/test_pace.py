"""How soon an answer is painted, and Escape believed; what an officer says of it goes first."""

import os
import subprocess
import sys

_SAID = (
    "import os; from foitui.tui.pace import keep_pace; keep_pace();"
    "from textual.constants import ESCAPE_DELAY, MAX_FPS;"
    "print(ESCAPE_DELAY, MAX_FPS, os.environ.get('ESCDELAY'))"
)


def said(**own: str) -> str:
    env = {name: value for name, value in os.environ.items() if name != "ESCDELAY"}
    command = [sys.executable, "-c", _SAID]
    return subprocess.run(
        command, env={**env, **own}, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_escape_waits_for_half_of_what_textual_would_unless_the_officer_says_otherwise() -> None:
    assert said() == "0.05 120 None"
    assert said(ESCDELAY="300") == "0.3 120 300"
