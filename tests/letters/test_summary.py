"""The summary: what it shows, what it keeps to itself, and what it costs to import."""

import datetime as dt
import io
import subprocess
import sys

import msgspec
import pytest
from rich.console import Console

from foitui.case import changes as change
from foitui.case.challenge import Complaint, LateClaim
from foitui.case.handling import Exchange
from foitui.case.records import Case, Request, Sent
from foitui.case.words import AppealBody, ExchangeKind, WaitsFor
from foitui.law.deadline import case_deadline
from foitui.law.working_days import shipped_calendar
from foitui.letters.summary import summary, summary_text
from foitui.letters.summary_records import Summary
from foitui.letters.summary_rich import renderable
from tests.case.examples import WHO, received
from tests.hostile import HOSTILE
from tests.letters.cases import ON, case, hostile, pattern, request


def _told(made: Case, today: dt.date = ON, reveal: bool = False) -> Summary:
    return summary(
        made,
        case_deadline(made, shipped_calendar()),
        today,
        shipped_calendar(),
        reveal=reveal,
    )


def _shown(told: Summary, width: int = 80) -> str:
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(renderable(told))
    return out.getvalue()


def test_it_shows_who_asked_only_when_told_to() -> None:
    assert "Requester" not in summary_text(_told(pattern()))
    assert "request-1-" not in summary_text(_told(pattern()))
    assert "Requester: A Requester, request-1-" in summary_text(_told(pattern(), reveal=True))


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (dt.date(2017, 4, 18), "21 April 2017; 3 working days left"),
        (dt.date(2017, 4, 20), "21 April 2017; 1 working day left"),
        (dt.date(2017, 4, 21), "21 April 2017; due today"),
        (dt.date(2017, 4, 24), "21 April 2017; 1 working day late"),
    ],
)
def test_it_says_how_much_time_is_left(today: dt.date, says: str) -> None:
    assert f"Due: {says}" in summary_text(_told(pattern(), today))


def test_a_case_that_was_answered_has_no_time_left() -> None:
    sent = msgspec.structs.replace(pattern(), sent=Sent(on=ON))
    assert "Due: 21 April 2017; replied on 18 April 2017" in summary_text(_told(sent))


def test_a_test_that_two_claims_share_is_told_once() -> None:
    said = summary_text(_told(pattern()))
    assert said.count("Public interest: withhold (2 for release, 4 for withholding)") == 1
    assert said.count("Public interest: the same test as for s31(1)(a)") == 1


def test_what_is_not_decided_is_listed_as_open() -> None:
    new = case(request=request(), items=())
    undecided = msgspec.structs.replace(new, items=pattern().items[:1], claims=())
    assert "Still open: 1 question" in summary_text(_told(undecided))


def test_it_is_plain_data_for_json() -> None:
    told = _told(pattern())
    assert msgspec.json.decode(msgspec.json.encode(told), type=Summary) == told


# A case is stored as JSON, which cannot hold a lone surrogate.
@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "lone surrogates"])
def test_hostile_text_stays_text(name: str) -> None:
    told = _told(hostile(HOSTILE[name], "s31(1)(a)"), reveal=True)
    for said in (summary_text(told), _shown(told)):
        assert all(char == "\n" or char.isprintable() or char in "\u00a0\u3000" for char in said)
    assert "[bold]words[/bold]" in _shown(told, 400) or name != "markup bold"


def test_a_case_with_nothing_in_it_has_a_summary() -> None:
    bare = Case(request=Request(received=ON, text=""))
    assert summary_text(_told(bare)).startswith("New case: no subject")


def test_it_costs_no_template_engine() -> None:
    code = (
        "import sys, foitui.letters.summary; "
        "sys.exit(bool({'jinja2', 'markdown_it', 'textual', 'rich'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_whom_it_waits_for_and_what_came_after_the_reply_are_told() -> None:
    day = dt.date(2026, 3, 9)
    first = received().request.received
    made = change.wait_for(received(), WaitsFor.CLEARANCE, first, day, "press", **WHO)
    asked = Exchange(kind=ExchangeKind.OPINION, whom="the Mayor", asked_on=first, due=day)

    def rows(made: Case, today: dt.date = day) -> dict[str, str]:
        return {row.label: row.value for row in _told(made, today).rows}

    assert rows(made)["Waits for"] == "clearance: press, since 2 March 2026 - chase"
    assert "chase" not in rows(made, first)["Waits for"]
    made = change.stop_waiting(change.ask_others(made, asked, **WHO), **WHO)
    assert "chase" in rows(made)["Asked of others"]
    made = change.send_reply(made, day, "x", late_because="the archive moved", **WHO)
    told = Complaint(body=AppealBody.REGULATOR, reference="IC-1", on=day)
    made = change.record_complaint(made, told, **WHO)
    made = change.rely_late(made, LateClaim(provision="s43(2)", items=(1,), on=day), 1, **WHO)
    found = rows(made)
    assert found["Late because"] == "the archive moved"
    assert found["Relied on late"] == "s43(2)"
    assert found["Complaint"] == "Information Commissioner IC-1"
    assert "Waits for" not in found
