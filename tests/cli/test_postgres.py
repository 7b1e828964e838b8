"""Every command works on a caseload in a database, or says in one sentence what does its work."""

import json
from pathlib import Path

import pytest

from foitui.cli.main import COMMANDS
from tests.cli.conftest import Run
from tests.postgres import Server

WITHOUT = {"backup": "pg_dump", "compact": "autovacuum", "restore": "pg_restore"}


@pytest.fixture(scope="module")
def _made(postgres_server: Server) -> str:
    postgres_server.sql("CREATE DATABASE commands STRATEGY wal_log")
    return postgres_server.address("commands")


@pytest.fixture
def address(_made: str, monkeypatch: pytest.MonkeyPatch, run: Run) -> str:
    """The address of a database with a caseload, named by the environment."""
    monkeypatch.setenv("FOITUI_DATA", _made)
    assert run("init").code == 0
    return _made


def test_init_makes_the_caseload_and_says_what_is_left_to_do(address: str, run: Run) -> None:
    code, out, err = run("init", "--roles", "office")
    assert (code, err) == (0, "")
    assert "the tables were there already in postgresql:" in out
    assert "the roles are office_reader, office_officer, office_keeper" in out
    assert "GRANT office_officer TO" in out
    assert run("init", "--group", "foi").code == 2


def test_init_says_names_as_they_can_be_pasted_or_refuses_them(address: str, run: Run) -> None:
    assert 'GRANT "The-Office_officer" TO' in run("init", "--roles", "The-Office").out
    for prefix in ("pg_x", "", "of'fice"):
        code, out, err = run("init", "--roles", prefix)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "as in --roles office" in err


def test_init_without_the_rights_says_which_and_what_was_done(
    postgres_server: Server, run: Run
) -> None:
    postgres_server.sql("CREATE ROLE visitor LOGIN", "CREATE DATABASE visited STRATEGY wal_log")
    place = postgres_server.address("visited", "visitor")
    for done, mend in (
        ("Nothing was made", "GRANT CREATE ON DATABASE visited TO visitor"),
        ("Made the tables", "ALTER ROLE visitor CREATEROLE"),
    ):
        code, out, err = run("init", "--data", place, "--roles", "visited")
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert done in err
        assert f"{mend};" in err
        postgres_server.sql(mend)
    assert "GRANT visited_officer TO" in run("init", "--data", place, "--roles", "visited").out


def test_a_case_is_taken_in_worked_on_and_erased(address: str, run: Run, tmp_path: Path) -> None:
    request = tmp_path / "request.txt"
    request.write_text("Dear Council,\n\nHow many bins were emptied in 2025?\n")
    assert run("import", str(request)).code == 0
    (row,) = json.loads(run("list", "--search", "bins", "--json").out)
    reference = row["reference"]
    assert reference in run("show", reference).out
    assert run("assign", reference, "kim").code == 0
    assert "kim" in run("history", reference).out
    assert [found["check"] for found in json.loads(run("doctor", "--json").out)][:2] == [
        "server",
        "rights",
    ]
    assert "1 cases" in run("doctor", "--rebuild").out
    file = tmp_path / "export.json"
    assert run("export", "--tinydb", str(file)).code == 0
    new = str(tmp_path / "new")
    assert run("import", "--tinydb", str(file), "--data", new).code == 0
    assert reference in run("show", reference, "--data", new).out
    erased = run("erase", reference, "--why", "asked to", "--yes")
    assert erased.code == 1
    assert "the files of the server" in erased.out
    assert json.loads(run("list", "--json").out) == []


@pytest.mark.parametrize("command", WITHOUT)
def test_what_postgresql_does_itself_is_said(address: str, run: Run, command: str) -> None:
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert WITHOUT[command] in err
    assert command in COMMANDS


def test_the_settings_file_can_name_the_database(
    address: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FOITUI_DATA")
    settings = tmp_path / "settings.toml"
    settings.write_text(f'database = "{address}"\n')
    monkeypatch.setenv("FOITUI_SETTINGS", str(settings))
    assert run("list", "--json").out == "[]\n"
    shown = address.replace("postgres@", "")
    for command in ("settings", "doctor"):
        assert f"cases: {shown}\n" in run(command).out
    settings.write_text('database = "postgresql://kim:hush@db.example.org/foi"\n')
    for arguments in (["settings"], ["settings", "database", "--json"], ["doctor"]):
        ran = run(*arguments)
        assert "an address that cannot be used" in ran.out
        assert "hush" not in ran.out + ran.err
    assert run("list", "--data", str(tmp_path / "nothing")).code == 2


def test_a_password_is_refused_and_not_shown(run: Run) -> None:
    code, out, err = run("list", "--data", "postgresql://kim:hush@db.example.org/foi")
    assert (code, out) == (2, "")
    assert "PGPASSFILE" in err
    assert "hush" not in err
    for command in ("settings", "doctor"):
        ran = run(command, "--data", "postgresql://kim:hush@db.example.org/foi")
        assert "an address that cannot be used" in ran.out
        assert "hush" not in ran.out + ran.err


@pytest.mark.parametrize("place", ["mysql://db/foi", "Postgresql://db/foi", "host=db dbname"])
def test_a_mistyped_address_never_becomes_a_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "request.txt").write_text("How many bins were emptied in 2025?\n")
    code, _, err = run("import", "request.txt", "--data", place)
    assert code == 2
    assert "no address of a database" in err
    assert [path.name for path in tmp_path.iterdir()] == ["request.txt"]


def test_nobody_there_is_one_line(run: Run, tmp_path: Path) -> None:
    code, _, err = run("list", "--data", f"postgresql:///foi?host={tmp_path}")
    assert code == 2
    assert "cannot be reached" in err
    assert len(err.splitlines()) == 1
