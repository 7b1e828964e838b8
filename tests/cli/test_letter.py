"""`foitui letter`."""

from pathlib import Path

import pytest

from foitui.case import send_reply
from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from tests.cli.conftest import NOW, Add, Run


@pytest.fixture
def sent(add: Add, own_office: Path) -> Case:
    """A case whose reply went out."""
    case = add()
    store = open_store(own_office, shipped_calendar())
    try:
        done = send_reply(case, NOW.date(), "Dear A Requester\n\nAs sent.", officer="ann", at=NOW)
        return store.save(done, case.version)
    finally:
        store.close()


def test_a_letter_that_lacks_facts_is_printed_with_marks_and_they_are_listed(
    add: Add, run: Run
) -> None:
    add()
    code, out, err = run("letter", "FOI-2026-0001")
    assert code == 1
    assert "2 March 2026" in out
    assert err.startswith("foitui: the letter of FOI-2026-0001 lacks ")
    assert "authority.name" in err


def test_the_date_of_the_letter_can_be_chosen(add: Add, run: Run) -> None:
    add()
    assert "18 April 2026" in run("letter", "FOI-2026-0001", "--on", "2026-04-18").out


def test_a_letter_that_went_out_is_printed_as_it_was_sent(sent: Case, run: Run) -> None:
    code, out, err = run("letter", sent.reference)
    assert (code, out, err) == (0, "Dear A Requester\n\nAs sent.\n", "")


def test_a_letter_is_written_to_a_file_and_not_over_one(
    sent: Case, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "reply.txt"
    assert run("letter", sent.reference, "-o", str(path)) == (0, "", "")
    assert path.read_text("utf-8") == "Dear A Requester\n\nAs sent.\n"
    code, _, err = run("letter", sent.reference, "-o", str(path))
    assert code == 2
    assert "add --force" in err
    assert run("letter", sent.reference, "-o", str(path), "--force").code == 0


def test_a_folder_gets_a_file_named_by_the_reference(sent: Case, run: Run, tmp_path: Path) -> None:
    assert run("letter", sent.reference, "-o", f"{tmp_path}/out/").code == 0
    assert (tmp_path / "out" / "FOI-2026-0001.txt").exists()


def test_a_place_that_cannot_be_written_is_told(sent: Case, run: Run, tmp_path: Path) -> None:
    code, _, err = run("letter", sent.reference, "-o", str(tmp_path / "absent" / "reply.txt"))
    assert code == 2
    assert err.endswith("reply.txt: No such file or directory\n")


def test_markdown_can_be_asked_for(add: Add, run: Run) -> None:
    add(items=("The *bold* plan.",))
    out = run("letter", "FOI-2026-0001", "--format", "markdown").out
    assert "*bold*" not in out.replace(r"\*", "")


def test_hostile_words_of_the_request_stay_text(add: Add, run: Run) -> None:
    add(items=("\x1b[2J{{ 7*7 }} \u202eone",), subject="\x1b]0;x\x07")
    out = run("letter", "FOI-2026-0001").out
    assert not {"\x1b", "\u202e", "\x07"} & set(out)
    assert "49" not in out


def test_a_case_that_is_not_there_is_told(add: Add, run: Run) -> None:
    add()
    code, out, err = run("letter", "FOI-2026-0009")
    assert (code, out) == (2, "")
    assert err == "foitui: There is no case FOI-2026-0009; look for it in the list.\n"
