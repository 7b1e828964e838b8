"""A few kills and power cuts each time; `python -m benchmarks.storage --nightly` makes hundreds."""

import shutil
import warnings
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import store_crashes, store_damage
from tests.store.examples import new_case, opened

needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="needs a C compiler")

WRONG = ("lost", "torn", "missing", "unopened", "litter")


def wrong(tally: Counter[str]) -> dict[str, int]:
    assert tally["tries"]
    return {name: tally[name] for name in WRONG if tally[name]}


def test_kills_lose_nothing_and_leave_nothing(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        assert wrong(store_crashes.kills(tmp_path, 9)) == {}


def test_a_killed_restore_leaves_the_old_caseload_or_the_new_one(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        assert wrong(store_crashes.restores(tmp_path, 4)) == {}


@needs_compiler
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert wrong(store_crashes.cuts(tmp_path, 1)) == {}


@needs_compiler
def test_a_power_cut_without_flushes_does(tmp_path: Path) -> None:
    assert wrong(store_crashes.cuts(tmp_path, 1, skip=True))


@needs_compiler
def test_a_used_up_quota_refuses_the_save_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    store = opened(folder, create=True)
    reference = store.create(new_case()).reference
    store.close()
    said = store_damage.over_quota(tmp_path, tmp_path, [reference])
    assert said.startswith("Full: Not saved: no room")
    assert said.endswith("0 lost, saves again with room")
