"""`foitui calendar`, read back by the library that calendar programs use too."""

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Add, Run
from tests.hostile import HOSTILE


def entries(text: str) -> list[dict[str, str]]:
    read = Calendar.from_ical(text)
    return [{str(key).lower(): str(value) for key, value in each.items()} for each in read.events]


def test_a_deadline_is_an_entry_of_its_day(add: Add, run: Run) -> None:
    add()
    read = Calendar.from_ical(run("calendar").out)
    (event,) = read.events
    assert event["summary"] == "Reply due: FOI-2026-0001 Fire risk"
    assert event.decoded("dtstart") == dt.date(2026, 3, 30)
    assert event.decoded("dtend") == dt.date(2026, 3, 31)
    assert event["uid"] == "FOI-2026-0001@foitui"
    assert "Received: 2026-02-27" in str(event["description"])
    assert "Requester" not in run("calendar").out


def test_what_is_not_due_any_more_is_left_out(add: Add, run: Run, tmp_path: Path) -> None:
    run("demo", "--keep", str(tmp_path / "demo"))
    found = entries(run("calendar", "--data", str(tmp_path / "demo")).out)
    assert 5 < len(found) < 12
    assert len({each["uid"] for each in found}) == len(found)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_make_no_entry_and_no_property(words: str, add: Add, run: Run) -> None:
    words = words.encode("utf-8", "replace").decode()  # as reading does
    add(subject=f"{words}\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE")
    out = run("calendar").out
    (found,) = entries(out)
    assert set(found) == {
        "uid", "dtstamp", "sequence", "dtstart", "dtend", "summary", "description", "status",
        "transp",
    }  # fmt: skip
    assert not any(ord(letter) < 32 and letter not in "\r\n" for letter in out)
    assert "\nBEGIN:VALARM" not in out
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))


def test_a_file_is_written_once_and_over_only_when_told(add: Add, run: Run, tmp_path: Path) -> None:
    add()
    file = tmp_path / "due.ics"
    assert run("calendar", "-o", str(file)).out == f"1 deadline in {file}\n"
    assert run("calendar", "-o", str(file)).code == 2
    assert run("calendar", "-o", str(file), "--force").code == 0
    assert len(entries(file.read_text("utf-8"))) == 1


def test_only_cases_of_one_officer(add: Add, run: Run) -> None:
    add()
    assert entries(run("calendar", "--officer", "ben").out) == []
