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
from collections.abc import Iterable, Mapping, Sequence
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
    firsts: frozenset[str]
    """The words, and the first word of each run."""
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


class Language:
    """Reads phrases; what is written the same is compiled once."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._parts: dict[str, Part] = {}

    def compiled(self, phrase: str) -> tuple[Phrase, ...]:
        """Return what a phrase looks for: one sequence of parts, or two where it says NEAR."""
        sides = _NEAR.split(phrase)
        if len(sides) == 1:
            return (self._read(phrase),)
        if len(sides) != 3:
            raise PhraseFault(f"{phrase!r}: NEAR can stand once")
        one, gap, other = self._read(sides[0]), Gap(int(sides[1])), self._read(sides[2])
        return ((*one, gap, *other), (*other, gap, *one))

    def _read(self, phrase: str) -> Phrase:
        parts = self._parts
        for written in phrase.split():
            if written not in parts:
                parts[written] = _part(written, self._groups)
        read = tuple(parts[written] for written in phrase.split())
        if not isinstance(read[0], Either) or read[0].optional:
            raise PhraseFault(f"{phrase!r} must begin with a word that cannot be missing")
        if isinstance(read[-1], Gap):
            raise PhraseFault(f"{phrase!r} must not end with a gap")
        return read


def required(phrase: Phrase) -> tuple[frozenset[str], ...]:
    """Return sets of words, of each of which a text must have one; the first begins a match."""
    return tuple(part.firsts for part in phrase if isinstance(part, Either) and not part.optional)


def second_words(phrase: Phrase) -> frozenset[str] | None:
    """Return what must stand right behind the first word; None where that is not so simple."""
    if len(phrase) < 2 or not isinstance(phrase[0], Either) or phrase[0].runs:
        return None
    second = phrase[1]
    return second.firsts if isinstance(second, Either) and not second.optional else None


def end_of(phrase: Phrase, text: Words, at: int) -> int | None:
    """Return the index behind the last word of a match that begins at a word, or None."""
    return _end(phrase, 0, text.words, at, min(text.limits[at], at + LONGEST))


def _end(phrase: Phrase, k: int, words: list[str], at: int, limit: int) -> int | None:
    if k == len(phrase):
        return at
    for next_at in _steps(phrase, k, words, at, limit):
        end = _end(phrase, k + 1, words, next_at, limit)
        if end is not None:
            return end
    return None


def _steps(phrase: Phrase, k: int, words: list[str], at: int, limit: int) -> Iterable[int]:
    """Return where the text can go on behind a part."""
    part = phrase[k]
    if isinstance(part, Gap):
        return _over(part, phrase[k + 1], words, at, limit)
    if isinstance(part, Number):
        return (at + 1,) if at < limit and words[at][0].isdigit() else ()
    if at < limit and words[at] in part.firsts:
        return _taken(part, words, at, limit)
    return (at,) if part.optional else ()


def _over(gap: Gap, behind: Part, words: list[str], at: int, limit: int) -> Iterable[int]:
    """Skip words only to where what stands behind the gap can begin."""
    reach = range(at, min(at + gap.most + 1, limit))
    if isinstance(behind, Either) and not behind.optional:
        return [place for place in reach if words[place] in behind.firsts]
    return reach


def _taken(part: Either, words: list[str], at: int, limit: int) -> list[int]:
    places = [at + 1] if words[at] in part.words else []
    for run in part.runs:
        behind = at + len(run)
        if run[0] == words[at] and behind <= limit and tuple(words[at:behind]) == run:
            places.insert(0, behind)
    if part.optional:
        places.append(at)
    return places


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
        words=frozenset(run[0] for run in runs if len(run) == 1),
        runs=tuple(sorted(run for run in runs if len(run) > 1)),
        firsts=frozenset(run[0] for run in runs),
        optional=optional,
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
    if "(" not in run:
        return {tuple(run.replace("-", " ").split())}
    pieces = []
    for piece, endings in _ENDINGS.findall(run):
        pieces.append([piece])
        pieces.append(["", *endings.split("|")] if endings else [""])
    spelled = {"".join(chosen) for chosen in product(*pieces)}
    return {tuple(each.replace("-", " ").split()) for each in spelled} - {()}
