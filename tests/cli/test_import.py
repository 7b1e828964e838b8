"""`foitui import`."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from tests.cli.conftest import Run
from tests.hostile import HOSTILE

SITE = "request-7-abcdef01@whatdotheyknow.com"


def mail(number: int, text: str = "Please send me the plan.", sender: str = "r@example.org") -> str:
    return (
        f"Date: Mon, {number} Feb 2026 09:30:00 +0000\nFrom: A Requester <{sender}>\n"
        f"Subject: Plan {number}\nMessage-ID: <{number}@example.org>\nMIME-Version: 1.0\n\n{text}\n"
    )


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "1.eml").write_text(mail(2))
    (folder / "2.eml").write_text(mail(3, "Please send me:\n1. the map\n2. the cost"))
    return folder


def test_each_message_becomes_a_case_with_its_items(
    inbox: Path, run: Run, stored: Callable[[str], Case]
) -> None:
    code, out, err = run("import", str(inbox))
    assert (code, err) == (0, "")
    assert "FOI-2026-0001  Plan 2 (1 item)" in out
    assert "FOI-2026-0002  Plan 3 (2 items)" in out
    assert out.endswith("2 imported, 0 already here, 0 could not be read\n")
    case = stored("FOI-2026-0002")
    assert [item.text for item in case.items] == ["the map", "the cost"]
    assert case.events[0].officer == "ann"
    assert case.officer == ""


def test_the_message_is_kept_as_it_arrived(inbox: Path, run: Run, own_office: Path) -> None:
    run("import", str(inbox))
    store = open_store(own_office, shipped_calendar())
    assert store.raw("FOI-2026-0001") == (inbox / "1.eml").read_bytes()
    store.close()


def test_the_same_message_twice_is_one_case(inbox: Path, run: Run) -> None:
    run("import", str(inbox / "1.eml"))
    (inbox / "copy.eml").write_bytes((inbox / "1.eml").read_bytes())
    code, out, _ = run("import", str(inbox))
    assert code == 0
    assert f"{inbox / '1.eml'}: already here as FOI-2026-0001" in out
    assert f"{inbox / 'copy.eml'}: already here as FOI-2026-0001" in out
    assert out.endswith("1 imported, 2 already here, 0 could not be read\n")


def test_a_later_message_is_added_to_its_case(
    tmp_path: Path, run: Run, stored: Callable[[str], Case]
) -> None:
    first, later = tmp_path / "1.eml", tmp_path / "2.eml"
    first.write_text(mail(2, sender=SITE))
    later.write_text(mail(9, "Only the plan of the park.", sender=SITE))
    run("import", str(first))
    code, out, _ = run("import", str(later))
    assert (code, "added to FOI-2026-0001" in out) == (0, True)
    case = stored("FOI-2026-0001")
    assert [message.text.strip() for message in case.correspondence] == [
        "Only the plan of the park."
    ]
    assert "already here as FOI-2026-0001" in run("import", str(later)).out


def test_what_cannot_be_read_is_named_and_the_rest_is_imported(inbox: Path, run: Run) -> None:
    (inbox / "0.eml").write_text("")
    (inbox / "notes.toml").write_text("x = 1")
    code, out, _ = run("import", str(inbox), str(inbox / "missing.eml"))
    assert code == 1
    assert out.endswith(
        "2 imported, 0 already here, 2 could not be read:\n"
        f"  {inbox / '0.eml'}: it is empty\n"
        f"  {inbox / 'missing.eml'}: it cannot be opened: no such file or directory\n"
    )
    assert f"passed over, answers, not a request: 1\n  {inbox / 'notes.toml'}\n" in out


def test_standard_input_can_be_given_a_day(
    run: Run, monkeypatch: pytest.MonkeyPatch, stored: Callable[[str], Case]
) -> None:
    data = mail(2).replace("Date:", "X-Date:").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run("import", "-", "--received", "2026-02-27").code == 0
    assert stored("FOI-2026-0001").request.received.isoformat() == "2026-02-27"


def test_an_officer_can_be_named(inbox: Path, run: Run, stored: Callable[[str], Case]) -> None:
    run("import", str(inbox), "--officer", "bea")
    assert stored("FOI-2026-0001").events[0].officer == "bea"


def test_json_has_its_keys_and_never_who_asked(inbox: Path, run: Run) -> None:
    (inbox / "0.eml").write_text("")
    code, out, _ = run("import", str(inbox), "--json")
    told = json.loads(out)
    assert code == 1
    assert set(told) == {"imported", "already_here", "added_to", "unreadable", "passed_over"}
    assert told["imported"][0] == {
        "source": str(inbox / "1.eml"),
        "reference": "FOI-2026-0001",
        "subject": "Plan 2",
        "items": 1,
        "notes": ["its day of receipt is the sender's date"],
    }
    assert told["unreadable"] == [{"source": str(inbox / "0.eml"), "reason": "it is empty"}]
    assert "A Requester" not in out


def test_hostile_messages_print_no_control(inbox: Path, run: Run) -> None:
    rows = [
        {
            "received": "2026-02-27",
            "text": f"Please send: {s}",
            "subject": s,
            "name": s,
            "wa\x1brd": s,
        }
        for s in HOSTILE.values()
    ]
    (inbox / "hostile.json").write_text(json.dumps([*rows, {"received": "\x1b[2J", "text": "x"}]))
    code, out, _ = run("import", str(inbox))
    assert code == 1
    assert f"{len(rows) + 2} imported" in out
    assert not {"\x1b", "\x9b", "\x07", "\u202e", "\r", "\x00"} & set(out)


def test_wrong_use_names_the_mend(run: Run) -> None:
    assert run("import").code == 2
    assert run("import", "x", "--received", "soon").code == 2
