"""`foitui backup` and `restore`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from foitui.case.changes import assign
from foitui.case.records import Case
from tests.cli.behind import save, spoil
from tests.cli.conftest import NOW, Add, Run

Stored = Callable[[str], Case]


def test_a_backup_is_made_listed_and_restored(
    add: Add, run: Run, own_office: Path, stored: Stored, tmp_path: Path
) -> None:
    case = add()
    code, out, err = run("backup")
    assert (code, err) == (0, "")
    (backup,) = (own_office / "backups").iterdir()
    assert out.startswith(f"{backup} (")
    assert str(backup) in run("restore").out
    save(own_office, assign(case, "kim", officer="ann", at=NOW))
    code, out, _ = run("restore", "newest", "--to", str(tmp_path / "new"))
    assert (code, out) == (0, f"1 case from {backup.name}, in {tmp_path / 'new'}\n")
    assert stored("FOI-2026-0001").officer == "kim"
    code, out, _ = run("restore", "newest", "--in-place")
    assert code == 0
    assert "what was there before is in" in out
    assert stored("FOI-2026-0001") == case


def test_restoring_replaces_nothing_unasked(add: Add, run: Run) -> None:
    add()
    run("backup")
    code, _, err = run("restore", "newest")
    assert (code, err.count("\n")) == (2, 1)
    assert "--in-place" in err


def test_where_there_is_no_backup_it_is_said(run: Run) -> None:
    assert "foitui backup" in run("restore").out
    assert run("restore", "newest", "--in-place").code == 2
    assert run("restore", "nosuchfile", "--in-place").code == 2


def test_a_backup_of_damaged_cases_says_so(add: Add, run: Run, own_office: Path) -> None:
    add()
    spoil(own_office, "UPDATE documents SET checksum=0")
    code, out, _ = run("backup")
    assert code == 1
    assert "damaged: FOI-2026-0001" in out
    assert json.loads(run("backup", "--json").out)["damaged"]


def test_a_backup_without_room_names_the_disk_that_is_full(
    add: Add, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    add()
    monkeypatch.setattr("foitui.store.keeping.copy_pages", full)
    assert (
        f"no room to write in {tmp_path / 'else'} ("
        in run("backup", "--to", f"{tmp_path}/else").err
    )
    assert list((tmp_path / "else").iterdir()) == []


def test_only_a_number_of_backups_is_kept(run: Run) -> None:
    code, _, err = run("backup", "--keep", "few")
    assert (code, err.count("\n")) == (2, 1)


@pytest.mark.parametrize("content", [b"", b"rubbish" * 500])
def test_what_is_no_backup_is_named_and_leaves_no_folder(
    run: Run, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "x.db").write_bytes(content)
    code, out, err = run("restore", f"{tmp_path}/x.db", "--to", f"{tmp_path}/new")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"{tmp_path}/x.db cannot be restored: " in err
    assert err.endswith("; name another one.\n")
    assert not (tmp_path / "new").exists()
