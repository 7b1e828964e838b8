"""What the commands for the care of a caseload share."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from foitui.cli.common import opened

if TYPE_CHECKING:
    from foitui.store.cases import TinyDbCaseStore


@contextmanager
def caseload(args: argparse.Namespace, *, create: bool = False) -> "Iterator[TinyDbCaseStore]":
    """Open the caseload on this host; another engine's is cared for by its own tools."""
    from foitui.store.cases import TinyDbCaseStore

    with opened(args, create=create) as store:
        assert isinstance(store, TinyDbCaseStore)
        yield store


def megabytes(size: int) -> str:
    """Return a size in words."""
    return f"{size / 1e6:.1f} MB"
