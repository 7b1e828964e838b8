"""`foitui letter`."""

import sys
import zipfile
from pathlib import Path

import pytest

from foitui.case.changes import send_reply
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


@pytest.mark.parametrize(
    ("form", "ending", "inside"),
    [("docx", ".docx", "word/document.xml"), ("odt", ".odt", "content.xml")],
)
def test_a_document_is_written_to_a_file(
    form: str, ending: str, inside: str, add: Add, run: Run, tmp_path: Path
) -> None:
    add()
    assert run("letter", "FOI-2026-0001", "--format", form, "-o", f"{tmp_path}/out/").code == 1
    with zipfile.ZipFile(tmp_path / "out" / f"FOI-2026-0001{ending}") as file:
        assert b"fire risk assessment" in file.read(inside)


def test_a_page_can_be_asked_for(add: Add, run: Run) -> None:
    add(items=("The <b>plan</b>.",))
    out = run("letter", "FOI-2026-0001", "--format", "html").out
    assert out.startswith("<!DOCTYPE html>")
    assert "The &lt;b&gt;plan&lt;/b&gt;." in out


def test_a_terminal_gets_no_document(add: Add, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    add()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, out, err = run("letter", "FOI-2026-0001", "--format", "docx")
    assert (code, out) == (2, "")
    assert err == "foitui: a terminal cannot show docx; name a file with -o\n"


def test_a_library_that_is_missing_is_told_in_one_line(
    add: Add, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add()
    monkeypatch.setitem(sys.modules, "docx", None)
    path = tmp_path / "reply.docx"
    code, _, err = run("letter", "FOI-2026-0001", "--format", "docx", "-o", str(path))
    assert code == 2
    assert err == (
        "foitui: this format needs python-docx, which is not installed; "
        "run: pip install 'foitui[docx]'\n"
    )
    assert not path.exists()


def test_where_it_goes_is_said_when_asked(sent: Case, run: Run) -> None:
    assert run("letter", sent.reference, "--headers").out.startswith("To: ")
    out = run("letter", sent.reference, "--headers", "--on", "2026-03-02").out
    assert out.startswith("To: no address is known\nSubject: Your request: Fire risk\n\n")


def test_a_letter_made_anew_says_so_where_its_words_are_not_those_sent(
    sent: Case, run: Run
) -> None:
    assert "made anew" in run("letter", sent.reference, "--format", "markdown").err
    assert "made anew" not in run("letter", sent.reference, "--notice", "acknowledgement").err


def test_a_receipt_names_the_deadline(add: Add, run: Run) -> None:
    add()
    out = run("letter", "FOI-2026-0001", "--notice", "acknowledgement").out
    assert "We will answer by 30 March 2026." in out


def test_a_notice_of_more_time_names_the_date_that_is_given(add: Add, run: Run) -> None:
    add()
    asked = ("letter", "FOI-2026-0001", "--notice", "reg7-extension")
    code, out, err = run(*asked, "--by", "2026-04-20", "--because", "There are 9,000 files.")
    assert code == 1
    assert "We will answer by 20 April 2026." in out
    assert "There are 9,000 files." in out
    assert "an item that is handled under the Environmental Information Regulations" in err


def test_a_fees_notice_says_until_when_the_law_lets_a_fee_be_paid(add: Add, run: Run) -> None:
    # FOIA s9(2): three months beginning with the day on which the notice is given.
    add()
    asked = ("letter", "FOI-2026-0001", "--notice", "fees-notice", "--on", "2026-04-03")
    out = run(*asked, "--because", "£12 for 120 copies.").out
    assert "Please pay by 2 July 2026." in out
    assert "£12 for 120 copies." in out


def test_a_notice_has_a_file_name_of_its_own(add: Add, run: Run, tmp_path: Path) -> None:
    add()
    run("letter", "FOI-2026-0001", "--notice", "acknowledgement", "-o", f"{tmp_path}/out/")
    assert (tmp_path / "out" / "FOI-2026-0001 acknowledgement.txt").exists()


def test_a_date_without_a_notice_is_refused(add: Add, run: Run) -> None:
    add()
    code, _, err = run("letter", "FOI-2026-0001", "--by", "2026-04-20")
    assert code == 2
    assert "--notice" in err


def test_words_of_our_own_are_used_and_a_fault_in_them_is_told(
    add: Add, run: Run, tmp_path: Path
) -> None:
    add()
    parts = tmp_path / "config" / "foitui" / "templates" / "parts"
    parts.mkdir(parents=True)
    (parts / "closing.md").write_text("With our best wishes")
    (parts / "rights.md").write_text("Ask\n{{ letter.nobody }}")
    _, out, err = run("letter", "FOI-2026-0001")
    assert out.endswith("\nWith our best wishes\n")
    assert "If you are unhappy with this reply" in out
    assert f"foitui: {parts / 'rights.md'}, line 2: " in err
    assert "; the built-in words are used instead\n" in err
