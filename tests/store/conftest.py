"""The stores that are put under test."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from foitui.store.cases import TinyDbCaseStore
from foitui.store.protocol import CaseStore
from tests.postgres import Server
from tests.store.examples import new_case, opened
from tests.wire import Wire

if TYPE_CHECKING:
    from foitui.store.postgres.cases import PostgresCaseStore
    from tests.store.faults import Opened

Opener = Callable[..., CaseStore]
"""Opens the one caseload of a test; each call as another program would, with its own options."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is no caseload yet."""
    return tmp_path / "caseload"


@pytest.fixture
def caseload(folder: Path) -> Path:
    """A closed caseload of two cases."""
    store = opened(folder, create=True)
    store.create(new_case(subject="Bins", message_key="one"), b"raw bins")
    store.create(new_case(subject="Trees", text="Which zinnia trees?"))
    store.close()
    return folder


@pytest.fixture
def tinydb_store(folder: Path) -> Iterator[TinyDbCaseStore]:
    """A new store of the TinyDB engine."""
    store = opened(folder, create=True)
    yield store
    store.close()


@pytest.fixture(scope="session")
def _kept_database(postgres_server: Server) -> str:
    from tests.store.databases import KEPT, made

    return made(postgres_server, KEPT)


@pytest.fixture
def database(postgres_server: Server, _kept_database: str) -> str:
    """The address of a database whose caseload is empty; tables and functions are as made."""
    from tests.store.databases import emptied

    emptied(postgres_server, _kept_database)
    return _kept_database


@pytest.fixture
def pooled(postgres_server: Server, database: str) -> Iterator[str]:
    """The address of the same database, through what gives each transaction a new session."""
    from tests.standin import Standin
    from tests.store.databases import KEPT

    standin = Standin(postgres_server)
    yield standin.address(KEPT)
    standin.close()


@pytest.fixture(params=["tinydb", "postgres", "pooled"])
def opener(request: pytest.FixtureRequest, folder: Path) -> Iterator[Opener]:
    """Every engine that keeps the promise of the protocol; another one adds its name here."""
    stores: list[CaseStore] = []
    if request.param != "tinydb":
        address = request.getfixturevalue({"postgres": "database"}.get(request.param, "pooled"))

    def open_one(**options: Any) -> CaseStore:
        if request.param == "tinydb":
            stores.append(opened(folder, create=True, **options))
        else:
            from tests.store.databases import opened_in

            stores.append(opened_in(address, **options))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(opener: Opener) -> CaseStore:
    """A new and empty store of every engine."""
    return opener()


@pytest.fixture(name="opened")
def _opened() -> "Iterator[Opened]":
    """Opens stores of PostgreSQL that are closed at the end."""
    from tests.store.databases import opened_in

    with contextlib.ExitStack() as stack:
        yield lambda address, **options: stack.enter_context(
            contextlib.closing(opened_in(address, **options))
        )


@pytest.fixture
def wire(postgres_server: Server) -> Iterator[Wire]:
    """A line to the shared server."""
    wire = Wire(postgres_server)
    yield wire
    wire.close()


@pytest.fixture
def through(wire: Wire, database: str, opened: "Opened") -> "PostgresCaseStore":
    """A store at the end of the line, which has saved before."""
    from tests.store.databases import KEPT

    store = opened(wire.address(KEPT))
    store.create(new_case())
    return store
