"""Errors are told once, on one line, with the mend; a bug keeps its traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from foitui.case.errors import Refused
from foitui.cli.faults import told
from foitui.law.provisions import UnknownCite
from foitui.store.errors import Busy, Conflict, NotFound, StoreError
from tests.cli.conftest import NOW, Add, Run


@pytest.mark.parametrize(
    "error",
    [
        Refused("items", "no item was named"),
        UnknownCite("s99", ("s9",)),
        NotFound("FOI-2026-0009"),
        Busy("ann on desk 3"),
        FileNotFoundError(2, "No such file or directory", "reply.txt"),
    ],
)
def test_what_the_user_can_mend_is_one_line_and_exit_2(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(error) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("foitui: ")
    assert printed.err.count("\n") == 1


def test_a_conflict_is_an_answer_and_exit_1(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    case = add()
    assert told(Conflict(case.reference, 1, "bob", NOW, case)) == 1
    assert "bob changed FOI-2026-0001" in capsys.readouterr().err


SECRET = "the words of a requester"


def test_a_bug_leaves_a_report_without_words_and_its_own_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(ZeroDivisionError(SECRET)) == 70
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert printed.err.startswith("foitui: it failed and had to end; what was saved is safe.")
    (file,) = (tmp_path / "state" / "foitui" / "crashes").iterdir()
    assert str(file) in printed.err
    assert SECRET not in printed.err + file.read_text("utf-8")


def test_a_developer_sees_the_traceback_on_purpose(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOITUI_DEBUG", "1")
    assert told(ZeroDivisionError(SECRET)) == 70
    assert f"ZeroDivisionError: {SECRET}" in capsys.readouterr().err


def in_a_shell(command: str) -> tuple[int, str]:
    """Return the exit code of a command of the shell, and what it said on standard error."""
    foitui = f'foitui() {{ "{sys.executable}" -m foitui "$@"; }}'
    ran = subprocess.run(["bash", "-c", f"{foitui}; {command}"], capture_output=True, text=True)
    return ran.returncode, ran.stderr


WRITING = ["--help", "list --help", "help letter", "list", "list --json", "export --json"]


@pytest.mark.parametrize("command", WRITING)
@pytest.mark.parametrize("to", ["/dev/full", "&-"])
def test_output_that_cannot_be_written_is_one_line_and_exit_2(
    add: Add, command: str, to: str
) -> None:
    add()
    code, err = in_a_shell(f"foitui {command} >{to}")
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith("foitui: standard output: ")


def test_streams_that_are_closed_take_nothing_from_the_caseload(add: Add, own_office: Path) -> None:
    add()
    assert in_a_shell("foitui assign FOI-2026-0001 ben <&- >&- 2>&-")[0] == 2
    assert in_a_shell("foitui list <&- 2>&-") == (0, "")
    assert in_a_shell("foitui doctor")[0] == 0


def test_control_characters_in_an_error_do_not_act(capsys: pytest.CaptureFixture[str]) -> None:
    told(StoreError("\x1b[2Jgone\nsecond"))
    printed = capsys.readouterr().err
    assert "\x1b" not in printed
    assert printed.count("\n") == 1


def test_a_reader_that_goes_away_is_no_fault(add: Add, own_office: Path) -> None:
    add()
    with subprocess.Popen(
        [sys.executable, "-m", "foitui", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_a_terminal_that_knows_only_ascii_gets_the_rest_in_escapes(
    add: Add, own_office: Path
) -> None:
    add(subject="Café")
    run = subprocess.run(
        [sys.executable, "-m", "foitui", "list"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "FOITUI_DATA": str(own_office), "HOME": str(own_office)},
    )
    assert rb"Caf\xe9" in run.stdout


def test_ctrl_c_leaves_quietly(add: Add, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    add()

    def interrupt(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupt)
    code, _, err = run("triage", "FOI-2026-0001")
    assert (code, err) == (130, "")
