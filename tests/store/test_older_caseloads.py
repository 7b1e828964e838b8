"""Caseloads of earlier programs: brought up to date, and left where that cannot be."""

import contextlib
import gzip
import re
import sqlite3
from pathlib import Path

import pytest

from foitui.store.errors import Full, ReadOnly, TooNew
from foitui.store.folder import Folder
from foitui.store.protocol import Filter
from foitui.store.restoring import restore
from foitui.store.schema import SCHEMA_VERSION
from tests.store.examples import changed, edit, faults_in, new_case, opened

PAST = Path(__file__).parent / "past"


@pytest.fixture(params=range(1, SCHEMA_VERSION))
def old(request: pytest.FixtureRequest, folder: Path) -> Path:
    """A caseload of every earlier format."""
    folder.mkdir(mode=0o700)
    content = gzip.decompress((PAST / f"format-{request.param}.db.gz").read_bytes())
    (folder / "cases.db").write_bytes(content)
    (folder / "cases.db").chmod(0o600)
    (folder / "lock").touch(0o600)
    return folder


def test_an_older_caseload_is_brought_up_to_date_after_a_backup(old: Path) -> None:
    before = (old / "cases.db").read_bytes()
    with contextlib.closing(opened(old)) as store:
        assert store.count() == 4
        assert store.raw("FOI-2026-0001") == b"From: a\r\n\r\nHow many bins?"
        assert store.raw("FOI-2026-0001", "<a@example.org>") == store.raw("FOI-2026-0001")
        case = store.get("FOI-2026-0001")
        assert tuple(entry.event for entry in store.history(case.reference)) == case.events
        assert store.count(Filter(text="zinnia")) == store.count(Filter(text="ees")) == 1
        store.save(changed(case, "kim"), case.version)
        assert store.create(new_case()).reference == "FOI-2026-0004"
        assert store.database.table("notes").all() == [{"kept": True}]
    assert faults_in(old) == {}
    (backup,) = (old / "backups").iterdir()
    assert backup.name == f"before-format-{SCHEMA_VERSION}.db"
    assert backup.read_bytes()[100:] == before[100:]


def test_an_older_caseload_gets_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    opened(old).close()
    opened(tmp_path / "new", create=True).close()
    tables = [_tables(folder / "cases.db") for folder in (old, tmp_path / "new")]
    assert tables[0] == tables[1]


def _tables(file: Path) -> dict[str, str]:
    with contextlib.closing(sqlite3.connect(file)) as plain:
        rows = plain.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        # A column that was added later stands there without the line breaks of the others.
        return {
            name: re.sub(r"[\s\"]+(?=[,)])|\"", "", " ".join(sql.split())) for name, sql in rows
        }


def test_an_older_caseload_that_may_not_be_changed_says_so(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foitui.store.opening._why_read_only", lambda _: "for this test")
    with pytest.raises(ReadOnly, match="must open it first"):
        opened(old)


def test_an_upgrade_for_which_there_is_no_room_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise Full(str(old), 0)

    monkeypatch.setattr("foitui.store.migrations.copy_of", no_room)
    with pytest.raises(Full):
        opened(old)
    with contextlib.closing(sqlite3.connect(old / "cases.db")) as plain:
        (version,) = plain.execute("SELECT value FROM meta WHERE key='schema_version'").fetchone()
    assert version < str(SCHEMA_VERSION)


def test_a_program_that_another_one_upgraded_under_refuses_to_write(caseload: Path) -> None:
    store = opened(caseload)
    case = store.get("FOI-2026-0001")
    edit(
        caseload / "cases.db",
        f"UPDATE meta SET value='{SCHEMA_VERSION + 1}' WHERE key='schema_version'",
    )
    with pytest.raises(TooNew, match="update foitui"):
        store.save(changed(case), 1)
    store.close()


def test_an_old_backup_is_brought_up_to_date_by_restoring_it(old: Path, tmp_path: Path) -> None:
    restored = restore(old / "cases.db", Folder(tmp_path / "new"))
    assert restored.cases == 4
    assert faults_in(tmp_path / "new") == {}
