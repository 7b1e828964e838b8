"""Words that a rule looks for: in the fields of a case, or in a letter."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from foitui.case.records import Case
from foitui.law.findings.place import Place
from foitui.law.findings.rule import Rule
from foitui.text.clean import clean_block

LOOKED_AT = 20_000
"""Characters of a field that are read; a request can be megabytes long."""

_SPACE = re.compile(r"\s+")


def read(place: Place, fields: Iterable[str]) -> str:
    """Return what stands in these fields, one after the other; `letter` is the letter."""
    return " ".join(found for found in (_field(place, path) for path in fields) if found)


def objects(rule: Rule, text: str) -> bool:
    """Whether the words that object are there, and those that would make it good are not."""
    if rule.words and not _any(rule.words, text):
        return False
    if rule.lacks:
        return bool(text.strip()) and not _any(rule.lacks, text)
    return True


def own_words(case: Case, letter: str) -> str:
    """Return a letter on one line without the words of the request that it repeats."""
    text = flat(letter)
    for words in (*(item.text for item in case.items), case.request.subject):
        if quoted := flat(clean_block(words)):  # as the letter shows them
            text = text.replace(quoted, " ")
    return text


def flat(text: str) -> str:
    """Return a text with single spaces for all white space."""
    return _SPACE.sub(" ", text).strip()


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern for several, which are found whatever their case, at whole words."""
    whole = rf"(?<!\w)(?:{'|'.join(words)})(?!(?<=\w)\w)"
    return re.compile(whole, re.IGNORECASE)


def _any(words: tuple[str, ...], text: str) -> bool:
    return pattern(words).search(text) is not None


def _field(place: Place, path: str) -> str:
    if path == "letter":
        return place.letter
    top, _, rest = path.partition(".")
    record: object = place.claim or place.item or place.case
    if top == "case":
        record, path = place.case, rest
    for step in path.split("."):
        record = record.get(step) if isinstance(record, dict) else getattr(record, step, None)
    return flat(_as_text(record)[:LOOKED_AT])


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return " ".join(map(_as_text, value))
    return "" if value is None or isinstance(value, msgspec.Struct) else str(value)
