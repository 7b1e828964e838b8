"""A database that an earlier foitui made is brought up to date, and nothing of it is lost."""

import contextlib
import gzip
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from foitui.store.errors import TooOld, Unreachable
from foitui.store.places import prepare_database
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.functions import TABLES_TURN
from foitui.store.protocol import Filter
from tests.postgres import Server
from tests.store.databases import faults, opened_in
from tests.store.examples import changed

PAST = Path(__file__).parent / "past"


@pytest.fixture(params=[1, 2])
def format_before(request: pytest.FixtureRequest) -> int:
    """Each format that there was."""
    return int(request.param)


@pytest.fixture
def earlier(format_before: int, postgres_server: Server) -> str:
    """The address of a caseload as that format kept it: three cases, four saves."""
    kept = PAST / f"postgres-format-{format_before}.sql.gz"
    postgres_server.sql("DROP DATABASE IF EXISTS earlier WITH (FORCE)")
    postgres_server.sql("CREATE DATABASE earlier")
    address = postgres_server.address("earlier")
    with psycopg.connect(address, autocommit=True) as plain:
        plain.execute(gzip.decompress(kept.read_bytes()))
    return address


@pytest.fixture
def store(earlier: str) -> Iterator[PostgresCaseStore]:
    """That caseload, opened by this program."""
    store = opened_in(earlier)
    yield store
    store.close()


def found(store: PostgresCaseStore, text: str) -> list[str]:
    """Return the numbers of the cases that a search shows."""
    return [row.reference[-9:] for row in store.page(Filter(text=text)).rows]


def test_an_earlier_format_is_brought_up_to_date_whole(store: PostgresCaseStore) -> None:
    assert faults(store) == {}
    assert found(store, "bins") == ["2026-0001", "2026-0002"]
    assert found(store, "ro\u0308y") == found(store, "\u00e9cole") == ["2026-0001"]
    assert found(store, "99") == found(store, "zinnia") == ["2025-0001"]
    assert store.count() == 3


def test_what_was_saved_before_is_saved_on(store: PostgresCaseStore) -> None:
    reference = store.page(Filter(text="zinnia")).rows[0].reference
    case = store.get(reference)
    row = "SELECT xmin::text FROM foitui.words WHERE reference = %s"
    before = store.connections.read(row, (reference,))
    saved = store.save(changed(case, to="somebody new"), case.version)
    assert store.connections.read(row, (reference,)) == before
    assert found(store, "somebody") == [reference[-9:]]
    assert found(store, "zinnia somebody") == [reference[-9:]]
    again = store.get(reference)
    assert again == saved
    assert store.raw(reference) is not None
    assert faults(store) == {}


CALLS = {
    1: ("foitui.save_case('1', 'FOI-2025-0001', 1", "foitui.create_case('1', 'x', 0, 1, 'X'", 31),
    2: ("foitui.store_case('2', 'FOI-2025-0001', 1", "foitui.add_case('2', 'x', 0, 1, 'X'", 32),
}
"""How programs of each format save a case and create one, and how many values come after."""


def test_a_program_of_an_earlier_format_is_told_that_it_is_another(
    earlier: str, format_before: int
) -> None:
    save, create, values = CALLS[format_before]
    with psycopg.connect(earlier, autocommit=True) as older:
        opened_in(earlier).close()
        nothing = ", NULL" * values
        assert older.execute(f"SELECT {save}{nothing})".encode()).fetchone() == ("format",)
        added = older.execute(f"SELECT * FROM {create}{nothing})".encode())
        assert added.fetchone() == ("format", "")


def test_it_is_not_known_with_which_account_earlier_events_were_saved(
    store: PostgresCaseStore,
) -> None:
    case = store.get(store.page(Filter(text="zinnia")).rows[0].reference)
    store.save(changed(case), case.version)
    accounts = store.connections.read("SELECT account FROM foitui.events ORDER BY sequence")
    assert accounts == [*[(None,)] * (len(accounts) - 1), ("postgres",)]


def test_init_brings_it_up_to_date_too(earlier: str) -> None:
    done = prepare_database(earlier, "foitui")
    assert done[0].startswith("brought the tables up to date in postgresql://")
    assert prepare_database(earlier, "foitui")[0].startswith("the tables were there already")
    with contextlib.closing(opened_in(earlier)) as store:
        assert store.count() == 3


def test_who_may_not_bring_it_up_to_date_is_told_who_does(
    earlier: str, postgres_server: Server
) -> None:
    with psycopg.connect(earlier, autocommit=True) as plain:
        plain.execute("DROP ROLE IF EXISTS of_today")
        plain.execute("CREATE ROLE of_today LOGIN")
        plain.execute("GRANT USAGE ON SCHEMA foitui TO of_today")
        plain.execute("GRANT SELECT ON ALL TABLES IN SCHEMA foitui TO of_today")
    with pytest.raises(TooOld, match=r"earlier foitui .*'foitui init'"):
        opened_in(postgres_server.address("earlier", "of_today"))
    with pytest.raises(TooOld, match=r"earlier foitui .*'foitui init'"):
        opened_in(f"{earlier}&options=-c%20default_transaction_read_only%3Don")


def test_who_opens_it_while_it_is_brought_up_to_date_is_told_so(earlier: str) -> None:
    with psycopg.connect(earlier) as plain:
        plain.execute(TABLES_TURN)
        with pytest.raises(Unreachable, match="brings its tables up to date just now"):
            opened_in(earlier, limit=0.05)


def test_an_open_program_that_meets_an_earlier_format_says_so(
    store: PostgresCaseStore, earlier: str, postgres_server: Server
) -> None:
    with psycopg.connect(earlier, autocommit=True) as plain:
        plain.execute("UPDATE foitui.meta SET value = '1' WHERE key = 'schema_version'")
        plain.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    with pytest.raises(TooOld, match="format 1"):
        store.count()
