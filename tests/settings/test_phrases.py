"""The phrase book: read with errors by line and key."""

from pathlib import Path

import pytest

from foitui.settings.errors import SettingsError
from foitui.settings.phrases import load_phrases, phrase_file

GOOD = """
[[phrase]]
id = "tactics"
provision = "s31"
kind = "for_withholding"
version = 2
text = "Methods that work would have to be replaced."
note = "Only where a method is described."
"""


def book(folder: Path, text: str) -> Path:
    file = folder / "phrases.toml"
    file.write_text(text, "utf-8")
    return file


def test_phrases_are_read(tmp_path: Path) -> None:
    (phrase,) = load_phrases(book(tmp_path, GOOD))
    assert (phrase.id, phrase.version, phrase.kind) == ("tactics", 2, "for_withholding")


def test_the_book_stands_beside_the_settings_and_may_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOITUI_SETTINGS", str(tmp_path / "settings.toml"))
    assert load_phrases() == ()
    book(tmp_path, GOOD)
    assert phrase_file() == tmp_path / "phrases.toml"
    assert len(load_phrases()) == 1


@pytest.mark.parametrize(
    ("text", "line", "key", "says"),
    [
        (GOOD + GOOD, 11, "phrase 2, id", "used twice"),
        (GOOD.replace('"for_withholding"', '"against"'), 5, "phrase 1, kind", "Invalid"),
        (
            GOOD.replace("Methods that work would have to be replaced.", " "),
            7,
            "phrase 1, text",
            "",
        ),
        (GOOD.replace("note", "remark"), 2, "phrase 1", "remark"),
        (GOOD.replace('id = "tactics"\n', ""), 2, "phrase 1", "id"),
        ("[[phrase", 1, "", "is not TOML"),
        ("version = 1", None, "", "version"),
    ],
)
def test_a_fault_is_told_by_line_and_key(
    tmp_path: Path, text: str, line: int | None, key: str, says: str
) -> None:
    with pytest.raises(SettingsError) as told:
        load_phrases(book(tmp_path, text))
    assert (told.value.line, told.value.key) == (line, key)
    assert says in told.value.message


def test_bytes_that_are_no_text_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    file = tmp_path / "phrases.toml"
    with pytest.raises(SettingsError, match="cannot be read"):
        load_phrases(file)
    file.write_bytes(b"\n\xff")
    with pytest.raises(SettingsError, match="line 2: is not UTF-8"):
        load_phrases(file)
