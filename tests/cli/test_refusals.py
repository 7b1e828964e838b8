"""What a command refuses is one line: which case, what is wrong, the mend; no name of a field."""

import pytest

from tests.cli.conftest import Add, Run

CASE = "FOI-2026-0001"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("wait", CASE, "--over"), "the case waits for nobody"),
        (("clearance", CASE, "--comment", "x"), "the decision was not submitted for review; "),
        (("clearance", CASE, "--settle", "3"), "there is no comment 3; there is none yet"),
        (("ask", CASE, "--for", "opinion", "--of", "x", "--items", "4"), "there is no item 4; "),
        (("ask", CASE, "--answer", "2"), "there is no question 2; there is none yet"),
        (("ask", CASE, "--for", "opinion"), "say who was asked, by role"),
        (("review", CASE, "--reviewer", "cat"), "no review is open; record first that one was"),
        (("complaint", CASE, "--result", "upheld"), "nobody has complained yet"),
        (("retention", "--release", "1"), "the case is not on hold"),
        (("undo", "1"), "nothing is left to undo"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_refusal_names_the_case_and_says_what_is_wrong(
    add: Add, run: Run, words: tuple[str, ...], says: str
) -> None:
    add()
    code, out, err = run(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"foitui: {CASE}: {says}")


@pytest.mark.parametrize("said", ["x", "0", "-1", "1.5", "9" * 5000])
def test_what_is_no_number_is_told_with_one_that_is(add: Add, run: Run, said: str) -> None:
    add()
    assert "is not a number from 1 on; write it as in 2" in run("ask", CASE, f"--answer={said}").err


def test_the_last_change_is_taken_back_and_the_history_keeps_both(add: Add, run: Run) -> None:
    add()
    run("assign", CASE, "ben")
    assert run("undo", "1") == (0, "Took back: Assigned to ben\n", "")
    assert "Took back: Assigned to ben" in run("history", "1").out
    assert run("undo", CASE).code == 2
