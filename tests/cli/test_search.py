"""`foitui search`."""

import json

from tests.cli.conftest import Add, Run


def test_the_place_of_the_words_is_shown(add: Add, run: Run) -> None:
    add(text="We should like to see the fire risk assessment of the town hall.", subject="Safety")
    add(text="Parking income, please.", subject="Parking")
    code, out, err = run("search", "risk", "fire")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "FOI-2026-0001  Safety"
    assert "see the fire risk assessment" in out
    assert "Parking" not in out


def test_a_whole_word_is_preferred_to_one_inside_another(add: Add, run: Run) -> None:
    add(text="My business stands by the place where the bus lane begins, they say.")
    assert "where the bus lane" in run("search", "bus").out


def test_nothing_found_is_a_no(add: Add, run: Run) -> None:
    add()
    assert run("search", "zebra") == (1, "No cases.\n", "")


def test_json_has_case_and_place_and_more_is_told(add: Add, run: Run) -> None:
    add()
    add()
    (found,) = json.loads(run("search", "fire", "--limit", "1", "--json").out)
    assert found["case"]["reference"] == "FOI-2026-0001"
    assert "fire risk" in found["where"]
    assert "1 more" in run("search", "fire", "--limit", "1").out


def test_hostile_text_stays_text(add: Add, run: Run) -> None:
    add(text="\x1b[2J needle \u202e [bold]", subject="\x1b]0;owned\x07")
    for form in ((), ("--json",)):
        out = run("search", "needle", *form).out
        assert "\x1b" not in out
        assert "\u202e" not in out
