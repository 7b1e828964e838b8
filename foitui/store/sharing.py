"""The two ways of sharing a host: one account for all, or a folder of a group."""

import grp
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from foitui.store.errors import StoreError
from foitui.store.folder import Folder
from foitui.store.trouble import as_store_errors


class NoGroup(StoreError):
    """A group that this host does not have, or that this account is not in."""

    def __init__(self, group: str, mend: str) -> None:
        super().__init__(f"The caseload cannot be given to the group {group}: {mend}.")


def share(path: Path, group: str | None) -> tuple[str, ...]:
    """Give a folder and what is in it the rights it needs; tells what was done.

    Without a group they are for the account that runs this, alone.

    Raises:
        NoGroup: there is no such group, or this account may not give the folder to it.
        ReadOnly, Unsafe: the folder belongs to somebody else, or is no safe place.
    """
    place, done = Folder(path), []
    with as_store_errors(place):
        if group is not None:
            _require_group(group)
        if not path.exists():
            done.append(f"made {path}")
        place.make()
        if group is not None:
            _give(path, group)
        # After the change of group, which takes the setgid bit away.
        path.chmod(0o700 if group is None else 0o2770)
        place.check()
        for inner in _within(path):
            if group is not None:
                _give(inner, group)
            inner.chmod(place.folder_mode if inner.is_dir() else place.file_mode)
        place.make_inner(place.backups)
    whom = "this account alone" if group is None else f"the group {group}"
    done.append(f"{path} and its files are for {whom} ({place.folder_mode:o}, {place.file_mode:o})")
    done.append(f"backups go to {place.backups}")
    return tuple(done)


def _within(path: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(path):
        for name in (*folders, *files):
            yield Path(folder) / name


def _require_group(group: str) -> None:
    try:
        found = grp.getgrnam(group)
    except KeyError:
        raise NoGroup(group, f"there is none of that name; make it: groupadd {group}") from None
    if os.geteuid() != 0 and found.gr_gid not in {os.getegid(), *os.getgroups()}:
        raise NoGroup(group, "this account is not in it, or was not yet when it logged in")


def _give(path: Path, group: str) -> None:
    if path.stat().st_gid != grp.getgrnam(group).gr_gid:
        shutil.chown(path, group=group)
