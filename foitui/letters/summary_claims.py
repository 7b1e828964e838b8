"""The provisions relied on as the summary tells them: what they cover, why, and the balance."""

from collections.abc import Iterator

from foitui.case.records import Case, Claim, PublicInterestTest
from foitui.case.words import Balance, Likelihood
from foitui.law.provisions import UnknownCite, provision
from foitui.letters.english import named
from foitui.letters.summary_records import ClaimLine, Row
from foitui.letters.summary_words import REASON_WIDTH, line, short, word


def claim_line(case: Case, claim: Claim) -> ClaimLine:
    """Return a provision relied on, with its reasoning."""
    return ClaimLine(
        cite=line(claim.provision),
        says=_statement(claim.provision),
        items=named(claim.items) if claim.items else "no item",
        rows=(*_reasoning(claim), *_weighing(case, claim)),
    )


def _statement(cite: str) -> str:
    try:
        return provision(cite).statement
    except UnknownCite:
        return "unknown provision"


def _reasoning(claim: Claim) -> Iterator[Row]:
    said = (
        ("Covers", claim.covers),
        ("Interest", claim.interest),
        ("Likelihood", _LEVELS[claim.likelihood] if claim.likelihood else None),
        ("Reason", claim.reason),
    )
    yield from (Row(label, short(text, REASON_WIDTH)) for label, text in said if text)
    for name, text in claim.details.items():
        yield Row(line(word(name)).capitalize(), short(text, REASON_WIDTH))


def _weighing(case: Case, claim: Claim) -> Iterator[Row]:
    pit = claim.pit
    first = next(other for other in case.claims if other.pit == pit)
    if first is not claim and pit != PublicInterestTest():
        yield Row("Public interest", f"the same test as for {line(first.provision)}")
        return
    if pit.balance or pit.for_disclosure or pit.for_withholding:
        counts = f"{len(pit.for_disclosure or ())} for release"
        counts += f", {len(pit.for_withholding or ())} for withholding"
        balance = _BALANCES[pit.balance] if pit.balance else "not weighed yet"
        yield Row("Public interest", f"{balance} ({counts})")
    if pit.reasons:
        yield Row("Because", short(pit.reasons, REASON_WIDTH))


_LEVELS = {Likelihood.WOULD: "would", Likelihood.WOULD_BE_LIKELY: "would be likely to"}
_BALANCES = {Balance.WITHHOLD: "withhold", Balance.DISCLOSE: "release"}
