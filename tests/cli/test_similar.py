"""`foitui similar`."""

import json

from tests.cli.conftest import Add, Run


def test_an_earlier_case_like_it_is_told(add: Add, run: Run) -> None:
    add()
    add()
    code, out, err = run("similar", "FOI-2026-0002")
    assert (code, err) == (0, "")
    assert "FOI-2026-0001" in out
    assert "not answered yet" in out
    assert "example.org" not in out


def test_in_json_it_has_its_flags(add: Add, run: Run) -> None:
    add()
    add()
    (alike,) = json.loads(run("similar", "FOI-2026-0002", "--json").out)
    assert alike["reference"] == "FOI-2026-0001"
    assert (alike["same_correspondent"], alike["answered"]) == (True, False)


def test_where_nothing_is_like_it_that_is_said(add: Add, run: Run) -> None:
    add()
    assert run("similar", "FOI-2026-0001").out == "No earlier case is like it.\n"


def test_an_unknown_case_is_refused(run: Run, add: Add) -> None:
    add()
    assert run("similar", "FOI-2026-0009").code != 0
