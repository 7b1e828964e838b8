"""`foitui triage` at plain prompts."""

import io
from collections.abc import Callable, Iterable

import pytest

from foitui.case.records import Case
from foitui.case.words import Exempt, Held, Route
from tests.cli.conftest import Add, Ran, Run

Stored = Callable[[str], Case]


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[str]], Ran]:
    """Return a function that holds the conversation about the first case."""

    def held(lines: Iterable[str]) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("triage", "FOI-2026-0001")

    return held


def test_prompts_ask_save_and_end_when_nothing_is_open(
    add: Add, typed: Callable[[Iterable[str]], Ran], stored: Stored
) -> None:
    add()
    lines = ["f", "y", "n", "w", "h", "n", "The assessment", "is enclosed.", ""]
    code, out, err = typed(lines)
    assert (code, err) == (0, "")
    assert "Which regime does this fall under?" in out
    assert "All is answered: granted." in out
    assert stored("FOI-2026-0001").items[0].disclosure == "The assessment\nis enclosed."


def test_leaving_keeps_what_was_answered_and_coming_back_goes_on(
    add: Add, typed: Callable[[Iterable[str]], Ran], stored: Stored
) -> None:
    add()
    assert "go on with: foitui triage FOI-2026-0001" in typed(["f", "y", "/q"]).out
    assert stored("FOI-2026-0001").items[0].clarity == "clear"
    assert "Which regime" not in typed(["/q"]).out


def test_a_pipe_that_ends_leaves_too(add: Add, typed: Callable[[Iterable[str]], Ran]) -> None:
    add()
    assert typed(["f"]).code == 0


def test_back_puts_the_question_before_once_more(
    add: Add, typed: Callable[[Iterable[str]], Ran], stored: Stored
) -> None:
    add()
    out = typed(["f", "/b", "e", "/q"]).out
    assert "f: Freedom of Information Act" in out
    assert out.count("(answered so)") == 1
    assert stored("FOI-2026-0001").items[0].route is Route.EIR


def test_skip_leaves_a_question_open(
    add: Add, typed: Callable[[Iterable[str]], Ran], stored: Stored
) -> None:
    add()
    out = typed(["f", "y", "/s", "/q"]).out
    assert "Would answering exceed" not in out
    assert stored("FOI-2026-0001").section14.burden is None


def test_a_wrong_key_is_told_and_the_question_stays(
    add: Add, typed: Callable[[Iterable[str]], Ran], stored: Stored
) -> None:
    add()
    assert "Not taken: answer one of: foia, eir" in typed(["z", "f", "/q"]).out
    assert stored("FOI-2026-0001").items[0].route is Route.FOIA


def test_why_is_one_key_away_and_cites(add: Add, typed: Callable[[Iterable[str]], Ran]) -> None:
    add()
    assert "FOIA s1(1); FOIA s39" in typed(["?", "/q"]).out


def test_one_question_can_be_answered_for_some_items(
    add: Add, typed: Callable[[Iterable[str]], Ran], stored: Stored
) -> None:
    add(items=("The fire plan.", "My own file."))
    out = typed(["/i 2", "s", "f", "/q"]).out
    assert "[all 2 items]" in out
    assert "[item 2]" in out
    assert [item.route for item in stored("FOI-2026-0001").items] == [Route.FOIA, Route.SAR]


def test_suggested_factors_and_interest_are_taken_by_key(
    add: Add, typed: Callable[[Iterable[str]], Ran], stored: Stored
) -> None:
    add()
    lines = ["f", "y", "n", "w", "h", "a", "s31(1)(a)", "=", "Offenders would adapt.", "", "l"]
    out = typed([*lines, "1", "A factor of our own", "", "/q"]).out
    assert "= takes: " in out
    (claim,) = stored("FOI-2026-0001").claims
    assert claim.interest
    assert claim.pit.for_disclosure
    assert claim.pit.for_disclosure[0] != "1"
    assert claim.pit.for_disclosure[1] == "A factor of our own"
    item = stored("FOI-2026-0001").items[0]
    assert (item.held, item.exempt) == (Held.HELD, Exempt.ALL)


def test_who_answers_in_a_case_that_nobody_has_is_told_how_to_take_it(
    add: Add, run: Run, typed: Callable[[Iterable[str]], Ran]
) -> None:
    add()
    said = "Nobody has this case: foitui assign FOI-2026-0001 me takes it.\n"
    assert said not in typed(["/q"]).out
    assert typed(["f", "/q"]).out.endswith(said)
    assert run("assign", "FOI-2026-0001", "me").code == 0
    assert said not in typed(["y", "/q"]).out


def test_a_date_is_taken_as_it_is_written_and_told_as_it_was_read(
    add: Add, typed: Callable[[Iterable[str]], Ran], stored: Stored
) -> None:
    add()
    to_date = ["f", "y", "n", "w", "h", "a", "s36(2)(c)", "/s", "/s", "/s", "/s"]
    out = typed([*to_date, "27/2", "/q"]).out
    assert "Read as: Fri 27 Feb 2026" in out
    assert stored("FOI-2026-0001").claims[0].details == {"opinion_date": "2026-02-27"}


def test_hostile_items_stay_text_at_the_prompts(
    add: Add, typed: Callable[[Iterable[str]], Ran]
) -> None:
    add(items=("\x1b[2Jone\u202e",))
    out = typed(["/q"]).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "one" in out


def test_what_a_screen_reader_gets_is_labelled_and_linear(
    add: Add, typed: Callable[[Iterable[str]], Ran]
) -> None:
    add()
    out = typed(["?", "/r", "/h", "f", "/q"]).out.replace("Answer: ", "\n")
    for label in ("Case: ", "Item 1: ", "Open questions: ", "Question: ", "Why: ", "Law: "):
        assert f"\n{label}" in f"\n{out}"
    assert "\nRequest: Please send me the fire risk assessment." in out
    assert out.count("Keys: ") == 2  # at the start, and where it was asked for
    assert not any(line.startswith(" ") for line in out.splitlines())
