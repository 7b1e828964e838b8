"""Statistics, the disclosure log, timeline and lists as files, from the command line."""

import csv
import io
import json
from email import message_from_bytes
from pathlib import Path

from foitui.case.changes import withdraw
from foitui.case.records import Case
from tests.cli.conftest import NOW, Add, Run
from tests.cli.test_afterwards import REF, change, sent


def test_the_return_counts_and_leads_to_its_cases(add: Add, run: Run, own_office: Path) -> None:
    add()
    add(text="Another")
    sent(own_office)
    ran = run("stats", "--quarter", "2026Q1", "--plain")
    assert ran.code == 0
    assert "in time, of those due: 100 % (1 of 1)" in ran.out
    made = json.loads(run("stats", "--year", "2026", "--set", "local", "--json").out)
    assert made["tables"][0]["figures"][0]["count"] == 2
    assert run("stats", "--quarter", "2026Q1", "--cases", "responded").out == f"{REF}\n"
    assert run("stats", "--cases", "zzz").code == 2
    assert run("stats", "--quarter", "now").code == 2


def test_statistics_become_files(add: Add, run: Run, tmp_path: Path) -> None:
    add()
    file, book = tmp_path / "s.csv", tmp_path / "s.xlsx"
    ran = run("stats", "--year", "2026", "--csv", str(file), "--xlsx", str(book))
    assert ran.code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    assert rows[0]["cases"] == REF
    assert book.read_bytes()[:2] == b"PK"
    assert run("stats", "--year", "2026", "--csv", str(file)).code == 2


def test_officers_and_the_work_ahead_are_shown(add: Add, run: Run) -> None:
    add()
    assert "nobody" in run("stats", "--year", "2026", "--by", "officer", "--plain").out
    assert "2026-03-30      1  #" in run("stats", "--forecast", "20", "--plain").out
    assert run("stats", "--forecast", "0").code == 2


def test_the_log_publishes_what_was_chosen(
    add: Add, run: Run, own_office: Path, tmp_path: Path
) -> None:
    add()
    sent(own_office, "Dear A Requester, write to requester@example.org.")
    assert "nobody has said of 1 reply" in run("log").err
    assert run("log", "--unchosen").out == f"{REF}\n"
    assert run("log", "--withhold", REF).code == 2
    assert run("log", "--publish", REF).code == 0
    page = tmp_path / "log.html"
    for _ in range(2):
        assert run("log", "--format", "html", "-o", str(page)).code == 0
        assert "requester@example.org" not in page.read_text("utf-8")
        assert "Dear [name removed]" in page.read_text("utf-8")
    assert run("log", "--xlsx", str(tmp_path / "log.xlsx")).code == 0
    assert (tmp_path / "log.xlsx").read_bytes()[:2] == b"PK"


def test_a_reply_that_may_tell_is_held_back(add: Add, run: Run, own_office: Path) -> None:
    add()
    sent(own_office, "Call 020 7946 0018.")
    run("log", "--publish", REF)
    ran = run("log")
    assert (ran.code, "020 7946" in ran.out) == (1, False)
    assert "a telephone number" in ran.err


def test_what_would_be_published_is_checked_and_may_stand_once_looked_at(
    add: Add, run: Run, own_office: Path
) -> None:
    add()
    assert run("log", "--check", REF).code == 2
    sent(own_office, "Dear A Requester,\ncall 020 7946 0018.")
    ran = run("log", "--check", REF)
    assert (ran.code, "\nDear [name removed],\n" in ran.out) == (1, True)
    assert "\\" not in ran.out
    assert "held back: a telephone number: 020 7946 0018 (reply, line 2)" in ran.err
    assert run("log", "--publish", REF, "--may-stand", "020 7946 0018").code == 0
    assert run("log", "--check", REF).code == run("log").code == 0


def test_cases_behind_a_figure_and_the_work_ahead_become_files(
    add: Add, run: Run, tmp_path: Path
) -> None:
    add()
    file = tmp_path / "late.csv"
    given = ("stats", "--quarter", "2026Q1", "--cases", "received")
    assert run(*given, "--csv", str(file)).code == 0
    assert file.read_text("utf-8").splitlines()[1].startswith(f"{REF},")
    assert json.loads(run(*given, "--json").out)[0]["reference"] == REF
    ahead = tmp_path / "ahead.csv"
    assert run("stats", "--workload", "--csv", str(ahead)).code == 0
    assert f"2026-03-30,1,{REF}" in ahead.read_text("utf-8")
    assert "2026-03-30      0" in run("stats", "--workload", "--officer", "ben").out
    assert run("stats", "--workload", "--cases", "2026-03-30").out == f"{REF}\n"
    assert run("stats", "--by", "officer", "--year", "2026", "--cases", "open ").out == f"{REF}\n"


def test_the_timeline_is_a_line_and_a_list(add: Add, run: Run) -> None:
    add()
    out = run("history", REF, "--timeline").out
    assert "a  Fri 27 Feb 2026     0  received" in out
    assert "reply due" in out
    assert out.isascii()
    assert json.loads(run("history", REF, "--timeline", "--json").out)["first"] == "2026-02-27"


def test_the_list_becomes_a_file_without_formulas(add: Add, run: Run, tmp_path: Path) -> None:
    add(subject='=HYPERLINK("https://trap.example/")')
    file = tmp_path / "list.csv"
    assert run("list", "--csv", str(file)).code == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    assert rows[0]["subject"].startswith("'=")


def test_a_reply_becomes_a_draft_for_the_mail_program(
    add: Add, run: Run, own_office: Path, tmp_path: Path
) -> None:
    add()
    file = tmp_path / "reply.eml"
    assert "no address is known" in run("letter", REF, "--mail", "-o", str(file)).err
    assert not file.exists()

    def addressed(case: Case) -> Case:
        import msgspec

        request = msgspec.structs.replace(case.request, reply_to="requester@example.org")
        return withdraw(
            msgspec.structs.replace(case, request=request), NOW.date(), officer="ann", at=NOW
        )

    change(own_office, addressed)
    run("letter", REF, "--mail", "-o", str(file))
    assert message_from_bytes(file.read_bytes())["To"] == "requester@example.org"


def test_every_list_becomes_a_sheet(add: Add, run: Run, tmp_path: Path) -> None:
    add(subject="=Fire risk")
    add(subject="Fire risk again")
    commands = (
        ("search", "fire"),
        ("similar", REF),
        ("check", REF),
        ("retention",),
        ("list",),
        ("stats", "--year", "2026", "--by", "officer"),
    )
    for number, command in enumerate(commands):
        file = tmp_path / f"{number}.csv"
        run(*command, "--csv", str(file), "--xlsx", str(file.with_suffix(".xlsx")))
        rows = list(csv.reader(io.StringIO(file.read_text("utf-8"), newline="")))
        assert all(len(row) == len(rows[0]) for row in rows), command
        assert file.with_suffix(".xlsx").exists()
    found = (tmp_path / "0.csv").read_text("utf-8")
    assert "where" in found.splitlines()[0]
    assert "'=Fire risk" in found
    history = tmp_path / "h.xlsx"
    assert run("history", REF, "--export", str(history)).code == 0
    assert history.read_bytes()[:2] == b"PK"
