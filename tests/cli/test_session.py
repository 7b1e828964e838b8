"""`foitui session`."""

import datetime as dt
import json
from pathlib import Path

import pytest

from foitui.law.next_step import NextStep
from foitui.tui.place import Place
from foitui.tui.session import Became, Session, Visit
from foitui.tui.session_file import SessionFile
from tests.cli.conftest import NOW, Add, Run

DECIDED = Visit(
    reference="FOI-2026-0001",
    at=NOW,
    became=(Became.DECIDED, Became.SENT_FOR_REVIEW),
    next=NextStep.WAIT,
    keys=31,
    seconds=360,
    finished=True,
)
LEFT = Visit(
    reference="FOI-2026-0002",
    at=NOW,
    next=NextStep.ANSWER,
    open=6,
    question="route@1",
    asks="Which regime does this fall under?",
    findings={"legal_requirement": 1},
    keys=1,
    seconds=20,
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_office: Path) -> SessionFile:
    """The file of the officer who runs the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return SessionFile("ann", str(own_office.resolve()))


def session(name: str, at: dt.datetime = NOW, *visits: Visit) -> Session:
    place = Place(view="mine")
    return Session(
        id=name, begun=at, last=at + dt.timedelta(minutes=45), place=place, visits=visits
    )


def test_the_last_day_is_told_as_plain_text(add: Add, run: Run, file: SessionFile) -> None:
    add()
    file.put(session("a", NOW - dt.timedelta(days=1), LEFT))
    file.put(session("b", NOW, DECIDED, LEFT))
    assert run("session").out.splitlines() == [
        "Review session: 2 March 2026, 09:30 to 10:15, among: mine",
        "Cases seen: 2; 1 decided, 1 sent for review, 1 left",
        "Findings still open: !! 1 required by law",
        "Used: 32 keys, 6 min",
        "",
        "Left",
        "  FOI-2026-0002: 6 questions open, next: Which regime does this fall under?",
        "    findings open: !! 1 required by law",
        "    1 key, 20 s",
        "",
        "Done",
        "  FOI-2026-0001: decided, sent for review; it waits for somebody else",
        "    31 keys, 6 min",
    ]
    assert run("session", "--all").out.count("Review session") == 2


def test_in_json_its_keys_are_stable(add: Add, run: Run, file: SessionFile) -> None:
    add()
    file.put(session("b", NOW, DECIDED, LEFT))
    (told,) = json.loads(run("session", "--json").out)
    assert (told["seen"], told["decided"], told["sent_for_review"], told["left"]) == (2, 1, 1, 1)
    assert told["cases"][1]["question"] == "route@1"
    assert told["findings"] == {"legal_requirement": 1}
    assert "Fire" not in json.dumps(told)


def test_where_there_was_none_that_is_said(add: Add, run: Run, file: SessionFile) -> None:
    add()
    ran = run("session")
    assert (ran.code, ran.out.startswith("No review session yet")) == (0, True)


def test_two_programs_of_one_officer_keep_their_own(file: SessionFile, own_office: Path) -> None:
    file.put(session("a", NOW, LEFT))
    SessionFile("ann", str(own_office.resolve())).put(session("b", NOW, DECIDED))
    file.put(session("a", NOW, LEFT, DECIDED))
    assert {each.id: len(each.visits) for each in file.read()} == {"a": 2, "b": 1}
    assert file.path.stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_told_once(add: Add, run: Run, file: SessionFile) -> None:
    add()
    file.put(session("a", NOW, LEFT))
    file.path.write_bytes(b"\xff\x00")
    assert (run("session").code, run("session").code) == (2, 0)


def test_a_demo_leaves_nothing_behind(run: Run, file: SessionFile) -> None:
    assert run("demo", "--list").code == 0
    assert not file.path.parent.exists()


def test_the_next_case_is_named_for_a_script(add: Add, run: Run, file: SessionFile) -> None:
    add(received=dt.date(2026, 2, 27))
    add(received=dt.date(2026, 2, 20))
    assert run("session", "--next") == (0, "FOI-2026-0002\n", "")
    told = json.loads(run("session", "--next", "--json").out)
    assert (told["next"], told["open"], told["question"]) == ("answer", 1, "route@1")


def test_where_no_case_needs_the_officer_the_answer_is_no(
    add: Add, run: Run, file: SessionFile
) -> None:
    add()
    run("assign", "FOI-2026-0001", "ben")
    ran = run("session", "--next")
    assert (ran.code, ran.out) == (1, "")
    assert "no case needs you now" in ran.err
