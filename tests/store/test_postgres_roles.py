"""Who may do what in the database: an officer saves, and changes no event; a reader reads."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import psycopg
import pytest
from psycopg import errors

from foitui.case.standing import Stage
from foitui.law.working_days import shipped_calendar
from foitui.store.errors import Missing, ReadOnly, TooNew, Unreachable, Unsuited
from foitui.store.moving.move import move
from foitui.store.places import (
    NoAddress,
    PasswordShown,
    open_store,
    prepare_database,
    shown,
)
from foitui.store.postgres import functions, searching
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.opening import connected, require_fit
from foitui.store.protocol import Filter
from tests.postgres import Server
from tests.store.databases import made, opened_in
from tests.store.examples import AT, changed, new_case, opened

ACCOUNTS = ("reader", "officer", "keeper")


@pytest.fixture(scope="module")
def place(postgres_server: Server) -> str:
    """The name of a database with roles, and an account in each."""
    name = "withroles"
    postgres_server.sql(f"CREATE DATABASE {name} STRATEGY wal_log", "CREATE ROLE nobody LOGIN")
    for _ in range(2):  # it can be said again
        done = prepare_database(postgres_server.address(name), "office")
    assert done[1] == "the roles are office_reader, office_officer, office_keeper"
    for role in ACCOUNTS:
        postgres_server.sql(f"CREATE ROLE a_{role} LOGIN", f"GRANT office_{role} TO a_{role}")
    return name


@pytest.fixture
def stores(postgres_server: Server, place: str) -> Iterator[dict[str, PostgresCaseStore]]:
    """The store as each account opens it."""
    with contextlib.ExitStack() as stack:
        yield {
            role: stack.enter_context(
                contextlib.closing(opened_in(postgres_server.address(place, f"a_{role}")))
            )
            for role in ACCOUNTS
        }


def test_an_officer_works_and_a_reader_sees_it(stores: dict[str, PostgresCaseStore]) -> None:
    officer, reader = stores["officer"], stores["reader"]
    assert officer.read_only == ""
    cursor, _ = reader.changes(-1)
    case = officer.create(new_case(subject="Bins"), b"raw")
    case = officer.save(changed(case), 1)
    officer.open_case(case.reference, "kim")
    assert reader.get(case.reference) == case
    assert reader.changes(cursor)[1] == (case.reference,)
    assert [present.officer for present in reader.who_has(case.reference)] == ["kim"]
    assert {each.reference for each in officer.counted()} >= {case.reference}
    accounts = reader.connections.read("SELECT DISTINCT account FROM foitui.events")
    assert accounts == [("a_officer",)]
    assert officer.similar(case) is not None


def test_a_reader_counts_what_many_cases_have(
    stores: dict[str, PostgresCaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    stores["officer"].create(new_case(text="How many quinces?"))
    monkeypatch.setattr(searching, "RARE", 0)
    for store in stores.values():
        assert store.count(Filter(text="quinc")) == 1
        assert store.counts_by_stage(Filter(text="quinc")) == {Stage.RECEIVED: 1}


def test_a_reader_saves_nothing_and_is_told_why(stores: dict[str, PostgresCaseStore]) -> None:
    case = stores["officer"].create(new_case())
    reader = stores["reader"]
    assert "may only read" in reader.read_only
    reader.open_case(case.reference, "kim")
    assert list(reader.counted())
    with pytest.raises(ReadOnly, match="may only read"):
        reader.create(new_case())
    with pytest.raises(ReadOnly, match="may only read"):
        reader.save(changed(case), 1)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE foitui.events SET name = 'Sam'",
        "UPDATE foitui.events SET salt = NULL, body = NULL",
        "DELETE FROM foitui.events",
        "TRUNCATE foitui.events",
        "INSERT INTO foitui.events SELECT * FROM foitui.events",
        "UPDATE foitui.places SET stage = 'closed'",
        "UPDATE foitui.held SET officer = 'sam'",
        "DELETE FROM foitui.cases",
        "UPDATE foitui.head SET sequence = 0",
        "SELECT foitui.append(1, '', '', 0, '', '', '{}', '{}')",
        "ALTER TABLE foitui.events DISABLE TRIGGER ALL",
    ],
)
def test_an_officer_cannot_change_the_history_past_foitui(
    postgres_server: Server, place: str, stores: dict[str, PostgresCaseStore], sql: str
) -> None:
    stores["officer"].create(new_case())
    address = postgres_server.address(place, "a_officer")
    with psycopg.connect(address) as plain, pytest.raises(errors.InsufficientPrivilege):
        plain.execute(sql)


@pytest.mark.parametrize(
    "odd",
    [
        {"salts": [], "events": []},
        {"version": 2, "salts": [], "events": []},
        {"version": 7},
        {"salts": [b"one", b"two"]},
        {"name": "Sam"},
        {"reference_said": '"FOI-1999-0001"'},
    ],
)
def test_nothing_is_saved_past_foitui_without_the_event_that_says_so(
    postgres_server: Server, place: str, odd: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [*re.findall(r"p_(\w+) ", f"{functions._ROW}{functions._REST}")]
    sent: list[tuple[str, list[object]]] = []
    with contextlib.closing(opened_in(postgres_server.address(place, "a_officer"))) as store:
        store.create(new_case(subject="Bins"))
        case = store.create(new_case(subject="Bins"))
        call = store.connections.write
        monkeypatch.setattr(
            store.connections, "write", lambda sql, values: sent.append((sql, [*values]))
        )
        with pytest.raises(TypeError):
            store.save(changed(case), 1)
        with pytest.raises(TypeError):
            store.create(new_case())
        for sql, values in sent:
            first = len(values) - len(names)
            for name, value in odd.items():
                values[first + names.index(name)] = value
            with pytest.raises(errors.CheckViolation):
                call(sql, values)
        assert store.get(case.reference) == case


@pytest.mark.parametrize("account", ["a_keeper", "postgres"])
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE foitui.events SET name = 'Sam'",
        "UPDATE foitui.events SET account = 'sam', salt = NULL, body = NULL",
        "UPDATE foitui.events SET body = 'x'",
        "DELETE FROM foitui.events",
        "TRUNCATE foitui.events",
    ],
)
def test_nor_can_a_keeper_or_its_owner(
    postgres_server: Server,
    place: str,
    stores: dict[str, PostgresCaseStore],
    sql: str,
    account: str,
) -> None:
    stores["officer"].create(new_case())
    address = postgres_server.address(place, account)
    with psycopg.connect(address) as plain, pytest.raises(errors.InsufficientPrivilege):
        plain.execute(sql)


def test_only_a_keeper_erases(stores: dict[str, PostgresCaseStore]) -> None:
    case = stores["officer"].create(new_case())
    with pytest.raises(ReadOnly, match="no right"):
        stores["officer"].care.erase(case.reference, "asked to", "kim", AT)
    stores["keeper"].care.erase(case.reference, "asked to", "kim", AT)
    assert stores["keeper"].care.rebuild() == stores["reader"].count()
    faults = [
        found.faults
        for found in stores["keeper"].care.examine()
        if found.faults and found.check != "server"
    ]
    assert faults == []


def test_an_account_without_a_role_is_told_so(postgres_server: Server, place: str) -> None:
    with pytest.raises(Unreachable, match=r"given no role.*GRANT office_officer TO nobody"):
        opened_in(postgres_server.address(place, "nobody"))


def test_a_right_that_was_given_past_foitui_shows(
    postgres_server: Server, place: str, stores: dict[str, PostgresCaseStore]
) -> None:
    with psycopg.connect(postgres_server.address(place), autocommit=True) as plain:
        plain.execute("GRANT DELETE ON foitui.events TO office_officer")
        found = {each.check: each.faults for each in stores["reader"].care.examine()}
        plain.execute("REVOKE DELETE ON foitui.events FROM office_officer")
    assert found["rights"] == ("office_officer has the right to delete events",)


def test_a_database_without_a_caseload_is_never_made_into_one(postgres_server: Server) -> None:
    postgres_server.sql("CREATE DATABASE nothing STRATEGY wal_log")
    with pytest.raises(Missing, match="foitui init --data postgresql:"):
        opened_in(postgres_server.address("nothing"))


def test_a_newer_caseload_is_not_opened(postgres_server: Server) -> None:
    address = made(postgres_server)
    with psycopg.connect(address, autocommit=True) as plain:
        plain.execute("UPDATE foitui.meta SET value = '99' WHERE key = 'schema_version'")
    for call in (lambda: opened_in(address), lambda: prepare_database(address, "other")):
        with pytest.raises(TooNew, match="format 99"):
            call()


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://kim:hush@db.example.org/foi",
        "postgresql://db.example.org/foi?user=kim&password=hush",
        "service=foi password=hush",
        "postgresql://[kim:hush@db/foi?password=hush",
        "postgresql://kim:hush@[::1/foi",
        "postgresql://kim:hush/hush@db/foi",
        "postgresql://db/foi?pass%77ord=hush",
        "service='foi'password=hush",
        "host=db password = hush",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_shown(address: str) -> None:
    with pytest.raises(PasswordShown, match="PGPASSFILE") as caught:
        open_store(address, shipped_calendar())
    assert "hush" not in str(caught.value)
    assert "hush" not in repr(caught.value.__context__)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("mysql://db/foi", "it starts with postgresql://"),
        ("postgresql://db/foi?nonsense=1", "invalid URI query parameter"),
        ("postgresql://my db/foi", "unexpected spaces"),
        ("postgresql://%zz/foi", "percent-encoded"),
        ("postgresql://[::1/foi", 'looking for matching "]" in IPv6 host address in URI (docs'),
        ("service=foi dbname", 'missing "="'),
    ],
)
def test_what_is_no_address_is_told_so(address: str, why: str) -> None:
    with pytest.raises(NoAddress, match=re.escape(why)):
        open_store(address, shipped_calendar())


def test_an_account_is_not_shown_with_the_place(tmp_path: object) -> None:
    assert shown("postgresql://kim@db:1/foi?user=sam&sslmode=require") == (
        "postgresql://db:1/foi?sslmode=require"
    )
    assert shown("host=db user='kim k' dbname=foi") == "host=db dbname=foi"
    with pytest.raises(Unreachable, match=r"no server answers there \(No such file") as caught:
        opened_in(f"postgresql://kim@/foi?host={tmp_path}")
    assert caught.value.place == f"postgresql:///foi?host={tmp_path}"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://[::1]:6599/foi",
        "postgresql://one:1,two:2/foi",
        "postgresql:///a%20%25%20b?host=/run/one&port=6",
    ],
)
def test_a_place_is_shown_as_it_can_be_typed(address: str) -> None:
    assert connected(address).place == address


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_hold_every_text_is_refused(
    postgres_server: Server, encoding: str
) -> None:
    name = f"in_{encoding.lower()}"
    postgres_server.sql(
        f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'"
    )
    address = postgres_server.address(name)
    for call in (lambda: prepare_database(address, "office"), lambda: opened_in(address)):
        with pytest.raises(Unsuited, match=f"encoded in {encoding}.*createdb --encoding=UTF8"):
            call()
    assert postgres_server.sql("SELECT to_regnamespace('foitui')", database=name) == [(None,)]


def test_an_older_server_is_refused_in_one_line() -> None:
    class Info:
        server_version = 140012

        def parameter_status(self, name: str) -> str:
            return {"server_version": "14.12 (Debian)", "server_encoding": "UTF8"}[name]

    class Old:
        info = Info()

    with pytest.raises(Unsuited, match=r"it is PostgreSQL 14\.12 .* needs 15 or later"):
        require_fit(cast("psycopg.Connection", Old()), "service=foi")


def test_a_database_that_is_not_there_is_told_with_the_mend(postgres_server: Server) -> None:
    with pytest.raises(Unreachable, match='"none here" does not exist; who keeps the server'):
        opened_in(postgres_server.address("none%20here"))


def test_a_keeper_moves_a_caseload_in_and_an_officer_does_not(
    postgres_server: Server, place: str, tmp_path: Path
) -> None:
    name = f"{place}too"
    postgres_server.sql(f"CREATE DATABASE {name} STRATEGY wal_log")
    prepare_database(postgres_server.address(name), "office")
    with contextlib.ExitStack() as stack:
        source = stack.enter_context(contextlib.closing(opened(tmp_path / "a", create=True)))
        case = source.create(new_case(), b"raw")
        officer, keeper = (
            stack.enter_context(
                contextlib.closing(opened_in(postgres_server.address(name, f"a_{role}")))
            )
            for role in ("officer", "keeper")
        )
        with pytest.raises(ReadOnly):
            move(source.care.side(), officer.care.side(), lambda *_: None)
        move(source.care.side(), keeper.care.side(), lambda *_: None)
        assert officer.get(case.reference) == case
