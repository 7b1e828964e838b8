"""Which phrases fit a provision, and which words of a claim many cases share."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from foitui.case.records import Case, Claim
from foitui.law.factors import stock
from foitui.law.provisions import Provision
from foitui.settings.phrases import Phrase, PhraseKind

HANDFUL = 5
"""Cases in which the same words may stand; in more of them they are fitted to none."""


def phrases_for(phrases: Iterable[Phrase], rule: Provision, kind: PhraseKind) -> tuple[Phrase, ...]:
    """Return what the book has for a provision: those for the limb first, then for the section."""
    fit = [each for each in phrases if each.kind == kind and _fits(each, rule)]
    return tuple(sorted(fit, key=lambda each: -len(each.provision)))


def search(phrases: Iterable[Phrase], words: str) -> tuple[Phrase, ...]:
    """Return the phrases in which every word begins some word of the text, cite, id or note."""
    wanted = [re.escape(word) for word in words.casefold().split()]
    return tuple(
        each
        for each in phrases
        if all(re.search(rf"(?<!\w){word}", _searched(each)) for word in wanted)
    )


def texts_of(case: Case) -> tuple[str, ...]:
    """Return the texts of a case that others may hold too; the store counts in how many."""
    return tuple(dict.fromkeys(text for claim in case.claims for _, text in texts(claim) if text))


def used_often(claim: Claim, used: Mapping[str, int]) -> bool:
    """Whether a text of a claim stands in more than a handful of cases, word for word.

    Factors that foitui offers are left out: `all_stock` is for them.

    Args:
        claim: The claim.
        used: In how many cases each text stands.
    """
    return any(used.get(text, 0) > HANDFUL and not all_stock((text,)) for _, text in texts(claim))


def all_stock(factors: tuple[str, ...]) -> bool:
    """Whether there are factors, and each is one of those that foitui offers, word for word."""
    return bool(factors) and all(same_words(each) in _stock() for each in factors)


def same_words(text: str) -> str:
    """Return a text as compared: without case, punctuation and line breaks."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def texts(claim: Claim) -> Iterator[tuple[PhraseKind, str]]:
    """Yield every text of a claim that a phrase could stand for."""
    yield "reason", claim.reason or ""
    yield "balance", claim.pit.reasons or ""
    for text in claim.pit.for_disclosure or ():
        yield "for_disclosure", text
    for text in claim.pit.for_withholding or ():
        yield "for_withholding", text


@cache
def _stock() -> frozenset[str]:
    return frozenset(
        same_words(text)
        for factors in stock().values()
        for text in (*factors.for_disclosure, *factors.for_withholding)
    )


def _fits(phrase: Phrase, rule: Provision) -> bool:
    return phrase.provision in {rule.cite, rule.section, *rule.aliases}


def _searched(phrase: Phrase) -> str:
    return f"{phrase.id} {phrase.provision} {phrase.text} {phrase.note}".casefold()
