"""The letters are readable by somebody who does not know the Act."""

import re

import pytest

from foitui.law.provisions import regime
from foitui.letters.blocks import Table
from foitui.letters.letter import as_text
from foitui.letters.needs import lead_ins
from foitui.letters.write_text import text
from tests.letters.write_golden import LETTERS

EASY = 55
"""Flesch reading ease; 60 and more is plain English, and names such as "section 31(1)(a)" cost."""
OURS = sorted(name for name in LETTERS if not name.startswith("samples/"))
"""Letters whose sentences are ours alone; in the samples the officers speak as well."""


def _sentences(name: str) -> list[str]:
    prose = [block for block in LETTERS[name]().blocks if not isinstance(block, Table)]
    paragraphs = text(prose).split("\n\n")
    return [s for p in paragraphs for s in re.split(r"(?<=[.!?:])\s+", " ".join(p.split())) if s]


def _syllables(word: str) -> int:
    """Count syllables roughly: groups of vowels, but for a silent e at the end."""
    letters = re.sub("[^a-z]", "", word.lower())
    spoken = letters.removesuffix("e") if not letters.endswith("le") else letters
    return max(1, len(re.findall("[aeiouy]+", spoken)))


def _ease(sentences: list[str]) -> float:
    words = [word for sentence in sentences for word in sentence.split() if word.upper() != word]
    syllables = sum(map(_syllables, words))
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)


@pytest.mark.parametrize("name", OURS)
def test_one_idea_a_sentence(name: str) -> None:
    sentences = _sentences(name)
    assert max(len(sentence.split()) for sentence in sentences) <= 30
    assert sum(len(sentence.split()) for sentence in sentences) / len(sentences) <= 10


@pytest.mark.parametrize("name", OURS)
def test_the_words_are_easy(name: str) -> None:
    assert _ease(_sentences(name)) >= EASY


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_no_cite_is_left_short(name: str) -> None:
    assert not re.search(r"\b(s|reg )\d", as_text(LETTERS[name]()))


@pytest.mark.parametrize("name", sorted(set(LETTERS) - {"undecided", "mixed"}))
def test_no_mark_is_left_unfilled(name: str) -> None:
    letter = LETTERS[name]()
    assert letter.gaps == ()
    assert "MISSING" not in as_text(letter)


@pytest.mark.parametrize("name", ["foia", "eir"])
def test_every_fact_that_a_letter_tells_has_words_that_lead_to_it(name: str) -> None:
    told = {need.name for need in regime(name).needs.values() if not need.private}
    assert told <= set(lead_ins())
