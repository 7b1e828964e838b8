"""`foitui check`."""

import json

from tests.cli.conftest import Add, Run


def test_what_is_open_is_listed_and_the_answer_is_no(add: Add, run: Run) -> None:
    add()
    code, out, err = run("check", "FOI-2026-0001")
    assert (code, err) == (1, "")
    assert "legal requirement: Not answered yet: Which regime does this fall under? (item 1)" in out
    assert "the letter lacks: " in out


def test_json_has_findings_and_gaps(add: Add, run: Run) -> None:
    add()
    code, out, _ = run("check", "FOI-2026-0001", "--json")
    checked = json.loads(out)
    assert code == 1
    assert checked["reference"] == "FOI-2026-0001"
    assert checked["findings"][0]["question"] == "route"
    assert any(gap["field"].endswith("authority.name") for gap in checked["gaps"])
