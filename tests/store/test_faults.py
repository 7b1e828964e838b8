"""What breaks around a caseload is told with its mend, and loses nothing that was saved."""

import contextlib
import os
import resource
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from foitui.store import folder as folder_module
from foitui.store.cases import TinyDbCaseStore
from foitui.store.documents import checksum
from foitui.store.errors import (
    Damaged,
    Full,
    Missing,
    NotFound,
    OldSqlite,
    ReadOnly,
    StoreError,
    TooNew,
    Unsafe,
)
from foitui.store.folder import file_system
from foitui.store.schema import SCHEMA_VERSION
from tests.store.examples import changed, edit, new_case, opened

NEEDLE = "zinnia"


@pytest.fixture
def caseload(folder: Path) -> Path:
    """A closed caseload of two cases; the second one holds the needle."""
    store = opened(folder, create=True)
    store.create(new_case(), b"as it arrived")
    store.create(new_case(text=f"About {NEEDLE} beds", subject="Beds"), b"raw roses")
    store.close()
    return folder


def flip(folder: Path, old: bytes, new: bytes) -> None:
    content = (folder / "cases.db").read_bytes()
    assert old in content
    (folder / "cases.db").write_bytes(content.replace(old, new))


@contextlib.contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_no_room_refuses_the_save_and_loses_nothing(tinydb_store: TinyDbCaseStore) -> None:
    created = tinydb_store.create(new_case())
    room = (tinydb_store.folder / "cases.db-wal").stat().st_size + 80_000
    saved, refused = created, None
    with files_no_larger_than(room):
        while refused is None:
            try:
                saved = tinydb_store.save(changed(saved), saved.version)
            except Full as error:
                refused = error
    assert "Not saved: no room" in str(refused)
    assert refused.free
    assert saved.version > 1
    assert tinydb_store.get(created.reference) == saved
    assert tinydb_store.page().rows[0].version == saved.version
    again = tinydb_store.save(changed(saved), saved.version)
    assert tinydb_store.get(created.reference) == again


def test_a_message_for_which_there_is_no_room_leaves_no_half_case(
    tinydb_store: TinyDbCaseStore,
) -> None:
    room = (tinydb_store.folder / "cases.db-wal").stat().st_size + 200_000
    with files_no_larger_than(room), pytest.raises(Full):
        tinydb_store.create(new_case(message_key="k"), b"x" * 1_000_000)
    assert tinydb_store.count() == 0
    assert tinydb_store.find_message("k") is None
    assert tinydb_store.create(new_case(message_key="k"), b"x" * 1_000_000).version == 1


def test_one_changed_letter_damages_its_case_alone(caseload: Path) -> None:
    flip(caseload, b"About zinnia", b"About zinniA")
    store = opened(caseload)
    with pytest.raises(Damaged, match=r"FOI-2026-0002 is damaged .* newest backup") as caught:
        store.get("FOI-2026-0002")
    assert caught.value.reference == "FOI-2026-0002"
    first = store.get("FOI-2026-0001")
    assert store.save(changed(first), 1).version == 2
    assert store.create(new_case()).reference == "FOI-2026-0003"
    assert store.count() == 3
    store.close()


def test_a_save_that_meets_damage_says_so_and_leaves_it(caseload: Path) -> None:
    store = opened(caseload)
    second = store.get("FOI-2026-0002")
    store.save(changed(second), 1)
    store.close()
    flip(caseload, b"About zinnia", b"About zinniA")
    store = opened(caseload)
    with pytest.raises(Damaged):
        store.save(changed(second), 1)
    store.close()


def test_a_damaged_message_is_told(caseload: Path) -> None:
    flip(caseload, b"raw roses", b"raw rosEs")
    store = opened(caseload)
    with pytest.raises(Damaged, match="FOI-2026-0002"):
        store.raw("FOI-2026-0002")
    assert store.raw("FOI-2026-0001") == b"as it arrived"
    store.close()


def test_a_document_that_is_gone_is_damage_and_not_absence(caseload: Path) -> None:
    edit(caseload, "DELETE FROM documents WHERE id=2")
    store = opened(caseload)
    with pytest.raises(Damaged, match="document is gone"):
        store.get("FOI-2026-0002")
    store.close()


