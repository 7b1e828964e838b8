"""What a command refuses is one line: which case, what is wrong, the mend; no name of a field."""

from pathlib import Path

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


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("list --stage decding", "argument --stage: there is no 'decding'; did you mean deciding?"),
        ("list --sort x", "there are deadline, received, reference, officer, stage;"),
        ("deadline 9999-12-30", "foitui: 9999-12-30 is out of range; give a date from 2005"),
        (
            "deadline 2026-03-02 --event pit_extension=2020-01-01",
            "foitui: --event pit_extension: 2020-01-01 lies before receipt; give 2026-03-02",
        ),
        ("deadline --replied 2026-03-02 --window soonish", "foitui: --window: 'soonish' is no "),
        ("provisions zzz", "foitui: zzz is no provision of the Act or the Regulations; write it"),
        ("backup --to {file}", "is a file; name a folder"),
        ("restore {file} --to {file}", "it is a file; name a folder"),
        ("init --data {file}", "it is a file; name a folder"),
        ("demo --keep {file}", "is a file; name a folder"),
        ("list --data {file}", "it is a file; name a folder"),
    ],
)
def test_what_is_used_wrongly_is_told_in_plain_words(
    run: Run, tmp_path: Path, words: str, says: str
) -> None:
    (tmp_path / "file").write_text("x")
    code, out, err = run(*words.format(file=tmp_path / "file").split())
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_what_a_letter_lacks_is_told_without_names_of_fields(add: Add, run: Run) -> None:
    add()
    code, _, err = run("letter", "1")
    assert (code, "  the decision on item 1\n" in err) == (1, True)
    assert "the letter lacks: the decision on item 1\n" in run("check", "1").out


def test_help_takes_the_name_of_a_command(run: Run) -> None:
    assert run("help", "list") == run("list", "--help")


def test_nothing_to_look_for_is_no_search(add: Add, run: Run) -> None:
    add()
    assert run("search", " ") == (
        2, "", "foitui: name a word to look for, as in foitui search bins\n"
    )  # fmt: skip
