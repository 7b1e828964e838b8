"""What the commands for the care of a caseload share."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from foitui.cli.common import office, opened

if TYPE_CHECKING:
    from foitui.store.cases import TinyDbCaseStore
    from foitui.store.protocol import KeptStore

BACKUP = "Back it up with PostgreSQL: pg_dump for a copy, base backups for more"
COMPACT = "PostgreSQL makes use of free room by itself (autovacuum)"
RESTORE = "Restore it with PostgreSQL: pg_restore for a copy, a base backup for more"


@contextmanager
def caseload(args: argparse.Namespace, *, create: bool = False) -> "Iterator[KeptStore]":
    """Open the caseload with what keeps it well, wherever it is."""
    with opened(args, create=create) as store:
        yield cast("KeptStore", store)


@contextmanager
def caseload_here(args: argparse.Namespace, instead: str) -> "Iterator[TinyDbCaseStore]":
    """Open the caseload in a folder of this host; for one in a database, say what to do instead."""
    from foitui.store.cases import TinyDbCaseStore

    require_folder(args, instead)
    with opened(args) as store:
        assert isinstance(store, TinyDbCaseStore)
        yield store


def require_folder(args: argparse.Namespace, instead: str) -> None:
    """Raise Elsewhere where a database keeps the cases."""
    from foitui.store.errors import Elsewhere

    if office(args).database:
        raise Elsewhere(instead)


def megabytes(size: int) -> str:
    """Return a size in words."""
    return f"{size / 1e6:.1f} MB"
