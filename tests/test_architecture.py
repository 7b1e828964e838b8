"""What must hold of the house as a whole: who imports what, what a start costs, what is told."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import foitui.tui

ROOT = Path(__file__).parent.parent

_IMPORTED = (
    "import sys\n"
    "from foitui.cli.main import main\n"
    "try: main(sys.argv[1:])\n"
    "except SystemExit: pass\n"
    "print(*sys.modules, file=sys.stderr)\n"
)
"""Runs a command and then names the modules it imported, on the last line of standard error."""

_PAINTED = """
import asyncio, sys
from types import SimpleNamespace
from foitui.cli.common import office, opened
from foitui.tui.app import FoituiApp

class Watched(FoituiApp):
    def on_ready(self):
        print(*sys.modules, file=sys.stderr)

async def paint(store):
    async with Watched(store, at.settings, at.calendar, "officer1").run_test():
        pass

at = office(SimpleNamespace(data=None))
with opened(SimpleNamespace(data=None), at) as store:
    asyncio.run(paint(store))
"""
"""Paints the caseload and names the modules that this took."""

SAVING = {"tinydb", "foitui.case.changes", "foitui.store.chain", "foitui.store.register"}
"""What only those who change something need."""
DECIDING = {"foitui.case.records", "foitui.case.words", "foitui.case.json", "foitui.law.provisions"}
"""What only those who look into a case need."""

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
    return _modules(_IMPORTED, *arguments, data=data)


def _modules(program: str, *arguments: str, data: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env={"FOITUI_DATA": data, "PATH": "", "HOME": data},
        check=False,
    )
    assert "Traceback" not in run.stderr, run.stderr
    return set(run.stderr.splitlines()[-1].split())


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


@pytest.mark.parametrize("command", ["list", "show", "check"])
def test_who_only_looks_does_not_pay_for_changes(command: str, folder: str) -> None:
    modules = imported(command, *PLAIN[command], data=folder)
    assert not (SAVING | {"platformdirs"}) & modules


def test_a_list_does_not_pay_for_what_is_in_a_case(folder: str) -> None:
    assert not (DECIDING | {"json"}) & imported("list", data=folder)


def test_the_first_screen_is_painted_without_what_a_case_or_a_change_needs(folder: str) -> None:
    modules = _modules(_PAINTED, data=folder)
    assert "foitui.tui.screens.caseload" in modules
    assert not (SAVING | DECIDING) & modules
    later = {"foitui.tui.palette", "foitui.tui.screens.case", "foitui.tui.widgets.ask_line"}
    assert not (later | {"foitui.settings.place", "json"}) & modules


@pytest.mark.parametrize("command", ["--help", "--version"])
def test_help_costs_hardly_more_than_the_interpreter(command: str, folder: str) -> None:
    modules = imported(command, data=folder)
    assert not {"msgspec", "rich", "tinydb", "sqlite3", "tomllib"} & modules


def test_the_table_of_the_screens_room_names_every_module() -> None:
    room = ROOT / "foitui/tui"
    told = set(re.findall(r"`([a-z_]+)`", foitui.tui.__doc__ or ""))
    assert {file.stem for file in room.glob("*.py")} - {"__init__"} <= told


def test_the_readme_leads_to_every_page() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    pages = [file for file in (ROOT / "docs").iterdir() if file.suffix in (".md", ".1")]
    assert [page.name for page in pages if f"](docs/{page.name})" not in readme] == []


def test_every_library_that_users_install_has_its_reason_in_the_architecture() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {name: of for name, of in project["optional-dependencies"].items() if name != "dev"}
    users = sum(extras.values(), project["dependencies"])
    rows = re.findall(r"(?m)^\| ([^|]+) \|", (ROOT / "docs/architecture.md").read_text("utf-8"))
    told = {name for row in rows for name in row.split(", ")}
    assert {re.split(r"[\[<>=]", one)[0] for one in users} <= told


def test_every_room_is_in_the_architecture() -> None:
    told = (ROOT / "docs/architecture.md").read_text("utf-8")
    rooms = [file.parent for file in (ROOT / "foitui").glob("*/__init__.py")]
    assert [room.name for room in rooms if f"`{room.name}/`" not in told] == []
