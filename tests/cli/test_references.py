"""How a case is named on the command line: whole, in any case of letters, or by its number."""

import pytest

from tests.cli.conftest import Add, Run

CASE = "FOI-2026-0001"


@pytest.mark.parametrize("said", [CASE, "foi-2026-0001", "1", "2026-0001", "2026-1", "foi-2026"])
@pytest.mark.parametrize("command", ["show", "check", "history", "wait"])
def test_every_command_finds_a_case_by_the_one_rule(
    add: Add, run: Run, command: str, said: str
) -> None:
    add()
    code, out, err = run(command, said)
    assert (code in {0, 1}, err) == (True, "")
    assert out == run(command, CASE).out


@pytest.mark.parametrize(
    "words",
    [
        ("log", "--withhold", "1", "--why", "names"),
        ("retention", "--hold", "1", "--why", "the Tribunal"),
        ("retention", "--preview", "1"),
        ("signals", "--case", "1"),
    ],
    ids=" ".join,
)
def test_so_do_the_options_that_name_one(add: Add, run: Run, words: tuple[str, ...]) -> None:
    add()
    assert "There is no case" not in run(*words).err


def test_what_is_named_by_a_number_is_told_by_its_reference(add: Add, run: Run) -> None:
    add()
    assert run("triage", "1").out.startswith(f"Case: {CASE}")


def test_a_start_that_several_have_is_refused_with_them(add: Add, run: Run) -> None:
    add(), add()
    said = "foi-2026 may be FOI-2026-0001 or FOI-2026-0002; write it as one of them."
    assert run("show", "foi-2026") == (2, "", f"foitui: {said}\n")


@pytest.mark.parametrize("said", ["7", "foi-2026-0007", "FOI-2026-0007"])
def test_a_case_that_is_not_there_is_one_line(add: Add, run: Run, said: str) -> None:
    add()
    code, out, err = run("show", said)
    assert (code, out) == (2, "")
    assert "FOI-2026-0007" in err.upper()
    assert "\n" not in err.removesuffix("\n")


def test_no_reference_at_all_is_refused(add: Add, run: Run) -> None:
    add()
    assert "name a case, as in FOI-2026-0001" in run("show", "").err


def test_only_the_whole_reference_erases(add: Add, run: Run) -> None:
    add()
    for part in ("1", "foi-2026"):
        code, _, err = run("erase", part, "--why", "our schedule", "--yes")
        assert (code, f"name it whole: {CASE}" in err) == (2, True)
    assert run("erase", "foi-2026-0001", "--why", "our schedule", "--yes").code == 0
    assert "was erased" in run("show", "foi-2026-0001").err
    assert "erased" in run("history", "1").out
