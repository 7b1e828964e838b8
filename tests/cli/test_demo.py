"""`foitui demo`, where no terminal is."""

import json
import tempfile
from pathlib import Path

import pytest

from foitui.case.words import Stage
from foitui.cli.samples import sample_folder
from tests.cli.conftest import Run


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a throw-away folder is made."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_without_a_terminal_the_sample_cases_are_listed_and_thrown_away(
    run: Run, scratch: Path
) -> None:
    code, out, err = run("demo")
    assert (code, err) == (0, "")
    assert "In a terminal, foitui demo opens them full screen." in out
    assert len(out.splitlines()) > 15
    assert list(scratch.iterdir()) == []


def test_a_kept_demo_can_be_gone_on_with_by_commands(run: Run, tmp_path: Path) -> None:
    folder = str(tmp_path / "demo")
    first = run("demo", "--keep", folder).out
    assert run("list", "--data", folder).out in first
    assert run("demo", "--keep", folder).out == first


def test_a_folder_with_something_else_in_it_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    code, _, err = run("demo", "--keep", str(tmp_path))
    assert code == 2
    assert "is not empty" in err
    assert [path.name for path in tmp_path.iterdir() if path.name != "config"] == ["letter.txt"]


def test_the_demo_is_an_office_at_work(run: Run, tmp_path: Path) -> None:
    folder = str(tmp_path / "demo")
    assert run("demo", "--keep", folder).err == ""
    rows = json.loads(run("list", "--data", folder, "--json").out)
    stages = [row["stage"] for row in rows]
    assert rows[0]["reference"] == "FOI-2017-0001"
    assert (rows[0]["stage"], rows[0]["officer"]) == ("received", "")
    shown = {Stage.RECEIVED, Stage.DECIDING, Stage.AWAITING_CLARIFICATION}
    assert {*stages} == shown | {Stage.DECIDED, Stage.SENT}
    assert stages.count("sent") > 10
    left = [row["working_days_left"] for row in rows if row["due"]]
    assert sum(days < 0 for days in left) == 2
    assert any(0 <= days <= 5 for days in left)
    assert max(left) == 19


def test_a_reply_of_the_demo_is_the_sample_reply(run: Run, tmp_path: Path) -> None:
    folder = str(tmp_path / "demo")
    run("demo", "--keep", folder)
    sent = run("letter", "FOI-2025-0001", "--data", folder)
    assert sent.out == (sample_folder() / "02-contract-prices.reply.txt").read_text("utf-8")


def test_a_fresh_demo_has_every_case_as_it_arrived(run: Run, tmp_path: Path) -> None:
    folder = str(tmp_path / "demo")
    run("demo", "--fresh", "--keep", folder)
    rows = json.loads(run("list", "--data", folder, "--json").out)
    assert {row["stage"] for row in rows} == {"received"}
    assert len(rows) == 22


def test_a_demo_that_was_cut_off_leaves_the_folder_as_empty_as_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(folder: Path, *, fresh: bool) -> None:
        (folder / "backups").mkdir()
        (folder / "cases.db").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr("foitui.cli.filling.fill", cut_off)
    assert run("demo", "--keep", str(tmp_path / "demo")).code == 130
    assert list((tmp_path / "demo").iterdir()) == []
