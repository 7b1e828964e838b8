"""`foitui letter --notice review-outcome`, from what `foitui review` recorded."""

import datetime as dt
from pathlib import Path

import pytest

from foitui.case.changes import send_reply
from foitui.cli import common
from foitui.cli.letter import NOTICES
from foitui.law.working_days import shipped_calendar
from foitui.letters.notice import KINDS
from foitui.store import open_store
from tests.cli.conftest import NOW, Add, Run

REF = "FOI-2026-0001"


@pytest.fixture
def asked(add: Add, own_office: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case whose reply went out, and whose requester asked for a review of it."""
    monkeypatch.setattr(common, "clock", lambda: NOW + dt.timedelta(days=30))
    case = add()
    store = open_store(own_office, shipped_calendar())
    try:
        done = send_reply(case, NOW.date(), "Dear A Requester", officer="ann", at=NOW)
        store.save(done, case.version)
    finally:
        store.close()
    assert run("review", REF, "--asked", "2026-03-10", "--because", "It is public.").code == 0


def outcome(run: Run) -> tuple[str, str]:
    ran = run("letter", REF, "--notice", "review-outcome")
    return " ".join(ran.out.split()), ran.err


def test_the_command_knows_every_notice() -> None:
    assert NOTICES == KINDS


@pytest.mark.usefixtures("asked")
def test_what_a_review_recorded_is_told(run: Run) -> None:
    made = ("--because", "No harm is shown.", "--remedy", "The assessment is enclosed.")
    assert run("review", REF, "--result", "overturned", *made).code == 0
    said, missing = outcome(run)
    assert "We received your letter on 10 March 2026." in said
    assert "unhappy with: It is public." in said
    assert "This is why: No harm is shown." in said
    assert "The assessment is enclosed." in said
    assert "reviews." not in missing


@pytest.mark.usefixtures("asked")
def test_what_a_review_has_not_recorded_is_told_as_missing(run: Run) -> None:
    assert "what the review made of item 1" in outcome(run)[1]
    run("review", REF, "--result", "overturned")
    missing = outcome(run)[1]
    assert "why the review changes our answer to item 1\n" in missing
    assert "what is released or done now for item 1, and by when\n" in missing


@pytest.mark.usefixtures("asked")
def test_a_provision_that_the_reply_did_not_name_is_told(run: Run) -> None:
    assert run("review", REF, "--late", "s43(2)", "--because", "Bids would fall.").code == 0
    said, missing = outcome(run)
    assert "Section 43(2) of the Act, the exemption for" in said
    assert "Bids would fall." in said
    assert "the reasons for the balance under section 43(2)\n" in missing
    unknown = run("review", REF, "--late", "s999")
    assert (unknown.code, "s999" in unknown.err) == (2, True)


@pytest.mark.usefixtures("asked")
def test_an_answered_review_keeps_the_date_of_its_answer(run: Run) -> None:
    run("review", REF, "--result", "upheld", "--because", "As before.")
    run("review", REF, "--answered", "2026-03-30", "--because", "The settings are for a test.")
    assert " 30 March 2026 Our reference" in outcome(run)[0]
