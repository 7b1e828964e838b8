"""Making a database ready: what is refused before, what is said to lack, what can be pasted."""

import re

import psycopg
import pytest

from foitui.store.errors import Unprepared, Unreachable, Unsuited
from foitui.store.places import prepare_database
from foitui.store.postgres.role_names import UnusableName, as_sql
from tests.postgres import Server
from tests.store.databases import opened_in

MAKES_TABLES = "GRANT CREATE ON DATABASE {name} TO kim"


@pytest.fixture(scope="module", autouse=True)
def _kim(postgres_server: Server) -> None:
    postgres_server.sql("CREATE ROLE kim LOGIN")


def new_database(server: Server, name: str, *rights: str) -> str:
    """Make a database, give kim rights in it, and return its address for kim."""
    server.sql(f"CREATE DATABASE {name} STRATEGY wal_log")
    for right in rights:
        server.sql(right.format(name=name), database=name)
    return server.address(name, "kim")


def has_schema(server: Server, name: str) -> bool:
    """Whether anything was made there."""
    return server.sql("SELECT to_regnamespace('foitui') IS NOT NULL", database=name) == [(True,)]


@pytest.mark.parametrize(
    ("prefix", "why"),
    [
        ("", "it is empty"),
        ("  ", "it is empty"),
        ("pg_x", "PostgreSQL keeps pg_ for itself"),
        ("o" * 56, "55 bytes"),
        ("ö" * 28, "55 bytes"),
        ("a\0b", "only letters"),
        ('of"fice', "only letters"),
        ("o'ffice", "only letters"),
        ("office;", "only letters"),
        ("office\x1b[2J", "only letters"),
        ("of\udcfffice", "only letters"),
        ("an office", "only letters"),
    ],
)
def test_a_beginning_that_makes_no_name_is_refused_before_anything_is_made(
    prefix: str, why: str
) -> None:
    with pytest.raises(UnusableName, match=f"{why}.*--roles office") as caught:
        prepare_database("postgresql:///nowhere?host=/nowhere", prefix)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("prefix", ["PG_x", "the-office", "Öffnung", "o" * 55, "1st.office"])
def test_names_stand_in_sql_as_they_are_made(postgres_server: Server, prefix: str) -> None:
    name = f"names{abs(hash(prefix))}"
    new_database(postgres_server, name)
    for _ in range(2):
        prepare_database(postgres_server.address(name), prefix)
    quoted = as_sql(f"{prefix}_officer")
    postgres_server.sql(f"GRANT {quoted} TO kim")
    assert postgres_server.sql(f"SELECT quote_ident('{prefix}_officer')") == [(quoted,)]
    opened_in(postgres_server.address(name, "kim")).close()
    postgres_server.sql(f"REVOKE {quoted} FROM kim")
    with pytest.raises(Unreachable) as caught:
        opened_in(postgres_server.address(name, "kim"))
    postgres_server.sql(str(caught.value).partition(" one: ")[2].rstrip("."))
    opened_in(postgres_server.address(name, "kim")).close()


def test_two_offices_of_one_caseload_are_each_told_to_who_has_no_role(
    postgres_server: Server,
) -> None:
    address = new_database(postgres_server, "two_offices")
    for prefix in ("north", "South"):
        prepare_database(postgres_server.address("two_offices"), prefix)
    grants = 'GRANT "South_officer" TO kim or GRANT north_officer TO kim'
    with pytest.raises(Unreachable, match=grants):
        opened_in(address)


def test_without_the_right_to_make_tables_nothing_is_made_and_it_is_said(
    postgres_server: Server,
) -> None:
    address = new_database(postgres_server, "no_tables")
    with pytest.raises(Unprepared, match=r"Nothing was made .* kim may not make") as caught:
        prepare_database(address, "no_tables")
    assert MAKES_TABLES.format(name="no_tables") in str(caught.value)
    assert not has_schema(postgres_server, "no_tables")


def test_without_the_right_to_make_roles_the_tables_are_made_and_both_is_said(
    postgres_server: Server,
) -> None:
    address = new_database(postgres_server, "no_roles", MAKES_TABLES)
    with pytest.raises(Unprepared, match=r"Made the tables in .* kim may make no roles") as caught:
        prepare_database(address, "no_roles")
    assert "ALTER ROLE kim CREATEROLE" in str(caught.value)
    assert has_schema(postgres_server, "no_roles")
    opened_in(address).close()
    with pytest.raises(Unprepared, match="The tables were there already in"):
        prepare_database(address, "no_roles")
    statements = re.findall(r"CREATE ROLE \w+ NOLOGIN", str(caught.value))
    postgres_server.sql(*statements)
    assert len(statements) == 3
    assert "no_roles_officer" in prepare_database(address, "no_roles")[1]


def test_only_the_roles_that_are_missing_are_asked_for(postgres_server: Server) -> None:
    address = new_database(postgres_server, "one_role", MAKES_TABLES)
    postgres_server.sql('CREATE ROLE "One_reader"', 'CREATE ROLE "One_officer"')
    with pytest.raises(Unprepared) as caught:
        prepare_database(address, "One")
    assert str(caught.value).count("CREATE ROLE") == 1
    assert 'CREATE ROLE "One_keeper" NOLOGIN' in str(caught.value)


def test_whoever_has_both_rights_makes_all(postgres_server: Server) -> None:
    address = new_database(postgres_server, "both_rights", MAKES_TABLES)
    postgres_server.sql("ALTER ROLE kim CREATEROLE")
    done = prepare_database(address, "both_rights")
    postgres_server.sql("ALTER ROLE kim NOCREATEROLE")
    assert done[0].startswith("made the tables in ")
    assert prepare_database(address, "both_rights") == (
        done[0].replace("made the tables", "the tables were there already"), done[1]
    )  # fmt: skip


@pytest.mark.parametrize("role", ["", "reader", "officer", "keeper"])
def test_a_caseload_of_another_account_is_left_as_it_is(postgres_server: Server, role: str) -> None:
    name = f"of_another{role}"
    address = new_database(postgres_server, name, MAKES_TABLES)
    prepare_database(postgres_server.address(name), name)
    if role:
        postgres_server.sql(f"GRANT {name}_{role} TO kim")
    with pytest.raises(Unprepared, match=r"Nothing was changed .* postgres's, and not kim's"):
        prepare_database(address, "other")
    roles = "SELECT value FROM foitui.meta WHERE key = 'roles'"
    assert postgres_server.sql(roles, database=name) == [(name,)]


def test_a_schema_of_our_name_without_a_caseload_is_told(postgres_server: Server) -> None:
    address = new_database(
        postgres_server, "strange", "CREATE SCHEMA foitui AUTHORIZATION kim", MAKES_TABLES
    )
    with pytest.raises(Unsuited, match="schema foitui"):
        prepare_database(address, "strange")


def test_who_asks_is_named_as_it_can_be_pasted(postgres_server: Server) -> None:
    new_database(postgres_server, "odd_name")
    postgres_server.sql('CREATE ROLE "Kim K" LOGIN', 'ALTER DATABASE odd_name RENAME TO "Odd-name"')
    with pytest.raises(Unprepared) as caught:
        prepare_database(postgres_server.address("Odd-name", "Kim%20K"), "odd")
    assert 'GRANT CREATE ON DATABASE "Odd-name" TO "Kim K"' in str(caught.value)
    with psycopg.connect(postgres_server.address("Odd-name", "Kim%20K")) as plain:
        assert plain.info.user == "Kim K"
