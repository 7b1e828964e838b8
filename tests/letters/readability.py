"""How easy a letter is to read, by Flesch's formula: 60 and more is plain English."""

import re

_VOWELS = re.compile(r"[aeiouy]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")


def reading_ease(letter: str) -> float:
    """Return the reading ease of a letter's sentences; address blocks and links are left out."""
    sentences = [_WORD.findall(sentence) for sentence in _sentences(letter)]
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(map(_syllables, words))
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)


def _sentences(letter: str) -> list[str]:
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", letter))
    told = (each for each in paragraphs if len(_WORD.findall(each)) > 4 and "http" not in each)
    found = (sentence for each in told for sentence in re.split(r"(?<=[.!?:;])\s+", each))
    return [sentence for sentence in found if _WORD.search(sentence)]


def _syllables(word: str) -> int:
    """Count groups of vowels; a silent e at the end is none."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(letters))
    if letters.endswith("e") and not letters.endswith(("le", "ee")):
        count -= 1
    return max(count, 1)
