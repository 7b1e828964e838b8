"""A second officer's look from the command line: everything that the screen can do."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from foitui.case.changes import choose_route
from foitui.case.records import Case
from foitui.case.words import Route
from tests.cli.conftest import NOW, Add, Run
from tests.cli.test_afterwards import change as change_case
from tests.hostile import HOSTILE

REF = "FOI-2026-0001"
Stored = Callable[[str], Case]


@pytest.fixture
def two_eyes(add: Add, own_office: Path) -> None:
    """A case in an office where a second officer looks at every decision."""
    add("I am a journalist. Please send me the fire risk assessment.")
    steps = (
        'steps = ["second_officer", "press_office"]\n[clearance.officers]\npress_office = ["cat"]\n'
    )
    (own_office / "settings.toml").write_text(f"[clearance]\n{steps}", "utf-8")


@pytest.fixture
def by(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sit another officer down."""
    return lambda name: monkeypatch.setenv("LOGNAME", name)


@pytest.mark.usefixtures("two_eyes")
def test_a_decision_goes_back_and_forth_and_is_agreed_to(
    run: Run, by: Callable[[str], None], stored: Stored
) -> None:
    assert run("clearance", REF, "--submit", "ben", "--note", "for Friday").code == 0
    by("ben")
    shown = run("clearance", REF, "--plain")
    assert shown.code == 1
    assert "It waits for you." in shown.out
    assert (
        "open: press office: waits for cat (journalist). The answer may be reported." in shown.out
    )
    assert "A Requester" not in shown.out
    assert run("clearance", REF, "--comment", "Which one?", "--item", "1").code == 0
    assert run("clearance", REF, "--comment", "Colder", "--sentence", "Thank you for").code == 0
    assert stored(REF).comments[1].sentence == "Thank you for your request."
    assert run("clearance", REF, "--return").out == "Returned with 2 comments\n"
    by("ann")
    assert run("clearance", REF, "--settle", "1", "--note", "that of 2025").code == 0
    assert "answered by ann: that of 2025" in run("clearance", REF).out
    assert run("clearance", REF, "--submit").code == 0
    made = json.loads(run("clearance", REF, "--json").out)
    assert (made["state"], made["waits_for_you"]) == ("submitted", False)
    assert [each["step"]["id"] for each in made["open_steps"]] == ["second_officer", "press_office"]
    decision = made["decision"][:8]
    assert "own work" in run("clearance", REF, "--approve", decision).err
    by("ben")
    assert "look again" in run("clearance", REF, "--approve", "0" * 8).err
    done = json.loads(run("clearance", REF, "--approve", decision, "--json").out)
    assert done["state"] == "submitted"
    assert "waits for cat" in run("clearance", REF, "--approve", decision).err
    by("cat")
    assert run("clearance", REF, "--approve", decision, "--note", "fine").code == 0
    ran = run("clearance", REF, "--json")
    assert (ran.code, json.loads(ran.out)["state"]) == (0, "approved")


@pytest.mark.usefixtures("two_eyes")
def test_somebody_else_agrees_with_a_reason_alone(
    run: Run, by: Callable[[str], None], stored: Stored
) -> None:
    run("clearance", REF, "--submit", "ben")
    decision = json.loads(run("clearance", REF, "--json").out)["decision"]
    by("dan")
    deputy = ("clearance", REF, "--approve", decision, "--deputy-for", "ben")
    assert "say why in a note" in run(*deputy).err
    assert run(*deputy, "--note", "on leave").code == 0
    press = ("clearance", REF, "--approve", decision, "--step", "press_office")
    assert "waits for cat" in run(*press).err
    assert run(*press, "--override", "cat is ill").code == 0
    assert [(a.step, a.deputy_for, a.override) for a in stored(REF).approvals] == [
        ("second_officer", "ben", ""),
        ("press_office", "", "cat is ill"),
    ]
    assert "no step 'zoo'" in run(*press[:-1], "zoo").err


@pytest.mark.usefixtures("two_eyes")
def test_a_change_after_the_approval_is_told_wherever_the_case_is(
    run: Run, by: Callable[[str], None], own_office: Path
) -> None:
    run("clearance", REF, "--submit", "ben")
    decision = json.loads(run("clearance", REF, "--json").out)["decision"]
    by("ben")
    run("clearance", REF, "--approve", decision)
    assert "Approval: second officer: ben approved version 2" in run("show", REF, "--plain").out
    change_case(
        own_office, lambda case: choose_route(case, (1,), Route.FOIA, officer="ann", at=NOW)
    )
    shown = run("show", REF, "--plain").out
    assert "Stage: approval void" in shown
    assert "Approval: VOID: changed since ben approved version 2" in shown
    assert "approval_void" in run("list", "--json").out
    assert "this voids the approval of version 2 by ben" in run("history", REF).out
    assert "(ben) approved version 2; the decision was changed since." in run("check", REF).out
    assert "The approval is void" in run("clearance", REF).out


@pytest.mark.usefixtures("two_eyes")
def test_a_name_that_the_settings_do_not_have_is_told(run: Run, own_office: Path) -> None:
    assert run("clearance", REF, "--submit", "bne").err == ""
    with (own_office / "settings.toml").open("a", encoding="utf-8") as file:
        file.write('[teams]\nDisclosure = ["ann", "ben"]\n')
    ran = run("clearance", REF, "--submit", "bne")
    assert (ran.code, "nobody called bne is in the settings" in ran.err) == (0, True)
    assert run("clearance", REF, "--submit", "cat").err == ""


@pytest.mark.usefixtures("two_eyes")
def test_what_a_comment_is_about_must_be_there(run: Run) -> None:
    run("clearance", REF, "--submit", "ben")
    unclear = run("clearance", REF, "--comment", "x", "--sentence", "Nobody wrote this")
    assert (unclear.code, "no one sentence" in unclear.err) == (2, True)
    assert run("clearance", REF, "--comment", "x", "--item", "9").code != 0
    assert run("clearance", REF, "--approve", "abc").code == 2


def test_hostile_words_stay_words_when_the_look_is_printed(add: Add, run: Run) -> None:
    every = "\n".join(words for name, words in HOSTILE.items() if name != "lone surrogates")
    add(every, subject=every)
    assert run("clearance", REF, "--submit", f"--note={every}").code == 0
    assert run("clearance", REF, f"--comment={every}", "--item", "1").code == 0
    said = run("clearance", REF, "--plain").out
    assert all(char == "\n" or char.isprintable() or char in "\u00a0\u3000" for char in said)
