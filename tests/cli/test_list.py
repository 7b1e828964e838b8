"""`foitui list`."""

import datetime as dt
import json
from pathlib import Path

import pytest

from foitui.case.changes import assign
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from tests.cli.conftest import NOW, Add, Run


def test_the_most_urgent_case_stands_first_and_columns_stand_in_line(add: Add, run: Run) -> None:
    add(subject="Later", received=dt.date(2026, 2, 27))
    add(subject="Sooner", received=dt.date(2026, 1, 5))
    head, first, second = run("list").out.splitlines()
    assert head.split() == ["reference", "due", "left", "stage", "route", "officer", "subject"]
    assert first.endswith("Sooner")
    assert second.endswith("Later")
    assert head.index("subject") == first.index("Sooner") == second.index("Later")


def test_lateness_and_days_left_are_told_in_words(add: Add, run: Run) -> None:
    add(received=dt.date(2026, 2, 27))
    add(received=dt.date(2026, 1, 5))
    first, second = run("list").out.splitlines()[1:]
    assert "2026-02-02" in first
    assert "20 late" in first
    assert " 19 " in second


def test_overdue_can_be_asked_for(add: Add, run: Run) -> None:
    add(subject="Late", received=dt.date(2026, 1, 5))
    add(subject="In time")
    listed = run("list", "--due", "overdue").out
    assert "Late" in listed
    assert "In time" not in listed


def test_what_is_due_soon_follows_the_settings(add: Add, run: Run, own_office: Path) -> None:
    add(subject="In 19 days")
    assert "In 19 days" not in run("list", "--due", "soon").out
    (own_office / "settings.toml").write_text("due_soon = 19\n", "utf-8")
    assert "In 19 days" in run("list", "--due", "soon").out


def test_words_stage_and_limit_narrow_the_list(add: Add, run: Run) -> None:
    add(subject="Fire risk")
    add(subject="Parking", text="Parking income, please.")
    assert "Parking" not in run("list", "--search", "fire").out
    assert run("list", "--stage", "sent").out == "No cases.\n"
    assert len(run("list", "--limit", "1").out.splitlines()) == 2


def test_json_has_the_summary_and_the_days_left(add: Add, run: Run) -> None:
    add()
    (row,) = json.loads(run("list", "--json").out)
    assert row["reference"] == "FOI-2026-0001"
    assert row["due"] == "2026-03-30"  # St Patrick's Day counts out
    assert row["working_days_left"] == 19
    assert row["stage"] == "received"


def test_a_hostile_subject_stays_one_line_of_text(add: Add, run: Run) -> None:
    add(subject="\x1b[2J\u202eevil\r\n[bold]x")
    for arguments in (["list"], ["list", "--json"]):
        printed = run(*arguments).out
        assert "\x1b" not in printed
        assert "\u202e" not in printed
    assert "[bold]x" in run("list").out
    assert len(run("list").out.splitlines()) == 2


@pytest.mark.parametrize("arguments", [("--due", "soonish"), ("--limit", "0"), ("--stage", "x")])
def test_a_wrong_argument_is_told_on_one_line(arguments: tuple[str, str], run: Run) -> None:
    code, out, err = run("list", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_without_a_caseload_the_mend_is_told(run: Run) -> None:
    code, out, err = run("list")
    assert (code, out) == (2, "")
    assert "foitui import PATH" in err
    assert "foitui demo" in err


def test_a_fault_in_the_settings_is_told_on_one_line(add: Add, run: Run, own_office: Path) -> None:
    add()
    (own_office / "settings.toml").write_text("due_son = 1\n", "utf-8")
    code, _, err = run("list")
    assert code == 2
    assert err.endswith("line 1: due_son: there is no such setting; did you mean 'due_soon'?\n")


def test_the_list_can_be_in_another_order(add: Add, run: Run) -> None:
    add(subject="Later", received=dt.date(2026, 2, 27))
    add(subject="Sooner", received=dt.date(2026, 1, 5))
    by_number = run("list", "--sort", "reference").out.splitlines()
    assert [line.split()[-1] for line in by_number] == ["subject", "Later", "Sooner"]
    assert run("list", "--sort", "received", "--reverse").out.splitlines()[1].endswith("Later")


def test_an_officer_is_shown_by_their_own_name_and_found_by_me(
    add: Add, run: Run, own_office: Path
) -> None:
    add()
    store = open_store(own_office, shipped_calendar())
    case = store.get("FOI-2026-0001")
    store.save(assign(case, "ann", officer="ann", at=NOW), case.version)
    store.close()
    (own_office / "settings.toml").write_text('display_name = "Ann Officer"\n', "utf-8")
    assert "  Ann Officer  " in run("list", "--officer", "me").out
    assert "Ann Officer" in run("show", "FOI-2026-0001").out
    (row,) = json.loads(run("list", "--officer", "ann", "--json").out)
    assert row["officer"] == "ann"
