"""`foitui export`, and what comes back of it."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from tests.cli.conftest import Add, Run

Stored = Callable[[str], Case]


def test_the_export_opens_in_tinydb_and_comes_back(
    add: Add, run: Run, stored: Stored, tmp_path: Path
) -> None:
    case = add()
    file = tmp_path / "export.json"
    assert run("export", "--tinydb", str(file)).out == f"1 case in {file}\n"
    assert stat.filemode(file.stat().st_mode) == "-rw-------"
    with TinyDB(file, access_mode="r") as plain:
        assert len(plain.table("cases")) == 1
    code, out, _ = run("import", "--tinydb", str(file), "--data", str(tmp_path / "new"))
    assert (code, out) == (0, f"1 imported from {file}\n")
    store = open_store(tmp_path / "new", shipped_calendar())
    assert store.get(case.reference) == stored(case.reference)
    store.close()
    code, _, err = run("import", "--tinydb", str(file))
    assert (code, err.count("\n")) == (2, 1)


def test_an_export_is_written_over_nothing(add: Add, run: Run, tmp_path: Path) -> None:
    add()
    (tmp_path / "mine.json").write_text("mine")
    code, _, err = run("export", "--tinydb", str(tmp_path / "mine.json"))
    assert (code, err.count("\n")) == (2, 1)
    assert (tmp_path / "mine.json").read_text() == "mine"


def test_cases_are_exported_as_a_list(add: Add, run: Run, tmp_path: Path) -> None:
    add()
    run("export", "--json", "-o", str(tmp_path / "cases.json"))
    (case,) = json.loads((tmp_path / "cases.json").read_text())
    assert case["reference"] == "FOI-2026-0001"


@pytest.mark.parametrize("content", ["", "{", "[1, 2]"])
def test_what_is_no_export_leaves_no_new_caseload(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    code, _, err = run("import", "--tinydb", f"{tmp_path}/x.json", "--data", f"{tmp_path}/new")
    assert (code, "nothing was imported" in err) == (2, True)
    assert not (tmp_path / "new").exists()
