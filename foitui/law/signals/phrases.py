"""The small language in which the data file writes the wording that it looks for.

    contract price(s)          a word with an ending it may have; -(y|ies) for one of several
    e-mail|email <3> staff     one word or another, then up to three words, then "staff"
    copy of? {paper}           a word that may be missing; one of a list named in [groups]
    since #                    # is a number
    prison NEAR/8 drone(s)     within eight words of each other, whichever comes first

A phrase never reaches across the end of a sentence or of a list entry. It is matched word by word:
a regular expression for each would take 0.2 s to compile at the start, and could be made to hang.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from foitui.law.signals.words import Words

LONGEST = 60
"""No phrase covers more words."""

Groups = Mapping[str, Sequence[str]]

_ENDINGS = re.compile(r"([^()]*)(?:\(([^()]*)\))?")
_NEAR = re.compile(r" NEAR/(\d+) ")


class Either(NamedTuple):
    """One of several words, or of several runs of words."""

    words: frozenset[str]
    runs: tuple[tuple[str, ...], ...]
    optional: bool


class Gap(NamedTuple):
    """Up to so many words of any kind."""

    most: int


class Number(NamedTuple):
    """A word that begins with a digit."""


Part = Either | Gap | Number
Phrase = tuple[Part, ...]


class PhraseFault(Exception):
    """A phrase of the data file is not written in the language."""


def compiled(phrase: str, groups: Groups) -> tuple[Phrase, ...]:
    """Return what a phrase looks for: one sequence of parts, or two where it says NEAR."""
    sides = _NEAR.split(phrase)
    if len(sides) == 1:
        return (_parts(phrase, groups),)
    if len(sides) != 3:
        raise PhraseFault(f"{phrase!r}: NEAR can stand once")
    one, gap, other = _parts(sides[0], groups), Gap(int(sides[1])), _parts(sides[2], groups)
    return ((*one, gap, *other), (*other, gap, *one))


def first_words(phrase: Phrase, pattern: str) -> frozenset[str]:
    """Return the words that a match can begin with."""
    first = phrase[0]
    if not isinstance(first, Either) or first.optional:
        raise PhraseFault(f"{pattern!r} must begin with a word that cannot be missing")
    return first.words | {run[0] for run in first.runs}


def end_of(phrase: Phrase, text: Words, at: int) -> int | None:
    """Return the index behind the last word of a match that begins at a word, or None."""
    return _end(phrase, 0, text.words, at, min(text.limits[at], at + LONGEST))


def _end(phrase: Phrase, k: int, words: list[str], at: int, limit: int) -> int | None:
    if k == len(phrase):
        return at
    part = phrase[k]
    if isinstance(part, Gap):
        for skipped in range(min(part.most, limit - at) + 1):
            end = _end(phrase, k + 1, words, at + skipped, limit)
            if end is not None:
                return end
        return None
    for length in _lengths(part, words, at, limit):
        end = _end(phrase, k + 1, words, at + length, limit)
        if end is not None:
            return end
    return None


def _lengths(part: Either | Number, words: list[str], at: int, limit: int) -> list[int]:
    """Return how many words the part can take here, the most first."""
    if at >= limit:
        return [0] if isinstance(part, Either) and part.optional else []
    word = words[at]
    if isinstance(part, Number):
        return [1] if word[0].isdigit() else []
    lengths = [
        len(run)
        for run in part.runs
        if run[0] == word and at + len(run) <= limit and tuple(words[at : at + len(run)]) == run
    ]
    if word in part.words:
        lengths.append(1)
    if part.optional:
        lengths.append(0)
    return lengths


def _parts(phrase: str, groups: Groups) -> Phrase:
    return tuple(_part(written, groups) for written in phrase.split())


def _part(written: str, groups: Groups) -> Part:
    if written == "#":
        return Number()
    if written.startswith("<"):
        return Gap(int(written.strip("<>")))
    optional = written.endswith("?")
    runs = set[tuple[str, ...]]()
    for choice in _choices(written.removesuffix("?")):
        named = choice.startswith("{")
        for run in groups[choice.strip("{}")] if named else (choice,):
            runs |= _spelled(run)
    return Either(
        frozenset(run[0] for run in runs if len(run) == 1),
        tuple(sorted(run for run in runs if len(run) > 1)),
        optional,
    )


def _choices(written: str) -> list[str]:
    """Split at the bars that stand outside brackets."""
    choices, depth = [""], 0
    for character in written:
        depth += (character == "(") - (character == ")")
        if character == "|" and not depth:
            choices.append("")
        else:
            choices[-1] += character
    return choices


def _spelled(run: str) -> set[tuple[str, ...]]:
    """Write out the endings of a run of words; a bracket may also be left out."""
    pieces = []
    for piece, endings in _ENDINGS.findall(run):
        pieces.append([piece])
        pieces.append(["", *endings.split("|")] if endings else [""])
    spelled = {"".join(chosen) for chosen in product(*pieces)}
    return {tuple(each.replace("-", " ").split()) for each in spelled} - {()}
