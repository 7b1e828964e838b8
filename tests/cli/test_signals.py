"""`foitui signals`: plain and JSON, from a file, an e-mail and standard input."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Add, Run
from tests.hostile import HOSTILE

REQUEST = "Please send counsel's opinion on the sale, and all e-mails about it."


def answer(run: Run, file: Path) -> dict[str, Any]:
    ran = run("signals", str(file), "--json")
    assert (ran.code, ran.err) == (0, "")
    value = json.loads(ran.out)
    assert isinstance(value, dict)
    return value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "request.txt"
    made.write_text(REQUEST, "utf-8")
    return made


def test_the_documented_keys_are_given(run: Run, file: Path) -> None:
    found = answer(run, file)
    assert set(found) == {"route", "routes", "provisions", "note"}
    assert (found["route"], found["routes"]) == ("foia", [])
    first, second = found["provisions"]
    assert set(first) == {"id", "cite", "matched", "why", "caution"}
    assert (first["cite"], second["cite"]) == ("s42(1)", "s12(1)")
    (match,) = first["matched"]
    assert match == {"start": 12, "end": 29, "words": "counsel's opinion"}


def test_a_route_is_named_beside_its_cite(run: Run, file: Path) -> None:
    file.write_text("Please send me my medical records.", "utf-8")
    found = answer(run, file)
    assert found["route"] == "sar"
    assert {(each["route"], each["cite"]) for each in found["routes"]} == {
        ("sar", "UK GDPR Article 15")
    }


def test_a_request_for_two_routes_has_none_as_a_whole(run: Run, file: Path) -> None:
    file.write_text("Please send my file. How many people have one?", "utf-8")
    assert answer(run, file)["route"] is None
    assert "route: more than one" in run("signals", str(file)).out


def test_the_plain_answer_shows_words_reason_and_caution(run: Run, file: Path) -> None:
    ran = run("signals", str(file))
    assert (ran.code, ran.err) == (0, "")
    assert "route: the Act (FOIA)" in ran.out
    assert 's42(1)  "counsel\'s opinion"' in ran.out
    assert ran.out.count("  why  ") == ran.out.count("  beware  ") == 2


def test_standard_input_is_read_and_broken_bytes_do_no_harm(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = io.TextIOWrapper(io.BytesIO(b"\xff\xfe my file please \x80"))
    monkeypatch.setattr(sys, "stdin", data)
    ran = run("signals", "-", "--json")
    assert (ran.code, json.loads(ran.out)["route"]) == (0, "sar")


def test_of_an_email_the_text_alone_is_read(run: Run, tmp_path: Path) -> None:
    mail = tmp_path / "request.eml"
    mail.write_bytes(
        b"From: A Requester <requester@example.org>\r\n"
        b"X-Trees: felled\r\nDate: Mon, 2 Feb 2026 10:00:00 +0000\r\n"
        b"Subject: Request\r\nContent-Type: text/plain\r\n\r\n"
        b"How many chairs does the council own?\r\n"
    )
    found = answer(run, mail)
    assert (found["route"], found["routes"], found["provisions"]) == ("foia", [], [])


@pytest.mark.parametrize("name", ["missing.txt", "missing.eml", "."])
def test_what_cannot_be_read_is_told_on_one_line(run: Run, tmp_path: Path, name: str) -> None:
    ran = run("signals", str(tmp_path / name))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "cannot be read" in ran.err


def test_an_empty_email_is_told(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.eml"
    empty.write_bytes(b"")
    ran = run("signals", str(empty))
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_reach_no_terminal(run: Run, file: Path, text: str) -> None:
    file.write_bytes(f"Please send counsel's {text} opinion".encode("utf-8", "surrogatepass"))
    for arguments in ((), ("--json",)):
        out = run("signals", str(file), *arguments).out
        assert not [c for c in out if not c.isprintable() and c not in "\n\xa0\u3000"]


def test_the_hints_of_a_case_are_listed_put_aside_and_offered_again(add: Add, run: Run) -> None:
    ref = add(text=REQUEST).reference
    made = json.loads(run("signals", "--case", ref, "--json").out)
    first = made["suggested"][0]
    assert (first["suggests"], first["items"], made["put_aside"]) == ("s42(1)", [1], [])
    assert f"id       {first['id']}" in run("signals", "--case", ref).out
    assert run("signals", "--case", ref, "--aside", first["id"]).code == 0
    told = run("signals", "--case", ref).out
    assert f"put aside: {first['id']}" in told
    assert "s42(1)" not in told
    assert run("signals", "--case", ref, "--aside", first["id"]).code == 2
    assert run("signals", "--case", ref, "--again", first["id"]).code == 0
    assert run("signals", "--case", ref, "--again", first["id"]).code == 2
    assert "s42(1)" in run("signals", "--case", ref).out


def test_a_file_or_a_case_is_named_and_not_both(run: Run) -> None:
    assert run("signals").code == 2
    assert run("signals", "x.txt", "--case", "FOI-2026-0001").code == 2
    assert run("signals", "x.txt", "--aside", "x").code == 2
