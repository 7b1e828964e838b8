"""`foitui demo`, where no terminal is."""

import tempfile
from pathlib import Path

import pytest

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
