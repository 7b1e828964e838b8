"""`foitui history`."""

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest

from foitui.case.changes import assign, choose_route
from foitui.case.words import Route
from tests.cli.behind import save
from tests.cli.conftest import NOW, Add, Run
from tests.hostile import HOSTILE


def test_history_says_who_when_what_before_and_after(add: Add, run: Run, own_office: Path) -> None:
    routed = choose_route(add(), (1,), Route.FOIA, officer="ann", at=NOW)
    save(own_office, routed, choose_route(routed, (1,), Route.EIR, officer="kim", at=NOW))
    code, out, err = run("history", "FOI-2026-0001")
    assert (code, err) == (0, "")
    assert "  3  2026-03-02 09:30  kim  " in out
    assert "item 1, route:\n       from  foia\n       to    eir\n" in out


def test_the_display_name_of_the_settings_is_in_the_history(
    add: Add, run: Run, own_office: Path, tmp_path: Path
) -> None:
    add()
    (tmp_path / "config" / "foitui").mkdir(parents=True)
    settings = tmp_path / "config" / "foitui" / "settings.toml"
    settings.write_text('display_name = "Ann Officer"\n')
    run("show", "FOI-2026-0001", "--reveal", "the fee needs an address")
    assert "Ann Officer (ann)" in run("history", "FOI-2026-0001").out


def test_under_sudo_the_history_names_the_caller(
    add: Add, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add()
    monkeypatch.setenv("SUDO_USER", "sam")
    run("show", "FOI-2026-0001", "--reveal", "the fee needs an address")
    assert "  2  2026-03-02 09:30  sam  " in run("history", "FOI-2026-0001").out


def test_history_as_json_has_the_events_and_their_digests(add: Add, run: Run) -> None:
    add()
    (entry,) = json.loads(run("history", "FOI-2026-0001", "--json").out)
    assert entry["event"]["officer"] == "ann"
    assert len(entry["digest"]) == 64


@pytest.mark.parametrize("kind", ["csv", "json", "txt"])
def test_history_is_exported_whole(
    add: Add, run: Run, own_office: Path, tmp_path: Path, kind: str
) -> None:
    long = "x" * 500
    save(own_office, assign(add(), long, officer="ann", at=NOW))
    file = tmp_path / f"history.{kind}"
    assert run("history", "FOI-2026-0001", "--export", str(file)).code == 0
    assert long in file.read_text()
    assert long not in run("history", "FOI-2026-0001").out


def test_a_spreadsheet_takes_nothing_in_it_for_a_formula(
    add: Add, run: Run, own_office: Path, tmp_path: Path
) -> None:
    save(own_office, assign(add(), "=1+1", officer="@ann", at=NOW))
    run("history", "FOI-2026-0001", "--export", str(tmp_path / "h.csv"))
    rows = list(csv.reader(io.StringIO((tmp_path / "h.csv").read_text())))
    assert not any(cell[:1] in "=@+-" for row in rows for cell in row if cell)


def test_an_export_of_an_unknown_kind_is_refused(add: Add, run: Run) -> None:
    add()
    code, _, err = run("history", "FOI-2026-0001", "--export", "h.docx")
    assert (code, err.count("\n")) == (2, 1)
    assert ".csv" in err


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_act_in_no_history(
    name: str, add: Add, run: Run, own_office: Path, tmp_path: Path
) -> None:
    save(own_office, assign(add(), HOSTILE[name], officer=HOSTILE[name] or "ann", at=NOW))
    out = run("history", "FOI-2026-0001").out
    kinds = {unicodedata.category(letter) for letter in out if letter != "\n"}
    assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & kinds
