"""The claims of a section as its template sees them, and the public interest tests they share."""

from collections.abc import Sequence
from dataclasses import replace

from foitui.case.records import Case, Claim, PublicInterestTest
from foitui.case.words import Balance, Likelihood
from foitui.law.provisions import INTERESTS_TEST, Provision
from foitui.letters.english import cite, named, spelled
from foitui.letters.gaps import Fact, Gap, need
from foitui.letters.needs import need_views
from foitui.letters.relied import is_tested, rule_of
from foitui.letters.view import ClaimView, Weighing

LEVELS = {Likelihood.WOULD: "would", Likelihood.WOULD_BE_LIKELY: "would be likely to"}


def claim_views(
    case: Case, claims: Sequence[Claim], items: Sequence[int], partly: bool
) -> tuple[ClaimView, ...]:
    """Return these claims with their reasoning, as far as it concerns these items."""
    explained: set[Likelihood] = set()
    views: list[ClaimView] = []
    for claim in claims:
        view = _claim(case, claim, items, partly, claim.likelihood not in explained)
        views.append(_after(view, views))
        if claim.likelihood is not None:
            explained.add(claim.likelihood)
    return tuple(views)


def _after(view: ClaimView, before: Sequence[ClaimView]) -> ClaimView:
    """Return a claim as it is told after others: what they say already is not said again."""
    same = [
        each.cite
        for each in before
        if view.qualified_person
        and each.qualified_person
        and (each.needs, each.likelihood) == (view.needs, view.likelihood)
        and not any(isinstance(need.text, Gap) for need in view.needs)
    ]
    known = any(each.absolute for each in before)
    return replace(view, new_absolute=not known, same_opinion=same[0] if same else "")


def weighings(case: Case, claims: Sequence[Claim]) -> tuple[Weighing, ...]:
    """Return the public interest tests of these claims; one that two of them share comes once."""
    shared: list[tuple[PublicInterestTest, list[Claim]]] = []
    for claim in filter(is_tested, claims):
        same = [sharing for pit, sharing in shared if pit == claim.pit and _is_said(pit)]
        if same:
            same[0].append(claim)
        else:
            shared.append((claim.pit, [claim]))
    return tuple(_weighing(case, pit, sharing) for pit, sharing in shared)


def _claim(
    case: Case, claim: Claim, items: Sequence[int], partly: bool, new_likelihood: bool
) -> ClaimView:
    law = rule_of(claim)
    says = cite(claim.provision)
    path = f"claims.{case.claims.index(claim)}"
    here = tuple(number for number in claim.items if number in items)
    basis = law.basis if law else "class"
    needs = tuple(need_views(claim, law, path, says)) if law else ()
    return ClaimView(
        cite=says,
        statement=spelled(law.statement)
        if law
        else Gap(f"{path}.provision", f"a known rule for {says}"),
        items="" if set(here) == set(items) else named(here),
        covers=need(claim.covers, f"what {says} covers", f"{path}.covers")
        if partly
        else claim.covers or "",
        basis=basis,
        interest=_interest(claim, law, path, says),
        harm=law.harm if law else "prejudice",
        likelihood=LEVELS[claim.likelihood]
        if claim.likelihood
        else Gap(f"{path}.likelihood", f"how likely the harm under {says} is"),
        new_likelihood=new_likelihood,
        reason=need(claim.reason, _reason(law, says), f"{path}.reason"),
        qualified_person=law is not None and law.qualified_person,
        needs=tuple(need for need in needs if need.name not in INTERESTS_TEST),
        steps=tuple(need for need in needs if need.name in INTERESTS_TEST),
        own_data=law is not None and law.leads_to == "sar",
        absolute=law is not None and law.type == "absolute" and not is_tested(claim),
        new_absolute=True,
        same_opinion="",
    )


def _interest(claim: Claim, law: Provision | None, path: str, says: str) -> Fact:
    """The officer's words; those of the law where the officer is not asked for any."""
    is_asked = law is None or (
        law.regime == "foia" and law.basis == "prejudice" and not law.is_ncnd
    )
    given = None if is_asked or law is None else law.interest
    return need(claim.interest or given, f"the interest {says} protects here", f"{path}.interest")


def _reason(law: Provision | None, says: str) -> str:
    if law and law.is_ncnd:
        return f"why {says} lets us neither confirm nor deny"
    if law and law.basis == "prejudice":
        return f"the causal link for {says}"
    return f"why {says} applies"


def _weighing(case: Case, pit: PublicInterestTest, claims: Sequence[Claim]) -> Weighing:
    cites = tuple(cite(claim.provision) for claim in claims)
    path = f"claims.{case.claims.index(claims[0])}.pit"
    return Weighing(
        cites=cites,
        for_disclosure=_factors(
            pit.for_disclosure,
            f"the factors for release under {cites[0]}",
            f"{path}.for_disclosure",
        ),
        for_withholding=_factors(
            pit.for_withholding,
            f"the factors for withholding under {cites[0]}",
            f"{path}.for_withholding",
        ),
        balance=""
        if pit.balance is Balance.WITHHOLD
        else Gap(f"{path}.balance", f"where the public interest lies under {cites[0]}"),
        reasons=need(
            pit.reasons, f"the reasons for the balance under {cites[0]}", f"{path}.reasons"
        ),
    )


def _factors(factors: tuple[str, ...] | None, says: str, path: str) -> tuple[Fact, ...]:
    said = tuple(factor for factor in factors or () if factor.strip())
    return said or (Gap(path, says),)


def _is_said(pit: PublicInterestTest) -> bool:
    """Whether a test says anything; two that are both still empty share nothing but their gaps."""
    return pit != PublicInterestTest()
