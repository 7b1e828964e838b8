"""The letters that real kinds of cases make, word for word."""

import pytest

from foitui.letters.blocks import Table
from foitui.letters.letter import as_text
from foitui.letters.write_text import text
from tests.letters.write_golden import GOLDEN, LETTERS, WRITERS, golden


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", LETTERS)
def test_a_case_makes_its_golden_letter(name: str, ending: str) -> None:
    written = WRITERS[ending](LETTERS[name]())
    assert written == golden(name, ending).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LETTERS)
def test_no_line_is_wider_than_mail_carries(name: str) -> None:
    assert max(map(len, as_text(LETTERS[name]()).splitlines())) <= 72


def test_every_golden_letter_has_its_case() -> None:
    found = {path.relative_to(GOLDEN).with_suffix("").as_posix() for path in GOLDEN.rglob("*.*")}
    assert found == set(LETTERS)


@pytest.mark.parametrize(
    "word", ["a" * 59, "https://x.example/" + "long/" * 8], ids=["word", "address"]
)
def test_a_table_whose_words_do_not_fit_is_written_cell_by_cell(word: str) -> None:
    said = text(
        [Table(("Item", "What", "Rule"), (("1", f"it is {word}", "section 1"), ("2", "", "x")))]
    )
    assert said == f"Item: 1\nWhat: it is {word}\nRule: section 1\n\nItem: 2\nWhat:\nRule: x\n"


def test_a_table_with_room_has_columns_of_its_words() -> None:
    said = text([Table(("Item", "What"), (("1", "word " * 20),))])
    assert said.splitlines()[0] == "Item  What"
    assert all(line.startswith("      word") for line in said.splitlines()[3:])
