"""Recording a sending from the command line: date, channel, address, cause of delay."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from foitui.case.closing import letter_digest
from foitui.case.records import Case
from foitui.case.words import Channel
from foitui.cli import common
from tests.cli.conftest import NOW, Add, Run

REF = "FOI-2026-0001"
Stored = Callable[[str], Case]
ANSWERS = """
[[answer]]
question = "route"
value = "foia"
[[answer]]
question = "clarity"
value = "clear"
[[answer]]
question = "section14"
value = "neither"
[[answer]]
question = "cost"
value = "within"
[[answer]]
question = "held"
value = "held"
[[answer]]
question = "exempt"
value = "none"
[[answer]]
question = "disclosure"
value = "It is enclosed."
"""


@pytest.fixture
def decided(add: Add, run: Run, own_office: Path, tmp_path: Path) -> None:
    """A case of which everything is said."""
    add()
    (own_office / "settings.toml").write_text(
        '[authority]\nname = "A Council"\nunit = "Team"\naddress = "1 A Street"\n'
        'email = "foi@example.org"\nreview_contact = "review@example.org"\n',
        "utf-8",
    )
    file = tmp_path / "answers.toml"
    file.write_text(ANSWERS, "utf-8")
    assert run("triage", REF, "--answers", str(file)).code == 0


@pytest.mark.usefixtures("decided")
def test_a_sending_is_recorded_with_channel_address_letter_and_digest(
    run: Run, stored: Stored
) -> None:
    ran = run("letter", REF, "--sent", "2026-03-02", "--channel", "post", "--address", "2 B Road")
    assert (ran.code, ran.out) == (0, "Reply sent on 2 March 2026\n"), ran.err
    sent = stored(REF).sent
    assert sent is not None
    assert (sent.on, sent.channel, sent.to) == (dt.date(2026, 3, 2), Channel.POST, "2 B Road")
    assert "It is enclosed." in sent.letter
    assert sent.digest == letter_digest(sent.letter)
    assert run("letter", REF, "--sent", "2026-03-02").code == 2


@pytest.mark.usefixtures("decided")
def test_a_late_reply_needs_its_cause(
    run: Run, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "clock", lambda: NOW.replace(month=4, day=21))
    ran = run("letter", REF, "--sent", "2026-04-20")
    assert (ran.code, ran.err) == (
        2,
        "foitui: the reply of 2026-04-20 is late; say what made it late with --cause\n",
    )
    assert run("letter", REF, "--sent", "2026-04-20", "--cause", "The archive moved").code == 0
    sent = stored(REF).sent
    assert sent is not None
    assert sent.late_because == "The archive moved"


def test_what_stands_in_the_way_is_told_and_can_be_overridden(
    add: Add, run: Run, stored: Stored
) -> None:
    add()
    ran = run("letter", REF, "--sent", "2026-03-02")
    assert ran.code == 1
    assert "--although" in ran.err
    assert stored(REF).sent is None
    assert run("letter", REF, "--sent", "2026-03-02", "--although", "by telephone").code == 0
    assert "although: by telephone" in stored(REF).events[-1].summary


def test_options_of_a_sending_need_its_date(add: Add, run: Run) -> None:
    add()
    assert run("letter", REF, "--cause", "x").code == 2
    assert run("letter", REF, "--sent", "2026-03-02", "--mail").code == 2
