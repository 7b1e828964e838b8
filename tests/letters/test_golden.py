"""The letters that real kinds of cases make, word for word."""

import pytest

from foitui.letters.reply import as_text, reply
from tests.letters.cases import MINISTRY, ON
from tests.letters.kinds import CASES
from tests.letters.write_golden import GOLDEN


@pytest.mark.parametrize("name", CASES)
def test_a_case_makes_its_golden_letter(name: str) -> None:
    letter = reply(CASES[name](), MINISTRY, ON)
    assert as_text(letter) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_no_line_is_wider_than_mail_carries(name: str) -> None:
    letter = reply(CASES[name](), MINISTRY, ON)
    assert max(map(len, as_text(letter).splitlines())) <= 72


def test_every_golden_letter_has_its_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)
