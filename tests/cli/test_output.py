"""What a terminal, a pipe, a dumb terminal and a pager get."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from foitui.case.records import Case
from foitui.cli.list_ import HEADINGS, fitting
from tests.cli.conftest import Add
from tests.end_to_end.terminal import Terminal

FOITUI = (sys.executable, "-m", "foitui")
ROW = ("FOI-2026-0001", "2026-03-30", "19", "awaiting clarification", "foia", "ann", "Fire risk")


def in_a_terminal(*arguments: str, **env: str) -> bytes:
    """Return every byte that a command writes to a terminal of 80 by 24."""
    with Terminal([*FOITUI, *arguments], env=env) as terminal:
        terminal.wait_exit()
        return terminal.raw


@pytest.mark.parametrize("width", [20, 60, 80, 100, 160])
def test_a_narrow_list_keeps_the_reference_and_room_for_the_subject(width: int) -> None:
    head, row = fitting([HEADINGS, ROW], width)
    assert (row[0], row[-1]) == (ROW[0], ROW[-1])
    assert "left" in head
    assert ("officer" in head) == (width >= 100)
    assert ("stage" in head) == (width >= 80)


def test_a_list_in_a_terminal_is_styled_and_with_no_color_without_colour(add: Add) -> None:
    add()
    assert b"\x1b[4m" in in_a_terminal("list", "--no-pager")
    assert b"\x1b[3" not in in_a_terminal("list", "--no-pager", NO_COLOR="1")


CASE = "FOI-2026-0001"
READING = (
    ("list",),
    ("search", "fire"),
    ("show", CASE),
    ("check", CASE),
    ("letter", CASE),
    ("history", CASE),
    ("deadline", "2026-03-02"),
    ("stats", "--year", "2026"),
    ("stats", "--forecast", "20"),
    ("provisions", "s31"),
    ("similar", CASE),
    ("cost", "--hours", "19"),
    ("clearance", CASE),
    ("session",),
    ("settings",),
)
"""Commands that print what somebody reads."""
DRAWN = {chr(code) for code in range(0x2500, 0x25A0)}
"""Lines, corners and blocks."""


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_plain_by_option_and_on_a_dumb_terminal(add: Add, command: tuple[str, ...]) -> None:
    add()
    asked_for = in_a_terminal(*command, "--plain", "--no-pager")
    dumb = in_a_terminal(*command, TERM="dumb")
    assert asked_for == dumb
    assert len(dumb) > 20
    assert b"\x1b" not in dumb
    assert not DRAWN & set(dumb.decode())


def test_triage_on_a_dumb_terminal_asks_in_labelled_lines(add: Add) -> None:
    add()
    with Terminal([*FOITUI, "triage", CASE], env={"TERM": "dumb"}) as terminal:
        terminal.wait_for("Question: ")
        terminal.type("f\r")
        terminal.wait_for("Can you tell what information is wanted?")
        terminal.type("?\r")
        terminal.wait_for("Why: ")
        terminal.type("/q\r")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.raw
        assert not DRAWN & set(terminal.raw.decode())


@pytest.mark.parametrize("command", [("--help",), ("list", "--help"), ("doctor",), ("log",)])
def test_a_dumb_terminal_gets_nothing_but_lines(add: Add, command: tuple[str, ...]) -> None:
    add()
    dumb = in_a_terminal(*command, TERM="dumb")
    assert b"\x1b" not in dumb
    assert not DRAWN & set(dumb.decode())


def test_styles_go_through_a_pipe_only_when_forced(add: Add, own_office: Path) -> None:
    add()
    command = [*FOITUI, "list"]
    piped = subprocess.run(command, capture_output=True, check=True).stdout
    forced = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "FORCE_COLOR": "1"}
    ).stdout
    assert b"\x1b" not in piped
    assert b"\x1b[4m" in forced


def test_only_what_does_not_fit_goes_through_the_pager(add: Add, tmp_path: Path) -> None:
    pager = f"{sys.executable} -c \"import sys; print('PAGED', len(sys.stdin.readlines()))\""
    add()
    assert b"PAGED" not in in_a_terminal("list", PAGER=pager)
    for _ in range(25):
        add()
    assert b"PAGED 27" in in_a_terminal("list", PAGER=pager)
    assert b"PAGED" not in in_a_terminal("list", "--no-pager", PAGER=pager)
    assert b"PAGED" not in in_a_terminal("list", PAGER=pager, TERM="dumb")


def test_a_pager_that_is_not_there_is_no_obstacle(add: Add) -> None:
    for _ in range(25):
        add()
    assert b"FOI-2026-0025" in in_a_terminal("list", PAGER="no-such-pager")


def test_the_width_can_be_told(add: Add) -> None:
    add(subject="A subject that goes on and on " * 4)
    narrow = in_a_terminal("list", "--no-pager", COLUMNS="60")
    assert b"on A subject" not in narrow


@pytest.mark.parametrize(("options", "env"), [(("--plain",), {}), ((), {"TERM": "dumb"})])
def test_the_guide_can_be_heard(
    add: Add, options: tuple[str, ...], env: dict[str, str], stored: Callable[[str], Case]
) -> None:
    add()
    with Terminal([*FOITUI, "triage", "FOI-2026-0001", *options], env=env) as terminal:
        terminal.wait_for("Question: Which regime", "f: Freedom of Information", "Answer:")
        terminal.type("f\n")
        terminal.wait_for("Question: Can you tell what information is wanted?")
        terminal.type("/q\n")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.raw
        assert not set("─│┌┐└┘├┤╭╮╰╯━") & set(terminal.raw.decode())
    assert stored("FOI-2026-0001").items[0].route == "foia"


NARROW = (
    ("history", CASE),
    ("history", CASE, "--timeline"),
    ("stats",),
    ("stats", "--by", "officer"),
    ("stats", "--forecast", "20"),
    ("clearance", CASE),
    ("deadline", "2026-11-02"),
)
"""Commands whose lines are longer than a narrow terminal is wide."""


@pytest.mark.parametrize("command", NARROW, ids=" ".join)
def test_lines_are_folded_to_a_narrow_terminal_and_lose_nothing(
    add: Add, command: tuple[str, ...]
) -> None:
    add()
    shown = in_a_terminal(*command, "--no-pager", COLUMNS="40").decode().splitlines()
    assert max(map(len, shown)) <= 40
    piped = subprocess.run([*FOITUI, *command], capture_output=True, check=False).stdout.decode()
    words, there = (set(re.findall(r"[A-Za-z]{3,}", text)) for text in (piped, "\n".join(shown)))
    assert words - there <= {"name"}  # a title of the table that becomes lines


def test_a_letter_keeps_its_own_lines_in_a_narrow_terminal(add: Add) -> None:
    add()
    shown = in_a_terminal("letter", CASE, "--no-pager", COLUMNS="40").decode().splitlines()
    assert max(map(len, shown)) > 40


def test_an_import_tells_a_long_subject_as_wide_as_the_terminal_and_whole_in_a_pipe(
    tmp_path: Path,
) -> None:
    subject = "A subject that goes on and on " * 6
    words = f"Subject: {subject}\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\nHow many bins?\n"
    (tmp_path / "one.eml").write_text(words)
    (tmp_path / "two.eml").write_text(words.replace("bins", "doors"))
    shown = in_a_terminal("import", str(tmp_path / "one.eml"), COLUMNS="60").decode().splitlines()
    assert (len(shown[0]), shown[0][-10:]) == (60, "… (1 item)")
    command = [*FOITUI, "import", str(tmp_path / "two.eml")]
    piped = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert subject.strip() in piped
