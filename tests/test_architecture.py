"""What must hold of the house as a whole: who imports what, and what a command costs to start."""

import json
import subprocess
import sys

import pytest

_IMPORTED = (
    "import json, sys\n"
    "from foitui.cli.main import main\n"
    "try: main(sys.argv[1:])\n"
    "except SystemExit: pass\n"
    "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
)
"""Runs a command and then names the modules it imported, on the last line of standard error."""

PLAIN = {
    "--help": [],
    "--version": [],
    "list": [],
    "show": ["FOI-2026-0001"],
    "check": ["FOI-2026-0001"],
    "letter": ["FOI-2026-0001"],
    "triage": ["FOI-2026-0001"],
    "schema": [],
    "deadline": ["2017-03-22", "--route", "foia"],
    "provisions": ["s31(1)(a)", "--regime", "foia"],
    "cost": ["--authority", "central", "--hours", "30"],
}
"""Commands that need no screen, with arguments that lead past the parser."""


def imported(*arguments: str, data: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", _IMPORTED, *arguments],
        capture_output=True,
        text=True,
        env={"FOITUI_DATA": data, "PATH": "", "HOME": data},
        check=False,
    )
    assert "Traceback" not in run.stderr, run.stderr
    return set(json.loads(run.stderr.splitlines()[-1]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("cases")
    request = folder / "request.txt"
    request.write_text("Please send me the fire risk assessment of the town hall.", "utf-8")
    imported("import", str(request), "--data", str(folder / "data"), data=str(folder))
    return str(folder / "data")


@pytest.mark.parametrize("command", PLAIN)
def test_a_command_without_a_screen_imports_no_screen(command: str, folder: str) -> None:
    modules = imported(command, *PLAIN[command], data=folder)
    assert "textual" not in modules
    assert "foitui.tui" not in modules
    assert "holidays" not in modules


@pytest.mark.parametrize("command", ["--help", "--version", "list", "deadline", "provisions"])
def test_only_letters_pay_for_templates(command: str, folder: str) -> None:
    assert not {"jinja2", "markdown_it"} & imported(command, *PLAIN[command], data=folder)


@pytest.mark.parametrize("command", ["--help", "--version"])
def test_help_costs_hardly_more_than_the_interpreter(command: str, folder: str) -> None:
    modules = imported(command, data=folder)
    assert not {"msgspec", "rich", "tinydb", "sqlite3", "tomllib"} & modules
