"""`foitui demo` and the plain commands in a real terminal."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.terminal import Terminal

FOITUI = (sys.executable, "-m", "foitui")
PATTERN = "Use of a social"
"""How the subject of the first sample begins."""
OWNED = (b"\x1b]0;owned", b"\x1b]52;")
"""What the hostile sample would have the terminal do: a new title, a new clipboard."""


@pytest.fixture
def scratch(tmp_path: Path) -> dict[str, str]:
    """An environment whose home and whose folder for throw-away files belong to the test."""
    (tmp_path / "tmp").mkdir()
    return {"HOME": str(tmp_path), "TMPDIR": str(tmp_path / "tmp"), "FOITUI_SETTINGS": ""}


@pytest.fixture
def demo(scratch: dict[str, str]) -> Iterator[Terminal]:
    with Terminal([*FOITUI, "demo"], env=scratch) as terminal:
        terminal.wait_for(PATTERN)
        yield terminal


def left_over(scratch: dict[str, str]) -> list[Path]:
    return list(Path(scratch["TMPDIR"]).iterdir())


def test_the_demo_shows_the_samples_and_leaves_nothing_behind(
    demo: Terminal, scratch: dict[str, str]
) -> None:
    assert len(left_over(scratch)) == 1
    demo.press("ctrl+q")
    assert demo.wait_exit() == 0
    assert left_over(scratch) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_dropped_line_leaves_nothing_behind_either(
    demo: Terminal, scratch: dict[str, str], number: signal.Signals
) -> None:
    demo.process.send_signal(number)
    demo.wait_exit()
    assert left_over(scratch) == []


def test_the_hostile_sample_does_nothing_to_the_terminal(demo: Terminal) -> None:
    demo.press("down")
    demo.wait_until(lambda: "=cmd|" in demo.text, "the hostile sample in the list")
    demo.press("ctrl+q")
    demo.wait_exit()
    assert not any(sequence in demo.raw for sequence in OWNED)


def test_the_list_in_a_terminal_is_a_table_without_their_sequences(scratch: dict[str, str]) -> None:
    folder = str(Path(scratch["HOME"]) / "kept")
    with Terminal([*FOITUI, "demo", "--keep", folder, "--list"], env=scratch) as terminal:
        assert terminal.wait_exit() == 0
    with Terminal(
        [*FOITUI, "list", "--data", folder], columns=100, rows=40, env=scratch
    ) as terminal:
        assert terminal.wait_exit() == 0
        assert "FOI-2017-0001" in terminal.text
        assert PATTERN in terminal.text
        assert not any(sequence in terminal.raw for sequence in OWNED)


def test_a_question_can_be_answered_at_a_plain_prompt(scratch: dict[str, str]) -> None:
    folder = str(Path(scratch["HOME"]) / "kept")
    with Terminal([*FOITUI, "demo", "--keep", folder, "--list"], env=scratch) as terminal:
        assert terminal.wait_exit() == 0
    triage = [*FOITUI, "triage", "FOI-2017-0001", "--data", folder]
    with Terminal(triage, rows=40, env=scratch) as terminal:
        terminal.wait_for("Which regime does this fall under?", "/q leave")
        terminal.type("f\n")
        terminal.wait_for("Can you tell what information is wanted?")
        terminal.type("/q\n")
        assert terminal.wait_exit() == 0
        assert "go on with: foitui triage FOI-2017-0001" in " ".join(terminal.text.split())
