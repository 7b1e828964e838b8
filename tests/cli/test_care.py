"""`foitui history`, `backup`, `restore`, `export`, `doctor`, `erase`, `compact` and `init`."""

import contextlib
import csv
import io
import json
import sqlite3
import stat
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from foitui.case.changes import assign, choose_route
from foitui.case.records import Case
from foitui.case.words import Route
from foitui.cli import progress
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.cases import TinyDbCaseStore
from tests.cli.conftest import NOW, Add, Run
from tests.hostile import HOSTILE

Stored = Callable[[str], Case]


def save(folder: Path, *cases: Case) -> None:
    store = open_store(folder, shipped_calendar())
    for case in cases:
        store.save(case, store.get(case.reference).version)
    store.close()


def spoil(folder: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(folder / "cases.db", isolation_level=None)) as plain:
        plain.execute(sql)


# --- history


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


# --- backup and restore


def test_a_backup_is_made_listed_and_restored(
    add: Add, run: Run, own_office: Path, stored: Stored, tmp_path: Path
) -> None:
    case = add()
    code, out, err = run("backup")
    assert (code, err) == (0, "")
    (backup,) = (own_office / "backups").iterdir()
    assert out.startswith(f"{backup} (")
    assert str(backup) in run("restore").out
    save(own_office, assign(case, "kim", officer="ann", at=NOW))
    code, out, _ = run("restore", "newest", "--to", str(tmp_path / "new"))
    assert (code, out) == (0, f"1 cases from {backup.name}, in {tmp_path / 'new'}\n")
    assert stored("FOI-2026-0001").officer == "kim"
    code, out, _ = run("restore", "newest", "--in-place")
    assert code == 0
    assert "what was there before is in" in out
    assert stored("FOI-2026-0001") == case


def test_restoring_replaces_nothing_unasked(add: Add, run: Run) -> None:
    add()
    run("backup")
    code, _, err = run("restore", "newest")
    assert (code, err.count("\n")) == (2, 1)
    assert "--in-place" in err


def test_where_there_is_no_backup_it_is_said(run: Run) -> None:
    assert "foitui backup" in run("restore").out
    assert run("restore", "newest", "--in-place").code == 2
    assert run("restore", "nosuchfile", "--in-place").code == 2


def test_a_backup_of_damaged_cases_says_so(add: Add, run: Run, own_office: Path) -> None:
    add()
    spoil(own_office, "UPDATE documents SET checksum=0")
    code, out, _ = run("backup")
    assert code == 1
    assert "damaged: FOI-2026-0001" in out
    assert json.loads(run("backup", "--json").out)["damaged"]


