"""An authority's own phrase book: reasons and factors it uses again, read from a TOML file."""

from pathlib import Path
from typing import Literal

import msgspec

from foitui.settings.errors import SettingsError
from foitui.settings.folders import settings_file
from foitui.settings.records import Section
from foitui.settings.toml import parsed, text_of

PhraseKind = Literal["reason", "for_disclosure", "for_withholding", "balance"]


class Phrase(Section, frozen=True, kw_only=True):
    """One reusable text; it must be made to fit each case."""

    id: str
    provision: str
    """The cite it is written for, or the section: `s31(1)(a)`, `s31`."""
    kind: PhraseKind
    text: str
    version: int = 1
    """Counted up when the words change, so that it can be told which a letter used."""
    note: str = ""
    """What to look at before using it."""


class _Book(Section, frozen=True, kw_only=True):
    phrase: tuple[Phrase, ...] = ()


def phrase_file(data: Path | None = None) -> Path:
    """Return the phrase book, which stands beside the settings file, whether or not it is there."""
    return settings_file(data).with_name("phrases.toml")


def load_phrases(path: Path | None = None, data: Path | None = None) -> tuple[Phrase, ...]:
    """Return the phrases of a file; none where no file was named and none is there.

    Raises:
        SettingsError: the file cannot be used; says in which line and for which key.
    """
    file = path or phrase_file(data)
    if path is None and not file.exists():
        return ()
    text = text_of(file)
    try:
        phrases = msgspec.convert(parsed(file, text), _Book).phrase
    except msgspec.ValidationError as error:
        says, _, place = str(error).partition(" - at ")
        raise _fault(file, text, place.strip("`$."), says.replace("`", "'")) from error
    _check(file, text, phrases)
    return phrases


def _check(file: Path, text: str, phrases: tuple[Phrase, ...]) -> None:
    seen: set[str] = set()
    for index, phrase in enumerate(phrases):
        if phrase.id in seen:
            raise _fault(file, text, f"phrase[{index}].id", f"{phrase.id!r} is used twice")
        if not phrase.text.strip():
            raise _fault(file, text, f"phrase[{index}].text", "has no words")
        seen.add(phrase.id)


def _fault(file: Path, text: str, key: str, message: str) -> SettingsError:
    """Name the phrase by its number as a person counts."""
    from foitui.settings.place import line_of  # its patterns are for a fault alone

    head, _, field = key.partition("].")
    index = head.removeprefix("phrase[").removesuffix("]")
    named = f"phrase {int(index) + 1}" + (f", {field}" if field else "") if index.isdigit() else key
    return SettingsError(file, line_of(text, key), named, message)
