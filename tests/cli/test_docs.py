"""What `docs/data-format.md` shows can be used as it stands."""

import re
from pathlib import Path

from foitui.cli.answers import read_answers
from foitui.settings.load import load_settings
from foitui.settings.phrases import load_phrases

PAGE = Path(__file__).parents[2] / "docs" / "data-format.md"


def example(heading: str, folder: Path) -> Path:
    section = PAGE.read_text("utf-8").split(f"\n## {heading}\n")[1]
    found = re.search(r"```toml\n(.*?)```", section, re.DOTALL)
    assert found
    file = folder / "example.toml"
    file.write_text(found[1], "utf-8")
    return file


def test_the_answers_file_can_be_read(tmp_path: Path) -> None:
    answers = read_answers(example("Answers file", tmp_path))
    assert [answer.question for answer in answers.answer] == ["route", "provisions", "interest"]
    assert [given.finding for given in answers.attest] == ["harm_is_real"]
    assert answers.reply is not None


def test_the_settings_file_can_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()  # the folder that it names
    assert load_settings(example("Settings file", tmp_path)).authority.kind == "central"


def test_the_phrase_book_can_be_loaded(tmp_path: Path) -> None:
    assert load_phrases(example("Phrase book", tmp_path))[0].id == "tactics"
