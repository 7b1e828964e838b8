"""The stores that are put under test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from foitui.store.cases import TinyDbCaseStore
from foitui.store.protocol import CaseStore
from tests.store.examples import opened

Opener = Callable[[], CaseStore]
"""Opens the one caseload of a test; each call as another program would."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is no caseload yet."""
    return tmp_path / "caseload"


@pytest.fixture
def tinydb_store(folder: Path) -> Iterator[TinyDbCaseStore]:
    """A new store of the TinyDB engine."""
    store = opened(folder, create=True)
    yield store
    store.close()


@pytest.fixture(params=["tinydb"])
def opener(request: pytest.FixtureRequest, folder: Path) -> Iterator[Opener]:
    """Every engine that keeps the promise of the protocol; another one adds its name here."""
    stores: list[CaseStore] = []

    def open_one() -> CaseStore:
        engines: dict[str, Opener] = {"tinydb": lambda: opened(folder, create=True)}
        stores.append(engines[request.param]())
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(opener: Opener) -> CaseStore:
    """A new and empty store of every engine."""
    return opener()
