"""`foitui completion`, in bash itself, and the manual page."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from foitui.cli.completion import SHELLS
from foitui.cli.main import COMMANDS
from foitui.cli.manual import manual
from tests.cli.conftest import Add, Run

PAGE = Path(__file__).parents[2] / "docs" / "foitui.1"


def completed(script: str, line: str, shell: tuple[str, ...] = ("bash", "-c")) -> list[str]:
    """Return what bash offers at the end of a line, or zsh, which calls what bash would."""
    words = line.split(" ")
    asked = (
        f'foitui() {{ "{sys.executable}" -m foitui "$@"; }}\n{script}\n'
        f"COMP_WORDS=({' '.join(repr(word) for word in words)})\n"
        f'COMP_CWORD={len(words) - 1}\n_foitui\nprintf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    ran = subprocess.run([*shell, asked], capture_output=True, text=True, check=True)
    return ran.stdout.split()


def test_bash_completes_commands_options_choices_and_references(add: Add, run: Run) -> None:
    add()
    script = run("completion", "bash").out
    assert completed(script, "foitui li") == ["list"]
    assert completed(script, "foitui list --lim") == ["--limit"]
    assert completed(script, "foitui list --stage dec") == ["deciding", "decided"]
    assert completed(script, "foitui schema sh") == ["show"]
    assert completed(script, "foitui help li") == ["list"]
    for line in (
        "foitui show FOI",
        "foitui show foi",
        "foitui show --plain FOI",
        "foitui letter --format text FOI",
        "foitui log --check FOI",
        "foitui signals --case FOI",
    ):
        assert completed(script, line) == ["FOI-2026-0001"], line
    for line in ("foitui assign FOI-2026-0001 FOI", "foitui check --csv FOI", "foitui list FOI"):
        assert completed(script, line) == [], line


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not here")
def test_zsh_understands_what_bash_does(add: Add, run: Run) -> None:
    add()
    zsh = ("zsh", "--emulate", "ksh", "-f", "-c")
    script = (
        "complete() { :; }\ncompgen() { shift; print -l -- $1; }\n" + run("completion", "bash").out
    )
    for line in ("foitui show FOI", "foitui show --plain FOI", "foitui log --check FOI"):
        assert completed(script, line, zsh) == ["FOI-2026-0001"], line


def test_a_missing_caseload_completes_to_nothing(run: Run) -> None:
    assert run("completion", "references", "FOI") == (1, "", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_is_in_every_script(run: Run, shell: str) -> None:
    script = run("completion", shell).out
    assert all(re.search(rf"\b{name}\b", script) for name in COMMANDS)
    if found := shutil.which(shell):
        ran = subprocess.run([found, "-n"], input=script, text=True, capture_output=True)
        assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not here")
def test_fish_completes_commands_options_choices_and_references(
    add: Add, run: Run, tmp_path: Path
) -> None:
    add()
    script, program = tmp_path / "foitui.fish", tmp_path / "foitui"
    script.write_text(run("completion", "fish").out)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m foitui "$@"\n')
    program.chmod(0o755)
    lines = (
        *("foitui li", "foitui list --lim", "foitui list --stage dec", "foitui show FOI"),
        *("foitui show foi", "foitui log --check FOI", "foitui help lis"),
    )
    asked = "; ".join(f"complete -C '{line}'" for line in lines)
    ran = subprocess.run(
        ["fish", "-c", f"source {script}; {asked}"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )
    offered = [line.partition("\t")[0] for line in ran.stdout.splitlines()]
    assert offered == ["list", "--limit", "decided", "deciding", *["FOI-2026-0001"] * 3, "list"]


def test_the_manual_page_is_current(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("update_snapshots", default=False):
        PAGE.write_text(manual(), "utf-8")
    assert PAGE.read_text("utf-8") == manual(), "run: python -m foitui.cli.manual > docs/foitui.1"


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not here")
def test_the_manual_page_has_no_fault_that_groff_sees() -> None:
    ran = subprocess.run(
        ["groff", "-man", "-ww", "-Tascii", "-P-cbou", str(PAGE)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    assert all(name in ran.stdout for name in COMMANDS)
