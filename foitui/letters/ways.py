"""How the requester still gets what is withheld, and the schedule of what is withheld where."""

from collections.abc import Sequence

from foitui.case.records import Case, Claim, Item
from foitui.case.words import Exempt
from foitui.letters.english import cite, named
from foitui.letters.gaps import Fact, need
from foitui.letters.needs import WAYS
from foitui.letters.relied import rule_of
from foitui.letters.view import Way, Withheld


def ways(case: Case, claims: Sequence[Claim], items: Sequence[int]) -> tuple[Way, ...]:
    """Return how the requester gets what is withheld only because it is open, or soon will be."""
    return tuple(way for claim in claims if (way := _way(case, claim, items)))


def _way(case: Case, claim: Claim, items: Sequence[int]) -> Way | None:
    rule = rule_of(claim)
    if rule is None or rule.is_ncnd or not WAYS & set(rule.needs):
        return None
    here = tuple(number for number in claim.items if number in items)
    path = f"claims.{case.claims.index(claim)}.details"
    already = "location" in rule.needs
    where = need(
        claim.details.get("location"),
        f"where the information under {cite(claim.provision)} is",
        f"{path}.location",
    )
    return Way(
        items="" if set(here) == set(items) else named(here),
        already=already,
        text=where if already else claim.details.get("publication_when", "").strip(),
        payment=claim.details.get("payment", "").strip() if already else "",
    )


def schedule(case: Case, claims: Sequence[Claim], items: Sequence[Item]) -> tuple[Withheld, ...]:
    """Return what is withheld of each item and by which rule, where that is more than one line."""
    rows = tuple(
        Withheld(item.number, _covered(case, claim, item), cite(claim.provision))
        for item in items
        for claim in claims
        if item.number in claim.items
    )
    return rows if len(rows) > 1 else ()


def _covered(case: Case, claim: Claim, item: Item) -> Fact:
    if item.exempt is Exempt.ALL and not (claim.covers or "").strip():
        return "all of the information"
    path = f"claims.{case.claims.index(claim)}.covers"
    return need(claim.covers, f"what {cite(claim.provision)} covers", path)
