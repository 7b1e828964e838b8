"""Which phrases fit a provision, and which words of a case were borrowed as they stand."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from foitui.case.records import Case, Claim
from foitui.law.factors import stock
from foitui.law.provisions import Provision
from foitui.settings.phrases import Phrase, PhraseKind


class Borrowed(msgspec.Struct, frozen=True, kw_only=True):
    """A text of a claim that is a phrase, word for word."""

    claim: str
    kind: PhraseKind
    phrase: str
    """Id of the phrase."""
    version: int


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


def borrowed(case: Case, phrases: Iterable[Phrase]) -> tuple[Borrowed, ...]:
    """Return which texts of a case equal a phrase; how often over all cases the store can count."""
    book = {(each.kind, same_words(each.text)): each for each in phrases}
    return tuple(_borrowed(case, book))


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


def _borrowed(case: Case, book: dict[tuple[PhraseKind, str], Phrase]) -> Iterator[Borrowed]:
    for claim in case.claims:
        for kind, text in texts(claim):
            if found := book.get((kind, same_words(text))):
                yield Borrowed(claim=claim.id, kind=kind, phrase=found.id, version=found.version)


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
