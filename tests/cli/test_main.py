"""The front door: commands found, faults told on one line."""

import io
import re
import subprocess
import sys

import pytest

from foitui.cli.main import COMMANDS, OPEN, main, parser_of, plain_arguments
from tests.cli.conftest import Add, Run


def test_help_names_every_command_and_gives_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert all(f"\n  {name} " in printed for name in COMMANDS)
    assert "foitui demo" in printed


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("foitui 0.")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    printed = capsys.readouterr().out
    assert f"usage: foitui {name}" in printed
    assert re.search(rf"^examples?:\n.*foitui {name}", printed, re.MULTILINE | re.DOTALL)


def test_a_misspelt_command_gets_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lsit"]) == 2
    assert capsys.readouterr().err == (
        "foitui: there is no command 'lsit'; did you mean 'foitui list'?\n"
    )


def test_an_unknown_command_points_to_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zzz"]) == 2
    assert "see 'foitui --help'" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--zzz"], ["list", "--zzz"], ["show"]])
def test_wrong_arguments_are_told_on_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    printed = capsys.readouterr()
    assert left.value.code == 2
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert "--help" in printed.err


def test_an_escape_sequence_in_an_argument_is_not_echoed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["\x1b]0;owned\x07"]) == 2
    with pytest.raises(SystemExit):
        main(["list", "--\x1b[2J"])
    assert "\x1b" not in capsys.readouterr().err


def test_the_module_runs_as_the_program_does() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "foitui", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("foitui 0.")


def test_the_full_screen_without_a_terminal_points_to_the_list(
    add: Add, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, out, err = run()
    assert (code, out) == (2, "")
    assert err == "foitui: the full screen needs a terminal; try foitui list\n"


@pytest.mark.parametrize("arguments", [[], ["--data", "somewhere"]])
def test_opening_without_a_parser_means_what_the_parser_means(arguments: list[str]) -> None:
    parser, _ = parser_of("foitui", OPEN)
    assert plain_arguments(arguments) == vars(parser.parse_args(arguments))


def test_only_what_is_plain_is_read_without_a_parser() -> None:
    assert plain_arguments(["--data"]) is None
    assert plain_arguments(["--data", "--help"]) is None
    assert plain_arguments(["--data=somewhere"]) is None
