"""Which rules a text sets off, once everything that silences them is heard."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from foitui.law.signals.phrases import end_of
from foitui.law.signals.rules import Lexicon, Rule, Sought, names_of
from foitui.law.signals.words import Words, words_of

Run = tuple[int, int]
"""The first word of a match, and the word behind its last."""


class Heard(NamedTuple):
    """A rule that speaks, and where."""

    rule: Rule
    runs: tuple[Run, ...]


class Examined(NamedTuple):
    """A text with what was found in it."""

    words: Words
    heard: tuple[Heard, ...]
    found: Mapping[str, list[Run]]
    """Where the phrases of each named set stand."""

    def sentences(self, name: str) -> set[int]:
        """Return the sentences in which one of a set of phrases stands."""
        return {self.words.sentences[start] for start, _ in self.found.get(name, ())}


def examine(text: str, lexicon: Lexicon) -> Examined:
    """Find every phrase in one pass, then ask each rule whether it speaks."""
    words = words_of(text)
    bare = Examined(words, (), _find(words, lexicon))
    quiet = bare.sentences("@boilerplate")
    heard = (Heard(rule, _runs(rule, bare, quiet)) for rule in lexicon.rules)
    return bare._replace(heard=tuple(each for each in heard if each.runs))


def _find(words: Words, lexicon: Lexicon) -> dict[str, list[Run]]:
    """Look for every phrase, but only at its first word and if the text has the others at all."""
    found: dict[str, list[Run]] = {}
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words.words):
        places.setdefault(word, []).append(at)
    vocabulary = set(places)
    for word in vocabulary & lexicon.sought.keys():
        for sought in lexicon.sought[word]:
            if not any(needed.isdisjoint(vocabulary) for needed in sought.rest):
                runs = _stands(sought, words, places[word])
                if runs:
                    found.setdefault(sought.name, []).extend(runs)
    return found


def _stands(sought: Sought, words: Words, places: Iterable[int]) -> list[Run]:
    """Return the matches of a phrase that begin at one of these words."""
    if second := sought.second:
        last = len(words.words) - 1
        places = [at for at in places if at < last and words.words[at + 1] in second]
    ends = ((at, end_of(sought.phrase, words, at)) for at in places)
    return [(at, end) for at, end in ends if end is not None]


def _runs(rule: Rule, examined: Examined, quiet: set[int]) -> tuple[Run, ...]:
    said = examined.found.get(f"{rule.id}.says")
    if not said or not _speaks_here(rule, examined.found):
        return ()
    masks = [*examined.found.get(f"{rule.id}.unless", ()), *examined.found.get("@names", ())]
    silent = quiet.union(*map(examined.sentences, names_of(rule, "unless_near")))
    close = set[int]().union(*map(examined.sentences, names_of(rule, "near")))
    sentence = examined.words.sentences
    return _longest(
        run
        for run in said
        if sentence[run[0]] not in silent
        and (not rule.near or sentence[run[0]] in close)
        and not any(start < run[1] and run[0] < end for start, end in masks)
    )


def _speaks_here(rule: Rule, found: Mapping[str, list[Run]]) -> bool:
    if rule.needs and not any(name in found for name in names_of(rule, "needs")):
        return False
    return not any(name in found for name in names_of(rule, "unless_in"))


def _longest(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Keep the longest of matches that begin together, and none inside another."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or run[1] > kept[-1][1]:
            kept.append(run)
    return tuple(kept)
