"""Files that commands write: whole or not there, and `-` is standard output, everywhere."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from foitui.cli.files import write_file, writing
from tests.cli.conftest import Add, Run

CASE = "FOI-2026-0001"
TO_OUTPUT = {
    "list --csv -": "reference,",
    "list --xlsx -": "PK",
    "check 2026-1 --csv -": "reference,",
    "stats --csv -": "period,",
    "search fire --csv -": "reference,",
    "similar 2026-1 --csv -": "reference,",
    "retention --csv -": "reference,",
    "log --csv -": "reference,",
    "history 2026-1 --csv -": "number,",
    "history 2026-1 --export -": "  1  2026-03-02",
    "calendar -o -": "BEGIN:VCALENDAR",
    "log -o - --format html": "<!DOCTYPE html>",
    "export --json -o -": "[",
    "export --tinydb -": "{",
    "letter 2026-1 -o -": "Dear",
    "letter 2026-1 -o - --format docx": "PK",
}


@pytest.mark.parametrize("command", TO_OUTPUT)
def test_a_dash_is_standard_output_and_nothing_else_is_there(
    add: Add, tmp_path: Path, command: str
) -> None:
    add()
    ran = subprocess.run(
        [sys.executable, "-m", "foitui", *command.split()],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    )
    assert not (tmp_path / "-").exists()
    assert TO_OUTPUT[command].encode() in ran.stdout[:2000], ran.stderr
    assert b" in -" not in ran.stdout


def test_a_dash_where_a_file_is_read_is_standard_input(
    add: Add, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def typed(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    add()
    typed(b'[[answer]]\nquestion = "route"\nvalue = "foia"\n')
    assert run("triage", "1", "--answers", "-").code == 0
    assert run("export", "--tinydb", str(tmp_path / "all.json")).code == 0
    typed((tmp_path / "all.json").read_bytes())
    assert run("import", "--tinydb", "-", "--data", str(tmp_path / "new")).code == 0


def test_a_table_in_two_forms_needs_two_files(add: Add, run: Run, tmp_path: Path) -> None:
    add()
    assert run("list", "--csv", "x", "--xlsx", "x").err.endswith("name two\n")
    code, out, _ = run("list", "--csv", "-", "--xlsx", str(tmp_path / "x.xlsx"))
    assert (code, out.count("\n")) == (0, 2)


def half_written(file: Path) -> None:
    """Fail in the middle of a file, as a full disk does."""
    with writing(str(file), over=True) as stream:
        stream.write(b"half")
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("before", [None, "what was there"])
def test_a_file_that_cannot_be_written_to_its_end_is_as_it_was(
    tmp_path: Path, before: str | None
) -> None:
    file = tmp_path / "log.html"
    if before:
        file.write_text(before)
    with pytest.raises(OSError, match=str(file)):
        half_written(file)
    assert [path.read_text() for path in tmp_path.iterdir()] == ([before] if before else [])


def test_a_file_that_is_written_over_stays_readable_for_whom_it_was(tmp_path: Path) -> None:
    file, link = tmp_path / "log.html", tmp_path / "link.html"
    write_file(str(file), b"one")
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o644)
    link.symlink_to(file)
    write_file(str(link), b"two", over=True)
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"two", 0o644)
    assert link.is_symlink()


@pytest.mark.parametrize("name", ["a name with spaces.csv", "-leading.csv", "two\nlines.csv"])
def test_a_strange_name_is_a_name(
    add: Add, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    add()
    monkeypatch.chdir(tmp_path)
    code, _, err = run("list", f"--csv={name}")
    assert (code, err) == (0, "")
    assert (tmp_path / name).exists()
    assert run("list", f"--csv={name}").err.count("\n") == 1


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("", "Is a directory"),
        ("none/x.csv", "No such file or directory"),
        ("file/x.csv", "Not a directory"),
        ("n" * 300, "File name too long"),
    ],
)
def test_where_nothing_can_be_written_is_told_with_the_place(
    add: Add, run: Run, tmp_path: Path, to: str, says: str
) -> None:
    add()
    (tmp_path / "file").write_text("")
    code, out, err = run("list", "--csv", str(tmp_path / to))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert str(tmp_path / to) in err
    assert says in err


def test_a_pipe_is_written_to_as_it_is(add: Add, own_office: Path) -> None:
    add()
    command = f"{sys.executable} -m foitui list --csv /dev/stdout | cat"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert CASE in ran.stdout
