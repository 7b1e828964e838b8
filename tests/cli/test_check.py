"""`foitui check`."""

import json
from pathlib import Path

from foitui.cli.samples import sample_folder
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


def test_what_the_law_requires_comes_first_and_what_is_left_says_how_to_answer_it(
    add: Add, run: Run, own_office: Path, tmp_path: Path
) -> None:
    (sample,) = sample_folder().glob("02-*.toml")
    answers = tmp_path / "answers.toml"
    said = sample.read_text("utf-8").partition("[[attest]]")[0]
    answers.write_text(said, "utf-8")
    add(items=("The end.", "What was paid.", "The prices.", "Bidders."))
    (own_office / "settings.toml").write_bytes((sample_folder() / "settings.toml").read_bytes())
    assert run("triage", "FOI-2026-0001", "--answers", str(answers)).code == 0

    code, out, err = run("check", "FOI-2026-0001")
    assert (code, err) == (0, ""), "nothing that the law requires is open"
    assert "[FOIA s1(1)(b); attest blanket_use]" in out

    with answers.open("a", encoding="utf-8") as file:
        file.write('[[attest]]\nfinding = "still_sensitive"\nholds = false\n')
        file.write('[[attest]]\nfinding = "harm_is_real"\nholds = false\n')
    assert run("triage", "FOI-2026-0001", "--answers", str(answers)).code == 0
    code, out, _ = run("check", "FOI-2026-0001")
    severities = [line.partition(":")[0] for line in out.splitlines()]
    assert code == 1
    assert severities[0] == "legal requirement"
    assert severities == sorted(severities, key=["legal requirement", "regulator expects"].index)
