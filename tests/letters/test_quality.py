"""Every letter is plain, cites one regime, leaves no mark, and gives no finding a hold."""

from pathlib import Path

import pytest

from foitui.cli.samples import sample_folder
from foitui.law.findings import letter_findings
from foitui.letters.reply import as_text, reply
from tests.letters.cases import MINISTRY, ON
from tests.letters.kinds import CASES
from tests.letters.readability import reading_ease
from tests.letters.write_golden import GOLDEN

PLAIN = 60
FLOORS = {"09-staff-names.reply": 59}
"""Where the words that the officer chose weigh more than ours."""

LETTERS = sorted([*sample_folder().glob("*.reply.txt"), *GOLDEN.glob("*.txt")])


def test_the_formula_tells_plain_from_heavy() -> None:
    plain = "We hold it. We will send it to you next week. Please write if it does not come."
    heavy = "Notwithstanding considerable organisational transparency obligations, confidentiality."
    assert reading_ease(plain) > 80
    assert reading_ease(heavy) < 20


@pytest.mark.parametrize("file", LETTERS, ids=[file.stem for file in LETTERS])
def test_a_letter_is_plain_english(file: Path) -> None:
    assert reading_ease(file.read_text("utf-8")) >= FLOORS.get(file.stem, PLAIN)


@pytest.mark.parametrize("name", CASES)
def test_nothing_in_a_letter_is_objected_to(name: str) -> None:
    case = CASES[name]()
    letter = reply(case, MINISTRY, ON)
    found = letter_findings(case, as_text(letter), to=letter.to, authority="central")
    allowed = {"unfilled_mark"} if letter.gaps else set()
    assert {finding.id for finding in found} == allowed
