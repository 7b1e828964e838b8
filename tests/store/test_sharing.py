"""The two ways of sharing a host, and three accounts that do."""

import contextlib
import grp
import os
import stat
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from foitui.store.errors import ReadOnly, Unsafe
from foitui.store.folder import Folder
from foitui.store.sharing import NoGroup, share
from tests.store.examples import changed, new_case, opened

GROUP = 63_000
ACCOUNTS = (63_001, 63_002, 63_003)

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may act as other accounts")


def modes(folder: Path) -> dict[str, str]:
    return {path.name: stat.filemode(path.stat().st_mode) for path in folder.iterdir()}


def test_without_a_group_it_is_for_one_account(folder: Path) -> None:
    done = share(folder, None)
    assert "this account alone (700, 600)" in done[1]
    store = opened(folder, create=True)
    store.create(new_case())
    assert stat.filemode(folder.stat().st_mode) == "drwx------"
    assert modes(folder).pop("backups") == "drwx------"
    assert {mode for name, mode in modes(folder).items() if name != "backups"} == {"-rw-------"}
    store.close()


def test_with_a_group_it_is_for_its_members(folder: Path) -> None:
    group = grp.getgrgid(os.getegid()).gr_name
    opened(folder, create=True).close()
    share(folder, None)
    done = share(folder, group)
    assert f"the group {group} (2770, 660)" in done[0]
    store = opened(folder)
    store.create(new_case())
    store.care.backup()
    assert stat.filemode(folder.stat().st_mode) == "drwxrws---"
    assert modes(folder).pop("backups") == "drwxrws---"
    assert {mode for name, mode in modes(folder).items() if name != "backups"} == {"-rw-rw----"}
    assert set(modes(folder / "backups").values()) == {"-rw-rw----"}
    assert not any(found.faults for found in store.care.examine())
    store.close()
    share(folder, None)
    assert stat.filemode(folder.stat().st_mode) == "drwx------"


def test_a_group_that_there_is_none_of_is_told(folder: Path) -> None:
    with pytest.raises(NoGroup, match="groupadd nosuchgroup"):
        share(folder, "nosuchgroup")
    assert not folder.exists()


def test_a_world_writable_folder_is_put_right(folder: Path) -> None:
    opened(folder, create=True).close()
    folder.chmod(0o777)
    with pytest.raises(Unsafe):
        opened(folder)
    share(folder, None)
    opened(folder).close()


@pytest.fixture
def office() -> Iterator[Path]:
    """A folder of a group, where other accounts reach it."""
    with tempfile.TemporaryDirectory() as there:
        Path(there).chmod(0o755)
        shared = Path(there) / "caseload"
        shared.mkdir()
        os.chown(shared, ACCOUNTS[0], GROUP)
        shared.chmod(0o2770)
        yield shared


def acting(account: int, group: int, folder: Path) -> str:
    """Let another account with an umask of 077 save and back up; tells how it went.

    A fork and no new program: other accounts seldom may read the Python of root.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(group)
            os.setuid(account)
            os.umask(0o077)
            said = _work(folder)
        except Exception as error:  # told by the parent
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as heard:
        said = heard.read()
    os.waitpid(child, 0)
    return said


def _work(folder: Path) -> str:
    store = opened(folder, create=True)
    case = store.get("FOI-2026-0001") if store.count() else store.create(new_case())
    case = store.save(changed(case), case.version)
    store.open_case(case.reference, "o")
    store.care.backup(keep=2)
    store.close()
    return f"saved {case.version}"


@only_root
def test_three_accounts_with_an_umask_of_077_work_on_one_caseload(office: Path) -> None:
    for version, account in enumerate((*ACCOUNTS, *ACCOUNTS), start=2):
        assert acting(account, GROUP, office) == f"saved {version}"
    assert "ReadOnly" in acting(63_009, 63_009, office)
    with contextlib.closing(opened(office)) as store:
        assert store.get("FOI-2026-0001").version == 7
        store.save(changed(store.get("FOI-2026-0001")), 7)
    assert acting(ACCOUNTS[2], GROUP, office) == "saved 9"
    assert set(modes(office).values()) == {"-rw-rw----", "drwxrws---"}
    assert set(modes(office / "backups").values()) == {"-rw-rw----"}


@only_root
def test_a_folder_of_somebody_else_is_not_taken(office: Path) -> None:
    os.chown(office, 0, 0)
    office.chmod(0o755)
    os.seteuid(ACCOUNTS[1])
    try:
        with pytest.raises(ReadOnly):
            share(office, None)
    finally:
        os.seteuid(0)
    assert Folder(office).folder_mode == 0o700
