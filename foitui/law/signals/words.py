"""The words of a text, each with its place and its sentence."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<word>(?:[eE]-)?[^\W_]+(?:['\u2019][^\W_]+)*)"
    r"|(?P<stop>[.!?;](?=[\s\"')\u2019\u201d]|\Z)|\n[^\S\n]*+(?=\n|[-*\u2022(]|[^\W_]{1,2}[.)]))"
)
_NO_STOP_AFTER = frozenset(
    {"mr", "mrs", "ms", "dr", "no", "nos", "ref", "st", "inc", "incl", "cllr"}
)
"""Shortened words whose full stop ends no sentence."""


class Words(NamedTuple):
    """A text cut into words; the sequences run side by side."""

    words: list[str]
    """In small letters, without apostrophes and possessive endings; `e-mail` as `email`."""
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    """The number of the sentence, or of the list entry, that each word stands in."""
    limits: list[int]
    """The index behind the last word of that sentence."""


def words_of(text: str) -> Words:
    """Cut a text into words; every step looks at each character once."""
    found = Words([], [], [], [], [])
    sentence = 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "word":
            found.words.append(_plain(token[0]))
            found.starts.append(token.start())
            found.ends.append(token.end())
            found.sentences.append(sentence)
        elif token[0] != "." or not found.words or found.words[-1] not in _NO_STOP_AFTER:
            sentence += 1
    found.limits.extend(_limits(found.sentences))
    return found


def _limits(sentences: list[int]) -> list[int]:
    limits = [len(sentences)] * len(sentences)
    for at in range(len(sentences) - 2, -1, -1):
        same = sentences[at] == sentences[at + 1]
        limits[at] = limits[at + 1] if same else at + 1
    return limits


def _plain(word: str) -> str:
    word = word.lower()
    if word.isalnum():
        return word
    word = word.replace("\u2019", "'")
    return word.removesuffix("'s").replace("'", "").replace("-", "")
