"""Which claims of a case a letter may speak of, and what the law asks of each."""

from collections.abc import Sequence

from foitui.case.outcome import claims_for, stands
from foitui.case.records import Case, Claim, PublicInterestTest
from foitui.law.provisions import Provision, UnknownCite, provision
from foitui.letters.english import cite, named, spelled
from foitui.letters.view import Dropped, Law


def relied_on(case: Case, items: Sequence[int], law: Law, denial: bool) -> tuple[Claim, ...]:
    """Return the claims that withhold something from these items, in the order they were made.

    A claim that an earlier answer called for, under another regime or for what is now neither
    confirmed nor denied, stays in the case and out of the letter: it would give something away.
    """
    found = {claim.id for number in items for claim in claims_for(case, number)}
    return tuple(
        claim
        for claim in case.claims
        if claim.id in found and stands(claim) and _fits(claim, law, denial)
    )


def _fits(claim: Claim, law: Law, denial: bool) -> bool:
    rule = rule_of(claim)
    if rule is None:
        return not denial
    return rule.regime == law and rule.is_ncnd == denial


def considered(case: Case, items: Sequence[int], law: Law) -> tuple[Dropped, ...]:
    """Return the exemptions that were weighed for these items and gave way to release."""
    found = []
    for claim in case.claims:
        here = tuple(number for number in claim.items if number in items)
        rule = rule_of(claim)
        if here and rule and not stands(claim) and _fits(claim, law, denial=False):
            words = "" if set(here) == set(items) else named(here)
            found.append(Dropped(cite(claim.provision), spelled(rule.statement), words))
    return tuple(found)


def unweighed(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the provisions for which the balance of the public interest is still open."""
    return tuple(
        cite(claim.provision) for claim in claims if is_tested(claim) and claim.pit.balance is None
    )


def allows_more_time(claim: Claim) -> bool:
    """Whether the law gives more time to weigh the public interest for it (FOIA s10(3))."""
    rule = rule_of(claim)
    return rule is not None and rule.pit_extension


def is_tested(claim: Claim) -> bool:
    """Whether the public interest is weighed: the provision asks for it, or the officer did it."""
    law = rule_of(claim)
    return (law is not None and law.public_interest_test) or claim.pit != PublicInterestTest()


def rule_of(claim: Claim) -> Provision | None:
    """Return the provision of a claim; None where no regime knows it."""
    try:
        return provision(claim.provision)
    except UnknownCite:
        return None