def test_a_sound_document_that_is_no_case_is_damage(caseload: Path) -> None:
    body = b'{"no": "case"}'
    edit(
        caseload,
        f"UPDATE documents SET body=x'{body.hex()}', checksum={checksum('cases', 2, body)}"
        " WHERE id=2",
    )
    store = opened(caseload)
    with pytest.raises(Damaged, match="FOI-2026-0002"):
        store.get("FOI-2026-0002")
    store.close()


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_another_file_in_its_place_is_damage_and_stays(caseload: Path, content: bytes) -> None:
    (caseload / "cases.db").write_bytes(content)
    for create in (False, True):
        with pytest.raises(Damaged, match=r"The caseload is damaged .* newest backup"):
            opened(caseload, create=create)
    assert (caseload / "cases.db").read_bytes() == content


def test_half_a_file_is_damage_when_it_is_met(caseload: Path) -> None:
    content = (caseload / "cases.db").read_bytes()
    (caseload / "cases.db").write_bytes(content[: len(content) // 2])

    def look() -> None:
        with contextlib.closing(opened(caseload)) as store:
            store.get("FOI-2026-0001")

    with pytest.raises(Damaged):
        look()


def test_another_sqlite_database_is_not_taken_for_a_caseload(caseload: Path) -> None:
    (caseload / "cases.db").unlink()
    edit(caseload, "CREATE TABLE letters(x)")
    with pytest.raises(Damaged, match="not a caseload"):
        opened(caseload)


def test_a_file_that_was_taken_out_of_wal_mode_is_refused(caseload: Path) -> None:
    edit(caseload, "PRAGMA journal_mode=DELETE")
    with pytest.raises(Damaged, match="WAL"):
        opened(caseload)


@pytest.mark.parametrize("create", [False, True])
def test_a_lost_file_is_never_replaced_by_an_empty_one(caseload: Path, create: bool) -> None:
    (caseload / "cases.db").unlink()
    with pytest.raises(Missing, match="restore it from the newest backup"):
        opened(caseload, create=create)
    assert not (caseload / "cases.db").exists()


def test_a_folder_without_a_caseload_is_told(folder: Path) -> None:
    with pytest.raises(Missing, match="name another folder or start one"):
        opened(folder)
    folder.mkdir()
    with pytest.raises(Missing):
        opened(folder)
    assert list(folder.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_told(folder: Path) -> None:
    folder.write_text("")
    with pytest.raises(Missing):
        opened(folder, create=True)


def test_a_caseload_that_was_moved_away_takes_no_save(caseload: Path) -> None:
    store = opened(caseload)
    first = store.get("FOI-2026-0001")
    caseload.rename(caseload.with_name("elsewhere"))
    with pytest.raises(Missing, match="moved away or deleted"):
        store.save(changed(first), 1)
    store.close()


def test_nor_does_it_show_what_nobody_else_sees(
    caseload: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foitui.store.engine.REPLACING", 0)
    store = opened(caseload)
    cursor, _ = store.changes(-1)
    elsewhere = caseload.with_name("elsewhere")
    caseload.rename(elsewhere)
    for look in (store.page, lambda: store.get("FOI-2026-0001"), lambda: store.changes(cursor)):
        with pytest.raises(Missing, match="moved away or deleted"):
            look()
    elsewhere.rename(caseload)
    assert store.changes(cursor) == (cursor, ())
    assert store.save(changed(store.get("FOI-2026-0001")), 1).version == 2
    store.close()


def test_a_newer_format_is_left_alone(caseload: Path) -> None:
    newer = SCHEMA_VERSION + 1
    edit(caseload, f"UPDATE meta SET value='{newer}' WHERE key='schema_version'")
    before = (caseload / "cases.db").read_bytes()
    with pytest.raises(TooNew, match="update foitui") as caught:
        opened(caseload)
    assert caught.value.version == newer
    assert (caseload / "cases.db").read_bytes() == before


def test_an_sqlite_that_is_too_old_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 26, 0))
    with pytest.raises(OldSqlite, match=r"needs 3\.34\.0 or newer"):
        opened(folder, create=True)
    assert not folder.exists()


def test_creating_twice_opens_what_is_there(caseload: Path) -> None:
    store = opened(caseload, create=True)
    assert store.count() == 2
    store.close()


def test_a_closed_store_saves_nothing(tinydb_store: TinyDbCaseStore) -> None:
    created = tinydb_store.create(new_case())
    tinydb_store.close()
    with pytest.raises(ReadOnly, match="closed"):
        tinydb_store.save(changed(created), 1)
    tinydb_store.close()


@pytest.fixture
def visited(caseload: Path) -> Iterator[Path]:
    """The caseload of an account that lets others read it, seen by such another account."""
    with tempfile.TemporaryDirectory() as there:
        Path(there).chmod(0o755)
        shared = Path(there) / "caseload"
        caseload.rename(shared)
        for file in shared.iterdir():
            file.chmod(0o444)
        shared.chmod(0o555)
        yield shared
        shared.chmod(0o755)


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of root where the tests have them."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_what_may_only_be_read_is_opened_for_reading(visited: Path) -> None:
    with as_nobody():
        store = opened(visited)
        assert "may read" in store.read_only
        first = store.get("FOI-2026-0001")
        assert store.page().rows
        with pytest.raises(ReadOnly, match="Nothing can be saved here"):
            store.save(changed(first), 1)
        store.close()


def test_what_is_opened_for_reading_shows_what_others_save_later(visited: Path) -> None:
    with as_nobody():
        reader = opened(visited)
        assert reader.count() == 2
    visited.chmod(0o755)
    for file in visited.iterdir():
        file.chmod(0o644)
    writer = opened(visited)
    for count in (3, 4):
        writer.create(new_case())
        with as_nobody():
            assert reader.count() == count
    writer.close()
    with as_nobody():
        assert reader.count() == 4
        assert reader.get("FOI-2026-0004").version == 1
    reader.close()


def test_what_may_not_be_read_is_told(visited: Path) -> None:
    (visited / "cases.db").chmod(0)
    with as_nobody(), pytest.raises(ReadOnly, match="may not read"):
        opened(visited)


def test_where_nothing_may_be_made_creating_is_told(visited: Path) -> None:
    with as_nobody(), pytest.raises(ReadOnly, match="no right to"):
        opened(visited / "inner", create=True)


def modes(folder: Path) -> dict[str, str]:
    return {file.name: stat.filemode(file.stat().st_mode) for file in folder.iterdir()}


def test_a_new_caseload_is_for_its_account_alone(folder: Path) -> None:
    store = opened(folder, create=True)
    store.create(new_case())
    assert stat.filemode(folder.stat().st_mode) == "drwx------"
    names = ["cases.db", "cases.db-shm", "cases.db-wal", "lock"]
    assert modes(folder) == dict.fromkeys(names, "-rw-------")
    store.close()


def test_in_a_group_folder_an_umask_locks_no_colleague_out(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o2770)
    before = os.umask(0o077)
    try:
        store = opened(folder, create=True)
        store.create(new_case())
        assert set(modes(folder).values()) == {"-rw-rw----"}
        store.close()
    finally:
        os.umask(before)


def test_a_folder_that_everybody_may_write_to_is_refused(caseload: Path) -> None:
    caseload.chmod(0o777)
    with pytest.raises(Unsafe, match="chmod o-w"):
        opened(caseload)


def test_a_network_file_system_is_refused(caseload: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p"):
        monkeypatch.setattr(folder_module, "file_system", lambda _, kind=kind: kind)
        with pytest.raises(ReadOnly, match="PostgreSQL"):
            opened(caseload)


def test_the_file_system_is_that_of_the_nearest_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/a / ext4 rw 0 0\n"
        f"server:/x {tmp_path} nfs4 rw 0 0\n"
        f"tmpfs {tmp_path}/a\\040b tmpfs rw 0 0\n"
    )
    assert file_system(tmp_path / "case", mounts) == "nfs4"
    assert file_system(tmp_path / "a b" / "case", mounts) == "tmpfs"
    assert file_system(Path("/elsewhere"), mounts) == "ext4"
    assert file_system(Path("/elsewhere"), tmp_path / "none") == ""


@pytest.mark.parametrize(
    "error",
    [NotFound("FOI-1"), Full("/x", 3_000_000), TooNew(9), Unsafe("/x"), Damaged("", "cut")],
)
def test_every_error_is_one_plain_sentence(error: StoreError) -> None:
    assert str(error).endswith((".", "/x"))
    assert "\n" not in str(error)
    assert 20 < len(str(error)) < 160
