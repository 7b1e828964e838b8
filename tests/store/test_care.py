"""Backup, restore, compaction, examination and making anew."""

import contextlib
import datetime as dt
import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from foitui.store import keeping, restoring
from foitui.store.cases import TinyDbCaseStore
from foitui.store.errors import Damaged, Full, Missing, TooNew
from foitui.store.folder import Folder
from foitui.store.keeping import backups_in
from foitui.store.protocol import Filter
from foitui.store.restoring import Occupied, restore
from foitui.store.schema import SCHEMA_VERSION
from tests.store.examples import changed, edit, faults_in, new_case, opened


@pytest.fixture
def moments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every look at the clock be a minute after the one before."""
    times = (dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC) + dt.timedelta(minutes=n)
             for n in range(10_000))  # fmt: skip
    for module in (keeping, restoring):
        monkeypatch.setattr(module, "utc_now", lambda: next(times))


# --- backup


def test_a_backup_is_a_whole_caseload(tinydb_store: TinyDbCaseStore, tmp_path: Path) -> None:
    case = tinydb_store.create(new_case(), b"raw")
    made = tinydb_store.care.backup()
    assert made.path.parent == tinydb_store.folder / "backups"
    assert stat.filemode(made.path.stat().st_mode) == "-rw-------"
    assert stat.filemode(made.path.parent.stat().st_mode) == "drwx------"
    restored = restore(made.path, Folder(tmp_path / "new"))
    assert (restored.cases, restored.aside, restored.damaged) == (1, None, ())
    with contextlib.closing(opened(tmp_path / "new")) as other:
        assert other.get(case.reference) == case
        assert other.raw(case.reference) == b"raw"
        assert other.history(case.reference) == tinydb_store.history(case.reference)


def test_a_backup_is_made_while_others_save(tinydb_store: TinyDbCaseStore, folder: Path) -> None:
    case = tinydb_store.create(new_case())
    done = threading.Event()

    def save() -> None:
        with contextlib.closing(opened(folder)) as other:
            changing = case
            while not done.is_set():
                changing = other.save(changed(changing), changing.version)

    saving = threading.Thread(target=save)
    saving.start()
    copies = [tinydb_store.care.backup(keep=0) for _ in range(5)]
    done.set()
    saving.join()
    assert [copy.damaged for copy in copies] == [()] * 5
    assert tinydb_store.get(case.reference).version > 1


def test_the_newest_backups_are_kept(tinydb_store: TinyDbCaseStore, moments: None) -> None:
    stranger = tinydb_store.folder / "backups" / "mine.db"
    made = [tinydb_store.care.backup(keep=3).path for _ in range(2)]
    stranger.write_bytes(b"")
    made += [tinydb_store.care.backup(keep=3).path for _ in range(3)]
    assert backups_in(stranger.parent) == made[:1:-1]
    assert stranger.exists()


def test_two_backups_of_one_second_are_two(
    tinydb_store: TinyDbCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
    monkeypatch.setattr(keeping, "utc_now", lambda: now)
    made = [tinydb_store.care.backup().path.name for _ in range(3)]
    assert made == [f"cases-20260302T090000Z{end}.db" for end in ("", "-2", "-3")]
    assert [path.name for path in backups_in(tinydb_store.folder / "backups")] == made[::-1]


def test_a_backup_goes_where_it_is_sent(tinydb_store: TinyDbCaseStore, tmp_path: Path) -> None:
    made = tinydb_store.care.backup(tmp_path / "away" / "there")
    assert [path.name for path in (tmp_path / "away" / "there").iterdir()] == [made.path.name]
    assert not (tinydb_store.folder / "backups").exists()


def test_damage_is_told_and_takes_no_whole_backup_away(caseload: Path, moments: None) -> None:
    with contextlib.closing(opened(caseload)) as store:
        whole = store.care.backup(keep=1).path
    edit(caseload / "cases.db", "UPDATE documents SET checksum=0 WHERE id=2")
    with contextlib.closing(opened(caseload)) as store:
        made = store.care.backup(keep=1)
    assert "FOI-2026-0002" in made.damaged[0]
    assert made.deleted == ()
    assert whole.exists()


def test_what_a_killed_backup_left_is_removed_by_the_next(tinydb_store: TinyDbCaseStore) -> None:
    folder = tinydb_store.folder / "backups"
    tinydb_store.care.backup()
    gone, running = folder / "cases-x.part-999999999", folder / f"cases-y.part-{os.getppid()}"
    for path in (gone, running):
        path.write_bytes(b"")
    assert any("999999999" in str(found.faults) for found in tinydb_store.care.examine())
    tinydb_store.care.backup()
    assert (gone.exists(), running.exists()) == (False, True)


def test_a_backup_can_be_made_of_what_may_only_be_read(caseload: Path, tmp_path: Path) -> None:
    store = opened(caseload)
    store._engine.read_only = "for this test"
    assert store.care.backup(tmp_path / "b").path.exists()
    store.close()


# --- restore


def test_nothing_is_replaced_unasked(caseload: Path) -> None:
    with contextlib.closing(opened(caseload)) as store:
        made = store.care.backup()
    with pytest.raises(Occupied, match="--in-place"):
        restore(made.path, Folder(caseload))


def test_running_programs_notice_a_restore(caseload: Path) -> None:
    one, other = opened(caseload), opened(caseload)
    backup = one.care.backup().path
    first = one.save(changed(one.get("FOI-2026-0001"), "kim"), 1)
    cursor, _ = other.changes(-1)
    restored = restore(backup, Folder(caseload), in_place=True)
    assert other.get("FOI-2026-0001").version == 1
    later, references = other.changes(cursor)
    assert sorted(references) == ["FOI-2026-0001", "FOI-2026-0002"]
    assert other.changes(later) == (later, ())
    saved = one.save(changed(one.get("FOI-2026-0001"), "amal"), 1)
    other.close()
    one.close()
    with contextlib.closing(opened(caseload)) as fresh:
        assert fresh.get("FOI-2026-0001") == saved
    assert restored.aside is not None
    with contextlib.closing(sqlite3.connect(restored.aside / "cases.db")) as old:
        (version,) = old.execute("SELECT version FROM cases WHERE id=1").fetchone()
    assert version == first.version
    assert faults_in(caseload) == {}


def test_a_program_that_leaves_after_a_restore_takes_nothing_with_it(caseload: Path) -> None:
    stays = opened(caseload)
    backup = stays.care.backup().path
    stays.save(changed(stays.get("FOI-2026-0002"), "kim"), 1)
    restore(backup, Folder(caseload), in_place=True)
    writer = opened(caseload)
    saved = writer.save(changed(writer.get("FOI-2026-0001"), "amal"), 1)
    stays.close()
    assert writer.get("FOI-2026-0001") == saved
    again = writer.save(changed(saved, "kim"), 2)
    with contextlib.closing(opened(caseload)) as fresh:
        assert fresh.get("FOI-2026-0001") == again
    writer.close()


def test_a_save_begun_before_a_restore_is_a_conflict_after_it(caseload: Path) -> None:
    store = opened(caseload)
    backup = store.care.backup().path
    case = store.save(changed(store.get("FOI-2026-0001")), 1)
    restore(backup, Folder(caseload), in_place=True)
    with pytest.raises(Exception, match="changed FOI-2026-0001"):
        store.save(changed(case), 2)
    store.close()


def test_a_lost_or_broken_caseload_is_restored(caseload: Path) -> None:
    with contextlib.closing(opened(caseload)) as store:
        backup = store.care.backup().path
    for content in (None, b"garbage"):
        (caseload / "cases.db").unlink()
        if content is not None:
            (caseload / "cases.db").write_bytes(content)
        restored = restore(backup, Folder(caseload), in_place=True)
        assert restored.cases == 2
        assert faults_in(caseload) == {}
        if content is not None:
            assert restored.aside is not None
            assert (restored.aside / "cases.db").read_bytes() == content


def test_numbers_that_are_out_in_letters_are_not_given_again(caseload: Path) -> None:
    store = opened(caseload)
    backup = store.care.backup().path
    store.create(new_case())
    restore(backup, Folder(caseload), in_place=True)
    assert store.create(new_case()).reference == "FOI-2026-0004"
    store.close()


def test_a_moved_aside_set_is_a_backup_too(caseload: Path, tmp_path: Path) -> None:
    store = opened(caseload)
    backup = store.care.backup().path
    store.save(changed(store.get("FOI-2026-0001")), 1)
    aside = restore(backup, Folder(caseload), in_place=True).aside
    assert aside is not None
    restore(aside / "cases.db", Folder(tmp_path / "new"))
    with contextlib.closing(opened(tmp_path / "new")) as other:
        assert other.get("FOI-2026-0001").version == 2
    store.close()


@pytest.fixture
def backup(caseload: Path) -> Path:
    """A backup of the caseload."""
    with contextlib.closing(opened(caseload)) as store:
        return store.care.backup().path


def test_a_backup_that_is_none_replaces_nothing(caseload: Path, backup: Path) -> None:
    before = (caseload / "cases.db").read_bytes()
    content = backup.read_bytes()
    for other in (b"", b"not a database", content[: len(content) // 2]):
        backup.write_bytes(other)
        with pytest.raises(Damaged):
            restore(backup, Folder(caseload), in_place=True)
    with pytest.raises(Missing):
        restore(caseload, Folder(caseload), in_place=True)
    assert (caseload / "cases.db").read_bytes() == before
    assert sorted(os.listdir(caseload)) == ["backups", "cases.db", "lock"]


def test_a_backup_with_a_damaged_case_is_taken_only_when_asked(
    backup: Path, tmp_path: Path
) -> None:
    edit(backup, "UPDATE documents SET checksum=0 WHERE id=1")
    with pytest.raises(Damaged, match="FOI-2026-0001"):
        restore(backup, Folder(tmp_path / "new"))
    restored = restore(backup, Folder(tmp_path / "new"), despite_damage=True)
    assert "FOI-2026-0001" in restored.damaged[0]


def test_a_backup_of_a_newer_foitui_is_left(backup: Path, tmp_path: Path) -> None:
    edit(backup, f"UPDATE meta SET value='{SCHEMA_VERSION + 1}' WHERE key='schema_version'")
    with pytest.raises(TooNew):
        restore(backup, Folder(tmp_path / "new"))


# --- compaction, examination, making anew


def test_compaction_loses_nothing_and_others_read_on(caseload: Path) -> None:
    store, other = opened(caseload), opened(caseload)
    case = store.get("FOI-2026-0001")
    for _ in range(30):
        case = store.save(changed(case), case.version)
    assert other.get("FOI-2026-0001") == case
    assert store.care.compact()
    assert other.get("FOI-2026-0001") == case
    assert (caseload / "cases.db-wal").stat().st_size < 20_000
    assert other.save(changed(case), case.version).version == case.version + 1
    other.close()
    store.close()
    assert faults_in(caseload) == {}


def test_where_a_copy_does_not_fit_compaction_does_not_begin(
    tinydb_store: TinyDbCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 1000})())
    with pytest.raises(Full):
        tinydb_store.care.compact()


def test_a_sound_caseload_has_no_faults(caseload: Path, backup: Path) -> None:
    assert faults_in(caseload) == {}


@pytest.mark.parametrize(
    ("sql", "check", "says"),
    [
        ("UPDATE documents SET checksum=0 WHERE id=2", "documents", "FOI-2026-0002"),
        ("UPDATE raw SET body=x'00'", "messages", "FOI-2026-0001"),
        ("UPDATE cases SET officer='x' WHERE id=1", "list", "FOI-2026-0001"),
        ("UPDATE cases SET due=NULL WHERE id=1", "list", "FOI-2026-0001"),
        ("UPDATE cases SET words_checksum=0 WHERE id=2", "list", "FOI-2026-0002"),
        ("DELETE FROM cases WHERE id=2", "list", "FOI-2026-0002"),
        ("DELETE FROM documents WHERE id=2", "list", "FOI-2026-0002"),
        ("DELETE FROM messages", "list", "FOI-2026-0001"),
        ("UPDATE counted SET body=x'5b5d' WHERE case_id=1", "statistics", "FOI-2026-0001"),
        ("INSERT INTO counted SELECT 9, terms, body FROM counted LIMIT 1", "statistics", "case 9"),
        ("INSERT INTO letters(letters) VALUES('delete-all')", "index", "lacks 2 cases"),
        ("INSERT INTO words(words) VALUES('delete-all')", "index", "lacks 2 cases"),
    ],
)
def test_what_is_wrong_is_found(caseload: Path, sql: str, check: str, says: str) -> None:
    edit(caseload / "cases.db", sql)
    assert says in str(faults_in(caseload)[check])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE cases SET officer='x'",
        "DELETE FROM cases",
        "DELETE FROM messages",
        "INSERT INTO letters(letters) VALUES('delete-all')",
        "INSERT INTO words(words) VALUES('delete-all')",
        "UPDATE cases SET words_checksum=0",
        "UPDATE counted SET body=x'5b5d'",
    ],
)
def test_what_is_derived_is_made_anew(caseload: Path, sql: str) -> None:
    edit(caseload / "cases.db", sql)
    with contextlib.closing(opened(caseload)) as store:
        assert store.care.rebuild() == 2
        assert store.find_message("one") == "FOI-2026-0001"
        assert store.count(Filter(text="zinnia")) == 1
        assert store.count(Filter(text="ree")) == 1
        store.save(changed(store.get("FOI-2026-0001"), "kim"), 1)
    assert faults_in(caseload) == {}


def test_a_damaged_case_stays_in_the_list_that_is_made_anew(caseload: Path) -> None:
    edit(caseload / "cases.db", "UPDATE documents SET checksum=0 WHERE id=2")
    with contextlib.closing(opened(caseload)) as store:
        assert store.care.rebuild() == 1
        assert store.count() == 2


# --- formats
