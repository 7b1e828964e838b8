"""`foitui provisions`: the list, one limb, and the keys other programs rely on."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run

KEYS = {
    *("cite", "title", "type", "basis", "public_interest_test", "adverse_effect_test", "ncnd"),
    *("blocked_for_emissions", "qualified_person", "falls_away_years", "pit_extension"),
    *("checked", "sources"),
}


def answer(run: Run, *arguments: str) -> list[dict[str, Any]]:
    ran = run("provisions", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    value = json.loads(ran.out)
    assert isinstance(value, list)
    return value


def test_a_limb_has_the_documented_keys_and_no_other(run: Run) -> None:
    (found,) = answer(run, "s31(1)(f)", "--regime", "foia")
    assert set(found) == KEYS
    assert found["cite"] == "s31(1)(f)"
    assert (found["type"], found["basis"]) == ("qualified", "prejudice")
    assert (found["ncnd"], found["falls_away_years"]) == ("s31(3)", 100)
    assert found["checked"] is True


def test_a_section_gives_all_its_limbs(run: Run) -> None:
    found = answer(run, "31")
    assert [each["cite"] for each in found] == [f"s31(1)({letter})" for letter in "abcdefghi"]


def test_a_denial_is_given_when_it_is_named(run: Run) -> None:
    assert [each["cite"] for each in answer(run, "s31(3)")] == ["s31(3)"]
    assert len(answer(run, "s40(5B)")) == 5
    assert "neither confirm nor deny: " in run("provisions", "s31(3)").out


def test_without_a_cite_the_whole_regime_is_given(run: Run) -> None:
    assert len(answer(run)) == 76
    cites = [each["cite"] for each in answer(run, "--regime", "eir")]
    assert cites[0] == "reg 5(3)"
    assert "reg 12(5)(e)" in cites


@pytest.mark.parametrize("cite", ["12(5)(d)", "reg 12(5)(d)", "regulation 12(5)(d)"])
def test_an_exception_is_closed_to_emissions(run: Run, cite: str) -> None:
    (found,) = answer(run, cite, "--regime", "eir")
    assert found["blocked_for_emissions"] is True
    assert found["adverse_effect_test"] is True
    assert found["checked"] is False


def test_section_36_is_absolute_in_a_house_of_parliament(run: Run) -> None:
    assert {each["type"] for each in answer(run, "s36")} == {"qualified"}
    held = answer(run, "s36", "--holder", "commons")
    assert {each["type"] for each in held} == {"absolute"}
    assert {each["public_interest_test"] for each in held} == {False}
    assert {each["qualified_person"] for each in held} == {True}


def test_an_old_record_is_available_until_its_age(run: Run) -> None:
    before = answer(run, "s42(1)", "--created", "2004", "--on", "2024-12-31")
    after = answer(run, "s42(1)", "--created", "2004", "--on", "2025-01-01")
    assert (before[0]["available"], after[0]["available"]) == (True, False)
    assert "no longer available after 20 years" in run("provisions", "s42", "--created", "2004").out
    assert "still available" in run("provisions", "s41", "--created", "2004").out


def test_what_was_not_read_again_is_starred_and_explained(run: Run) -> None:
    assert "s31(1)(d)*" in run("provisions", "s31").out
    assert "check first" in run("provisions", "s31").out
    assert "check first" not in run("provisions", "s31(1)(a)").out


def test_one_limb_is_told_in_full(run: Run) -> None:
    out = run("provisions", "s36(2)(c)").out
    assert "neither confirm nor deny  s36(3)" in out
    assert "qualified person          opinion needed (s36(5))" in out
    assert "falls away                after 20 years; 30 years for the affairs" in out
    assert "not possible" in run("provisions", "s21").out
    assert "would adversely affect" in run("provisions", "reg 12(5)(c)").out
    assert "answered under            SAR" in run("provisions", "s40(1)").out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("s31(1)(z)",), "did you mean s31(1)("),
        (("s99",), "s99 is no provision"),
        (("s42", "--on", "2025-01-01"), "--on goes with --created"),
        (("s42", "--created", "2025", "--on", "2024-01-01"), "earlier --created"),
        (("s42", "--created", "long ago"), "write it as in 1998"),
        (("s42", "--created", "2004", "--on", "soon"), "write it as in 24/11/2026"),
        (("s42", "--regime", "foisa"), "there are foia, eir"),
        (("s42", "--holder", "senate"), "there are commons, lords"),
    ],
)
def test_wrong_use_is_told_on_one_line_with_its_mend(
    run: Run, arguments: tuple[str, ...], says: str
) -> None:
    ran = run("provisions", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1
