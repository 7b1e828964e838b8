"""Waiting, asking others and chasing from the command line."""

import datetime as dt
import json
from collections.abc import Callable

from foitui.case.records import Case
from foitui.case.words import ExchangeKind, WaitsFor
from tests.cli.conftest import Add, Run

REF = "FOI-2026-0001"
Stored = Callable[[str], Case]


def test_a_wait_is_recorded_chased_and_over(add: Add, run: Run, stored: Stored) -> None:
    add()
    assert run("wait", REF).out == "waits for nobody, and nobody was asked\n"
    ran = run("wait", REF, "--for", "clearance", "--chase-by", "2026-03-02", "--note", "press")
    assert (ran.code, ran.out) == (0, "Waits for clearance since 2 March 2026\n")
    told = run("wait", REF)
    assert told.code == 1
    assert told.out == (
        "waits for clearance: press - chase\n   since 2 March 2026; chase by 2 March 2026\n"
    )
    assert run("wait", REF, "--chase-by", "2026-03-05").code == 0
    assert json.loads(run("wait", REF, "--json").out)["chase"] is False
    assert run("wait", REF, "--over").code == 0
    assert stored(REF).waiting is None
    assert run("wait", REF, "--over").code == 2
    assert run("wait", REF, "--note", "x").code == 2


def test_a_business_area_is_commissioned_and_answers(add: Add, run: Run, stored: Stored) -> None:
    add()
    ran = run(
        *("ask", REF, "--for", "commission", "--of", "Highways", "--due", "2026-03-06"),
        *("--items", "1", "--question", "How many?", "--on", "2026-02-27"),
    )
    assert ran.code == 0
    assert ran.out == ("Commissioned Highways on 27 February 2026; waits for business area\n")
    waiting = stored(REF).waiting
    assert waiting is not None
    assert (waiting.on, waiting.chase_by) == (WaitsFor.BUSINESS_AREA, dt.date(2026, 3, 6))
    assert "1  Highways: a business area, for the information" in run("wait", REF).out
    assert run("ask", REF, "--answer", "1", "--text", "Twelve.").code == 0
    told = run("wait", REF)
    assert told.code == 0
    assert "answered on 2 March 2026, after 1 working day" in told.out
    assert "Answer: Twelve." in told.out
    (asked,) = stored(REF).exchanges
    assert (asked.kind, asked.items) == (ExchangeKind.COMMISSION, (1,))


def test_the_list_shows_who_is_waited_for_and_what_is_to_be_chased(add: Add, run: Run) -> None:
    add()
    add(text="Another")
    assert run("list", "--chase").out == "No cases.\n"
    run("wait", REF, "--for", "third_party", "--chase-by", "2026-03-02")
    (row,) = json.loads(run("list", "--chase", "--json").out)
    assert (row["reference"], row["waits_for"], row["chase_by"], row["to_chase"]) == (
        REF,
        "third_party",
        "2026-03-02",
        True,
    )
    assert "received, chase" in run("list", "--waiting", "third_party", "--plain").out
    assert run("list", "--waiting", "clearance").out == "No cases.\n"


def test_a_question_to_nobody_is_refused(add: Add, run: Run) -> None:
    add()
    assert run("ask", REF, "--for", "opinion").code == 2
    assert run("ask", REF, "--for", "opinion", "--of", "the Mayor", "--items", "x").code == 2
    assert run("ask", REF, "--answer", "3").code == 2


def test_dates_are_taken_as_officers_write_them_and_told_as_they_were_read(
    add: Add, run: Run, stored: Stored
) -> None:
    add()
    ran = run("wait", REF, "--for", "clearance", "--since", "friday", "--chase-by", "+3")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "foitui: friday is read as Fri 27 Feb 2026",
        "foitui: +3 is read as Thu 5 Mar 2026",
    ]
    waiting = stored(REF).waiting
    assert waiting is not None
    assert (waiting.since, waiting.chase_by) == (dt.date(2026, 2, 27), dt.date(2026, 3, 5))
    assert run("wait", REF, "--chase-by", "2026-03-09").err == ""
    assert run("wait", REF, "--for", "clearance", "--since", "3 Mar").code == 2
