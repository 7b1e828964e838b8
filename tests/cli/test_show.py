"""`foitui show`."""

import json
from collections.abc import Callable
from pathlib import Path

from foitui.case.changes import record_correspondence, send_reply
from foitui.case.records import Case, Message
from tests.cli.behind import save
from tests.cli.conftest import NOW, Add, Run


def test_the_summary_has_reference_subject_deadline_and_items(add: Add, run: Run) -> None:
    add(items=("The fire plan.", "The lift plan."))
    code, out, err = run("show", "FOI-2026-0001")
    assert (code, err) == (0, "")
    for words in (
        "FOI-2026-0001",
        "Fire risk",
        "30 March 2026",
        "The fire plan.",
        "The lift plan.",
    ):
        assert words in out


def test_who_asked_is_hidden(add: Add, run: Run) -> None:
    add()
    for arguments in (["show", "FOI-2026-0001"], ["show", "FOI-2026-0001", "--json"]):
        printed = run(*arguments).out
        assert "A Requester" not in printed
        assert "requester@example.org" not in printed


def test_neither_signature_nor_reply_nor_history_tells_who_asked(
    add: Add, run: Run, own_office: Path
) -> None:
    case = add("The fire plan?\n\nA Requester", items=("The fire plan?",))
    letter = "Dear A Requester, enclosed."
    later = Message(received=NOW.date(), text="And the lift plan?\n\nA Requester")
    case = record_correspondence(case, later, officer="ann", at=NOW)
    sent = send_reply(case, NOW.date(), letter, to="requester@example.org", officer="ann", at=NOW)
    save(own_office, sent)
    commands = ["show", "--json"], ["show"], ["history"], ["search", "fire"], ["check"]
    for command, *options in commands:
        case_meant = [] if command == "search" else ["FOI-2026-0001"]
        printed = run(command, *case_meant, *options).out
        assert "A Requester" not in printed
        assert "requester@example.org" not in printed


def test_who_asked_can_be_revealed_and_that_is_recorded(
    add: Add, run: Run, stored: Callable[[str], Case]
) -> None:
    add()
    out = run("show", "FOI-2026-0001", "--reveal", "a fees notice goes by post").out
    assert "A Requester" in out
    event = stored("FOI-2026-0001").events[-1]
    assert (event.action, event.officer) == ("reveal_requester", "ann")
    assert "a fees notice goes by post" in event.summary


def test_json_has_the_case_and_what_is_derived_from_it(add: Add, run: Run) -> None:
    add()
    shown = json.loads(run("show", "FOI-2026-0001", "--json").out)
    assert shown["stage"] == "received"
    assert shown["outcome"] == "undecided"
    assert shown["items"] == [{"number": 1, "outcome": "undecided"}]
    assert shown["deadline"]["due"] == "2026-03-30"
    assert shown["deadline"]["working_days_left"] == 19
    assert shown["case"]["request"]["subject"] == "Fire risk"


def test_hostile_words_stay_text(add: Add, run: Run) -> None:
    add("\x1b[2J\u202e[bold]x[/] {{ 7*7 }}", subject="\x1b]0;x\x07[@click=app.quit]y[/]")
    for arguments in (["show", "FOI-2026-0001"], ["show", "FOI-2026-0001", "--json"]):
        printed = run(*arguments).out
        assert not {"\x1b", "\u202e", "\x07"} & set(printed)
        assert "[bold]x[/]" in printed
        assert "[@click=app.quit]y[/]" in printed


def test_the_formats_are_those_that_were_asked_for(add: Add, run: Run) -> None:
    add(items=("The fire | plan.", "The lift plan."))
    asked = ("show", "FOI-2026-0001", "--format")
    assert run(*asked, "json").out == run("show", "FOI-2026-0001", "--json").out
    assert run(*asked, "text").out == run("show", "FOI-2026-0001").out
    marked = run(*asked, "markdown").out
    assert marked.startswith("# FOI-2026-0001: Fire risk\n")
    assert "\n| 1 | The fire \\| plan. | undecided |\n" in marked
    assert "Decisions" in run(*asked, "rich").out


def test_a_beginning_that_items_share_is_shown_once(add: Add, run: Run) -> None:
    asked = "For each depot and for each year since 2014, please tell me: "
    add(items=(f"{asked}the miles", f"{asked}the fuel"))
    for form in ("text", "markdown", "rich"):
        out = " ".join(run("show", "FOI-2026-0001", "--format", form).out.split())
        assert out.count("For each depot") == 1
        assert "the fuel" in out


def test_a_summary_is_one_screen(add: Add, run: Run) -> None:
    add(items=("The fire plan.", "The lift plan.", "The flood plan."))
    assert len(run("show", "FOI-2026-0001").out.splitlines()) <= 24
