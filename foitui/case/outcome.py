"""What the requester gets, derived from the answers; never typed in."""

from foitui.case.records import Case, Claim, Item
from foitui.case.words import Balance, Burden, Clarity, CostLimit, Exempt, Held, Outcome, Route

_ELSEWHERE = {
    Route.SAR: Outcome.SUBJECT_ACCESS,
    Route.BUSINESS_AS_USUAL: Outcome.BUSINESS_AS_USUAL,
    Route.TRANSFER: Outcome.TRANSFERRED,
    Route.NOT_VALID: Outcome.NOT_VALID,
}

_BURDENS = {
    Burden.VEXATIOUS: Outcome.REFUSED_VEXATIOUS,
    Burden.REPEATED: Outcome.REFUSED_REPEATED,
}

_WEIGHTIEST_FIRST = (
    Outcome.UNDECIDED,
    Outcome.REFUSED,
    Outcome.NEITHER_CONFIRMED_NOR_DENIED,
    Outcome.REFUSED_COST,
    Outcome.REFUSED_VEXATIOUS,
    Outcome.REFUSED_REPEATED,
    Outcome.GRANTED,
    Outcome.NOT_HELD,
    Outcome.CLARIFICATION,
    Outcome.SUBJECT_ACCESS,
    Outcome.TRANSFERRED,
    Outcome.NOT_VALID,
    Outcome.BUSINESS_AS_USUAL,
)

REFUSALS = frozenset(
    {
        Outcome.PART,
        Outcome.REFUSED,
        Outcome.REFUSED_COST,
        Outcome.REFUSED_VEXATIOUS,
        Outcome.REFUSED_REPEATED,
        Outcome.NEITHER_CONFIRMED_NOR_DENIED,
    }
)
"""Outcomes that need a refusal notice (FOIA s17, EIR reg 14)."""


def claims_for(case: Case, number: int) -> tuple[Claim, ...]:
    """Return the claims made for one item, in the order they were made."""
    return tuple(claim for claim in case.claims if number in claim.items)


def stands(claim: Claim) -> bool:
    """Whether a claim withholds: it does until its public interest test says to disclose."""
    return claim.pit.balance is not Balance.DISCLOSE


def item_outcome(case: Case, item: Item) -> Outcome:
    """Derive what the requester gets for one item."""
    if item.route is None:
        return Outcome.UNDECIDED
    if item.route in _ELSEWHERE:
        return _ELSEWHERE[item.route]
    if item.clarity is None:
        return Outcome.UNDECIDED
    if item.clarity is Clarity.UNCLEAR:
        return Outcome.CLARIFICATION
    return _stopped(case, item) or _substance(case, item)


def outcome(case: Case) -> Outcome:
    """Derive what the requester gets over all items."""
    found = {item_outcome(case, item) for item in case.items}
    if Outcome.UNDECIDED in found or not found:
        return Outcome.UNDECIDED
    if Outcome.PART in found or (Outcome.GRANTED in found and found & REFUSALS):
        return Outcome.PART
    return next(word for word in _WEIGHTIEST_FIRST if word in found)


def _stopped(case: Case, item: Item) -> Outcome | None:
    """What sections 14 and 12 make of an item; they belong to FOIA alone."""
    if item.route is not Route.FOIA:
        return None
    if case.section14.burden is None:
        return Outcome.UNDECIDED
    if case.section14.burden in _BURDENS:
        return _BURDENS[case.section14.burden]
    if case.cost.limit is None:
        return Outcome.UNDECIDED
    return None if case.cost.limit is CostLimit.WITHIN else Outcome.REFUSED_COST


def _substance(case: Case, item: Item) -> Outcome:
    claims = claims_for(case, item.number)
    if item.held is Held.NOT_HELD:
        return Outcome.NOT_HELD
    if item.held is Held.NEITHER_CONFIRM_NOR_DENY:
        return Outcome.NEITHER_CONFIRMED_NOR_DENIED if claims else Outcome.UNDECIDED
    if item.held is None or item.exempt is None:
        return Outcome.UNDECIDED
    if item.exempt is Exempt.NONE:
        return Outcome.GRANTED
    if not claims:
        return Outcome.UNDECIDED
    if not any(map(stands, claims)):
        return Outcome.GRANTED
    return Outcome.PART if item.exempt is Exempt.SOME else Outcome.REFUSED
