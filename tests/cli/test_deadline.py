"""`foitui deadline`: the date, its explanation, and what is told when it is used wrongly."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    ran = run("deadline", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    value = json.loads(ran.out)
    assert isinstance(value, dict)
    return value


def test_a_request_of_march_2017_is_due_in_april(run: Run) -> None:
    found = answer(run, "2017-03-22", "--route", "foia")
    assert found["due"] == "2017-04-21"
    assert found["basis"] == "FOIA s10(1)"
    assert found["provisional"] is False
    assert "fee_lapses" not in found
    first, last = found["days"][0], found["days"][-1]
    assert first == {"date": "2017-03-23", "counted": True, "number": 1, "why": ""}
    assert last["date"] == "2017-04-26"


def test_the_plain_answer_numbers_the_days_and_names_the_skipped_ones(run: Run) -> None:
    ran = run("deadline", "2017-03-22")
    assert ran.out.startswith("received  Wednesday 22 March 2017\ndue       Friday 21 April 2017")
    assert "Fri 14 Apr 2017    -  Good Friday\n" in ran.out
    assert "Fri 21 Apr 2017   20  due\n" in ran.out


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (("2025-03-03", "--route", "eir", "--event", "reg7_extension=2025-03-20"), "2025-05-01"),
        (("2025-03-03", "--event", "pit_extension=2025-03-20"), "2025-05-01"),
        (("2025-09-03", "--route", "sar"), "2025-10-03"),
        (("2025-09-03", "--route", "sar", "--event", "sar_extension=2025-09-20"), "2025-12-03"),
        (("2025-06-14", "--route", "sar", "--nation", "northern_ireland"), "2025-07-15"),
        (
            (
                *("2025-04-14", "--event", "clarification_received=2025-05-06"),
                *("--event", "clarification_asked=2025-04-22"),
            ),
            "2025-06-04",
        ),
        (("2025-03-03", "--authority", "archive"), "2025-04-15"),
        (
            ("2025-02-03", "--authority", "school", "--closed", "2025-02-17..2025-02-21"),
            "2025-03-10",
        ),
        (("2025-03-03", "--holiday", "2025-03-10=Victory day"), "2025-04-02"),
    ],
)
def test_events_and_kinds_of_authority_move_the_date(
    run: Run, arguments: tuple[str, ...], due: str
) -> None:
    assert answer(run, *arguments)["due"] == due


def test_an_unpaid_fee_has_a_last_day(run: Run) -> None:
    found = answer(run, "2025-03-03", "--event", "fees_notice=2025-03-10")
    assert found["due"] is None
    assert found["fee_lapses"] == "2025-06-09"
    ran = run("deadline", "2025-03-03", "--event", "fees_notice=2025-03-10")
    assert "due       not set. Waiting for the fee asked for on 10 March 2025." in ran.out
    assert "to pay    by Monday 9 June 2025" in ran.out


def test_a_provisional_date_says_so(run: Run) -> None:
    assert answer(run, "2029-03-05")["provisional"] is True
    assert "Provisional" in run("deadline", "2029-03-05").out


def test_a_window_for_a_review_ends_on_a_day(run: Run) -> None:
    arguments = ("--route", "foia", "--replied", "2017-04-18")
    assert answer(run, *arguments, "--window", "two months")["ask_by"] == "2017-06-18"
    assert answer(run, *arguments)["ask_by"] == "2017-06-15"
    assert "Sunday 18 June 2017" in run("deadline", *arguments, "--window", "two months").out


def test_a_review_is_due_and_has_a_latest_day(run: Run) -> None:
    foia = answer(run, "--review-requested", "2025-03-03")
    assert (foia["review_due"], foia["review_latest"]) == ("2025-04-01", "2025-05-01")
    eir = answer(run, "--route", "eir", "--review-requested", "2025-03-03")
    assert (eir["review_due"], eir["review_latest"]) == ("2025-05-01", "2025-05-01")
    assert "at the latest" in run("deadline", "--review-requested", "2025-03-03").out


def test_the_settings_say_what_the_authority_is(run: Run, own_office: Path) -> None:
    own_office.mkdir(parents=True)
    (own_office / "settings.toml").write_text('[authority]\nkind = "archive"\n')
    assert answer(run, "2025-03-03")["due"] == "2025-04-15"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "give one of"),
        (("2025-03-03", "--replied", "2025-03-04"), "give one of"),
        (("2025-03-03", "--window", "two months"), "--window goes with --replied"),
        (("--replied", "2025-03-03", "--event", "pit_extension=2025-03-04"), "the day of receipt"),
        (("--replied", "2025-03-03", "--window", "soon"), 'write "two months"'),
        (("--route", "sar", "--replied", "2025-03-03"), "use --route foia or eir"),
        (("soon",), "write it as in 24/11/2026"),
        (("2025-02-30",), "There is no 30 February 2025"),
        (("1999-02-03",), "2005-01-01"),
        (("2025-03-03", "--event", "pit_extension"), "write it as in 24/11/2026"),
        (("2025-03-03", "--event", "extension=2025-03-04"), "clarification_asked"),
        (("2025-03-03", "--event", "received=2025-03-04"), "clarification_asked"),
        (("2025-03-03", "--event", "fee_received=2025-03-04"), "give fees_notice first"),
        (("2025-03-03", "--event", "fees_notice=2025-03-02"), "2025-03-03 or later"),
        (("2025-03-03", "--event", "reg7_extension=2025-03-04"), "use pit_extension"),
        (("2025-03-03", "--closed", "2025-03-04..2025-03-05"), "only a school"),
        (
            ("2025-03-03", "--authority", "school", "--closed", "2025-03-05..2025-03-04"),
            "first day",
        ),
        (("2025-03-03", "--route", "foi"), "did you mean foia?"),
    ],
)
def test_wrong_use_is_told_on_one_line_with_its_mend(
    run: Run, arguments: tuple[str, ...], says: str
) -> None:
    ran = run("deadline", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("command", ["deadline", "provisions"])
def test_no_screen_is_loaded_for_it(command: str) -> None:
    names = "{'textual', 'rich', 'tinydb', 'jinja2', 'holidays'}"
    arguments = ["2026-03-02"] if command == "deadline" else ["s31"]
    code = (
        "import sys; from foitui.cli.main import main; "
        f"main({[command, *arguments]!r}); sys.exit(bool({names} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_comes_after_the_review_has_its_own_windows(run: Run) -> None:
    assert answer(run, "--review-replied", "2026-03-02")["complain_by"] == "2026-04-13"
    assert "Monday 30 March 2026" in run("deadline", "--decision-notice", "2026-03-02").out


def test_a_calendar_numbers_what_counts_and_names_what_does_not(run: Run) -> None:
    out = run("deadline", "2017-03-22", "--calendar").out
    assert "April 2017" in out
    assert "21 [20]" in out
    assert "(a) Good Friday: Fri 14 Apr" in out
