"""Changes about claims: which provisions are relied on for which items, and why each applies."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from foitui.case.changing import (
    change_case,
    change_claim,
    claim_by_id,
    item_by_number,
    named_items,
    require_open,
)
from foitui.case.errors import Refused
from foitui.case.records import Case, Claim
from foitui.case.words import Likelihood


def claim_exemptions(
    case: Case,
    items: tuple[int, ...],
    provisions: Sequence[str],
    *,
    officer: str,
    at: dt.datetime,
) -> Case:
    """Set which provisions are relied on for these items.

    A claim that already covers an item keeps its reasoning; an item that none covers gets a claim
    of its own; a claim that loses its last item goes, and the history keeps it.

    Raises:
        Refused: the case is closed, or an item is unknown.
    """
    require_open(case)
    numbers = tuple(sorted({item_by_number(case, number).number for number in items}))
    if not numbers:
        raise Refused("items", "no item was named")
    kept = _without(case.claims, numbers, keep=set(provisions))
    missing = [cite for cite in dict.fromkeys(provisions) if not _covers(kept, cite, numbers)]
    made = case.claims_made
    for cite in missing:
        made += 1
        uncovered = tuple(n for n in numbers if not _covers(kept, cite, (n,)))
        kept.append(Claim(id=f"c{made}", provision=cite, items=uncovered))
    return change_case(
        case,
        "claim_exemptions",
        f"Relied on: {', '.join(provisions) or 'nothing'} ({named_items(numbers)})",
        officer=officer,
        at=at,
        claims=tuple(kept),
        claims_made=made,
    )


def withdraw_claim(case: Case, claim_id: str, *, officer: str, at: dt.datetime) -> Case:
    """Stop relying on a claim; the history keeps its reasoning."""
    require_open(case)
    claim = claim_by_id(case, claim_id)
    return change_case(
        case,
        "withdraw_claim",
        f"No longer relied on: {claim.provision}",
        officer=officer,
        at=at,
        claims=tuple(known for known in case.claims if known.id != claim_id),
    )


def cover(case: Case, claim_id: str, text: str, *, officer: str, at: dt.datetime) -> Case:
    """Say which part of the information is withheld under a claim."""
    return change_claim(
        case, claim_id, "cover", "Said what it covers", officer=officer, at=at, covers=text
    )


def name_interest(case: Case, claim_id: str, text: str, *, officer: str, at: dt.datetime) -> Case:
    """Name the interest that disclosure would harm."""
    return change_claim(
        case, claim_id, "name_interest", "Named the interest", officer=officer, at=at, interest=text
    )


def give_reason(case: Case, claim_id: str, text: str, *, officer: str, at: dt.datetime) -> Case:
    """Give the causal link, or why the information is in the class."""
    return change_claim(
        case, claim_id, "give_reason", "Gave the reason", officer=officer, at=at, reason=text
    )


def judge_likelihood(
    case: Case, claim_id: str, likelihood: Likelihood, *, officer: str, at: dt.datetime
) -> Case:
    """Judge the level of prejudice."""
    return change_claim(
        case,
        claim_id,
        "judge_likelihood",
        f"Likelihood: {likelihood.replace('_', ' ')}",
        officer=officer,
        at=at,
        likelihood=likelihood,
    )


def add_detail(
    case: Case, claim_id: str, need: str, text: str, *, officer: str, at: dt.datetime
) -> Case:
    """Record a further fact that the provision needs, by the name of the need."""
    details = {**claim_by_id(case, claim_id).details, need: text}
    return change_claim(
        case, claim_id, "add_detail", f"Recorded: {need}", officer=officer, at=at, details=details
    )


def _without(claims: Sequence[Claim], numbers: tuple[int, ...], keep: set[str]) -> list[Claim]:
    """Take the items off every claim on another provision; drop claims left with none."""
    reduced = (
        claim
        if claim.provision in keep
        else msgspec.structs.replace(claim, items=tuple(n for n in claim.items if n not in numbers))
        for claim in claims
    )
    return [claim for claim in reduced if claim.items]


def _covers(claims: Sequence[Claim], cite: str, numbers: tuple[int, ...]) -> bool:
    covered = {n for claim in claims if claim.provision == cite for n in claim.items}
    return covered.issuperset(numbers)
