"""The folder of a caseload: its files, who may touch them, and whether it is a safe place."""

import contextlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from foitui.store.errors import Missing, ReadOnly, Unsafe

MOUNTS = Path("/proc/self/mounts")

SHARED_OVER_NETWORK = frozenset((
    "nfs", "cifs", "smb", "smbfs", "fuse", "9p", "virtiofs", "ceph", "glusterfs", "lustre", "gfs",
    "ocfs", "afs", "beegfs",
))  # fmt: skip
"""File systems on which another host may write unseen, so that neither WAL nor flock holds.

By the name before a version or a kind, as in nfs4 and fuse.sshfs.
"""


@dataclass(frozen=True)
class Folder:
    """Where a caseload lives."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.path / "cases.db"

    @property
    def log(self) -> Path:
        """SQLite's log of changes, there while somebody has the file open for writing."""
        return self.path / "cases.db-wal"

    @property
    def lock(self) -> Path:
        """The file that gives the turn to write; never deleted."""
        return self.path / "lock"

    @property
    def index(self) -> Path:
        """What programs share about the log; worthless without it."""
        return self.path / "cases.db-shm"

    @property
    def backups(self) -> Path:
        """Where backups go that nobody sent elsewhere."""
        return self.path / "backups"

    @property
    def folder_mode(self) -> int:
        """2770 in a group folder, otherwise 0700."""
        return 0o2770 if self.path.stat().st_mode & stat.S_ISGID else 0o700

    @property
    def file_mode(self) -> int:
        """0660 in a group folder, which has the setgid bit; otherwise 0600."""
        return 0o660 if self.path.stat().st_mode & stat.S_ISGID else 0o600

    def make(self) -> None:
        """Make the folder for this account alone, where it is missing."""
        with contextlib.suppress(FileExistsError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.mkdir(mode=0o700)

    def make_inner(self, path: Path) -> None:
        """Make a folder within, for the accounts that this one is for."""
        with contextlib.suppress(FileExistsError):
            path.mkdir()
            # An umask of 077 would lock colleagues out of it.
            path.chmod(self.folder_mode)

    def check(self) -> None:
        """Refuse a place where a caseload is not safe.

        Raises:
            Missing: it is no folder.
            Unsafe: every account may write to it.
            ReadOnly: it lies on a network file system.
        """
        try:
            mode = self.path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            raise Missing(str(self.path), "name another folder or start one there") from None
        if not stat.S_ISDIR(mode):
            raise Missing(str(self.path), "it is a file; name a folder")
        if mode & stat.S_IWOTH:
            raise Unsafe(str(self.path))
        kind = file_system(self.path)
        if kind.partition(".")[0].rstrip("0123456789") in SHARED_OVER_NETWORK:
            raise ReadOnly(
                f"{self.path} lies on a file system of another machine ({kind}), where two hosts "
                "can overwrite each other; use a local disk, or PostgreSQL"
            )


def file_system(path: Path, mounts: Path = MOUNTS) -> str:
    """Return the type of the file system that a path lies on, "" where that is not known."""
    here = os.path.realpath(path)
    best, kind = "", ""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    for line in lines:
        _, point, this_kind, *_ = line.split(" ")
        point = _unescaped(point)
        if len(point) >= len(best) and _lies_under(here, point):
            best, kind = point, this_kind
    return kind


def _lies_under(path: str, point: str) -> bool:
    return path == point or path.startswith(point.rstrip("/") + "/")


def _unescaped(point: str) -> str:
    """Read a mount point, in which the kernel writes a space as three octal digits."""
    if "\\" not in point:
        return point
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)