def test_a_backup_without_room_names_the_disk_that_is_full(
    add: Add, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    add()
    monkeypatch.setattr("foitui.store.keeping.copy_pages", full)
    assert (
        f"no room to write in {tmp_path / 'else'} ("
        in run("backup", "--to", f"{tmp_path}/else").err
    )
    assert list((tmp_path / "else").iterdir()) == []


def test_only_a_number_of_backups_is_kept(run: Run) -> None:
    code, _, err = run("backup", "--keep", "few")
    assert (code, err.count("\n")) == (2, 1)


# --- export and back


def test_the_export_opens_in_tinydb_and_comes_back(
    add: Add, run: Run, stored: Stored, tmp_path: Path
) -> None:
    case = add()
    file = tmp_path / "export.json"
    assert run("export", "--tinydb", str(file)).out == f"1 cases in {file}\n"
    assert stat.filemode(file.stat().st_mode) == "-rw-------"
    with TinyDB(file, access_mode="r") as plain:
        assert len(plain.table("cases")) == 1
    code, out, _ = run("import", "--tinydb", str(file), "--data", str(tmp_path / "new"))
    assert (code, out) == (0, f"1 imported from {file}\n")
    store = open_store(tmp_path / "new", shipped_calendar())
    assert store.get(case.reference) == stored(case.reference)
    store.close()
    code, _, err = run("import", "--tinydb", str(file))
    assert (code, err.count("\n")) == (2, 1)


def test_an_export_is_written_over_nothing(add: Add, run: Run, tmp_path: Path) -> None:
    add()
    (tmp_path / "mine.json").write_text("mine")
    code, _, err = run("export", "--tinydb", str(tmp_path / "mine.json"))
    assert (code, err.count("\n")) == (2, 1)
    assert (tmp_path / "mine.json").read_text() == "mine"


def test_cases_are_exported_as_a_list(add: Add, run: Run, tmp_path: Path) -> None:
    add()
    run("export", "--json", "-o", str(tmp_path / "cases.json"))
    (case,) = json.loads((tmp_path / "cases.json").read_text())
    assert case["reference"] == "FOI-2026-0001"


# --- doctor, compact, erase, init


def test_a_sound_caseload_is_well(add: Add, run: Run) -> None:
    add()
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert "WRONG" not in out
    assert "the last digest is" in out
    assert all(check["ok"] for check in json.loads(run("doctor", "--json").out))


def test_what_is_wrong_is_told_with_its_mend(add: Add, run: Run, own_office: Path) -> None:
    add()
    spoil(own_office, "UPDATE cases SET officer='x'")
    code, out, _ = run("doctor")
    assert code == 1
    assert "WRONG  list       FOI-2026-0001: the list shows it otherwise" in out
    assert "mend: foitui doctor --rebuild" in out
    assert run("doctor", "--rebuild").code == 0
    assert run("doctor").code == 0


def test_what_does_not_open_is_a_finding(add: Add, run: Run, own_office: Path) -> None:
    add()
    (own_office / "cases.db").write_bytes(b"garbage")
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert "WRONG  open       The caseload is damaged" in out


def test_a_case_is_erased_when_it_is_meant(add: Add, run: Run, own_office: Path) -> None:
    add(text="About zebrawood")
    run("backup")
    code, _, err = run("erase", "FOI-2026-0001", "--why", "kept too long")
    assert (code, err.count("\n")) == (2, 1)
    assert "--yes" in err
    code, out, _ = run("erase", "FOI-2026-0001", "--why", "kept too long", "--yes")
    assert code == 0
    assert "also from" in out
    content = b"".join(file.read_bytes() for file in own_office.rglob("*") if file.is_file())
    assert b"zebrawood" not in content
    assert "was erased" in run("show", "FOI-2026-0001").err
    assert "Erased: kept too long" in run("history", "FOI-2026-0001").out
    assert run("doctor").code == 0


@pytest.mark.parametrize("arguments", [("FOI-2026-0009", "--why", "x"), ("FOI-2026-0001",)])
def test_nothing_is_erased_by_mistake(arguments: tuple[str, ...], add: Add, run: Run) -> None:
    add()
    code, _, err = run("erase", *arguments, "--yes")
    assert (code, err.count("\n")) == (2, 1)


def test_compacting_says_what_it_gained(add: Add, run: Run) -> None:
    add()
    code, out, _ = run("compact")
    assert code == 0
    assert "MB before" in out
    assert set(json.loads(run("compact", "--json").out)) == {"before", "after", "log_emptied"}


def test_init_starts_a_caseload_and_says_what_it_did(run: Run, own_office: Path) -> None:
    code, out, err = run("init")
    assert (code, err) == (0, "")
    assert "started a caseload" in out
    assert "sudo -u" in out
    assert stat.filemode(own_office.stat().st_mode) == "drwx------"
    assert "has 0 cases" in run("init").out


def test_init_for_a_group_that_there_is_none_of_does_nothing(run: Run, own_office: Path) -> None:
    code, _, err = run("init", "--group", "nosuchgroup")
    assert (code, err.count("\n")) == (2, 1)
    assert not own_office.exists()


def test_later_messages_of_an_import_are_kept_as_they_arrived(
    run: Run, own_office: Path, tmp_path: Path
) -> None:
    head = "From: A Requester <r@example.org>\nMIME-Version: 1.0\n"
    first = (
        f"{head}Date: Mon, 2 Feb 2026 09:30:00 +0000\nSubject: Plan\nMessage-ID: <1@x>\n\nPlan?\n"
    )
    later = (
        f"{head}Date: Tue, 3 Feb 2026 09:30:00 +0000\nSubject: Re: Plan\nMessage-ID: <2@x>\n"
        "In-Reply-To: <1@x>\nReferences: <1@x>\n\nAny news?\n"
    )
    (tmp_path / "1.eml").write_text(first)
    (tmp_path / "2.eml").write_text(later)
    out = run("import", str(tmp_path / "1.eml"), str(tmp_path / "2.eml")).out
    if "added to" not in out:
        pytest.skip("this reading of mail makes no thread of the two")
    store = open_store(own_office, shipped_calendar())
    key = store.get("FOI-2026-0001").correspondence[0].message_key
    assert store.raw("FOI-2026-0001", key) == (tmp_path / "2.eml").read_bytes()
    store.close()


def test_a_long_import_shows_how_far_it_is_and_goes_on_where_it_was_interrupted(
    run: Run, own_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        (tmp_path / f"{number:02d}.txt").write_text(f"Please send me plan {number}.")
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "FIRST", 0.001)
    monkeypatch.setattr(progress, "AGAIN", 0.001)
    create, stored = TinyDbCaseStore.create, list[str]()

    def interrupted(self: TinyDbCaseStore, case: Case, raw: bytes | None = None) -> Case:
        if len(stored) == 30:
            ends = time.monotonic() + 10
            while "30 read" not in screen.getvalue() and time.monotonic() < ends:
                pass
            raise KeyboardInterrupt
        stored.append(case.request.message_key)
        return create(self, case, raw)

    monkeypatch.setattr(TinyDbCaseStore, "create", interrupted)
    files = [str(path) for path in sorted(tmp_path.glob("*.txt"))]
    assert run("import", *files, "--received", "2026-03-01").code == 130
    assert "\rImporting: 30 read" in screen.getvalue()
    monkeypatch.setattr(TinyDbCaseStore, "create", create)
    out = run("import", *files, "--received", "2026-03-01").out
    assert "30 imported, 30 already here" in out
