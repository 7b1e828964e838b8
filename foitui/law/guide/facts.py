"""The facts that decide which question is asked; `when` in the guide names them.

Each fact is a short word: the value of an answer, `yes` or `no`, or empty while nothing was said.
"""

from collections.abc import Iterable

from foitui.case.outcome import claims_for, stands
from foitui.case.records import Case, Claim, Item
from foitui.case.words import Burden, Clarity, CostLimit, Exempt, Held, Route
from foitui.law.provisions import Provision, is_known, provision

Facts = dict[str, str]

CASE_FACTS = frozenset({"asks_foia", "section14", "cost"})
ITEM_FACTS = CASE_FACTS | {
    *("route", "passing", "clarity", "held", "exempt", "answers_held", "released"),
}
CLAIM_FACTS = frozenset(
    {"regime", "denial", "basis", "adverse_effect", "public_interest_test", "partly", "data_kind"}
)


def case_facts(case: Case) -> Facts:
    """Facts about the request as a whole."""
    asks = any(item.route is Route.FOIA and item.clarity is Clarity.CLEAR for item in case.items)
    return {
        "asks_foia": _yes(asks),
        "section14": case.section14.burden or "",
        "cost": case.cost.limit or "",
    }


def item_facts(case: Case, item: Item) -> Facts:
    """Facts about one item, those about the request included."""
    return {
        **case_facts(case),
        "route": item.route or "",
        "passing": item.passing or "",
        "clarity": item.clarity or "",
        "held": item.held or "",
        "exempt": item.exempt or "",
        "answers_held": _yes(says_whether_held(case, item)),
        "released": _yes(_releases(case, item)),
    }


def claim_facts(case: Case, claim: Claim) -> Facts:
    """Facts about one claim and the provision it relies on."""
    rule = provision(claim.provision)
    return {
        "regime": rule.regime,
        "denial": _yes(rule.is_ncnd),
        "basis": rule.basis,
        "adverse_effect": _yes(rule.adverse_effect_test),
        "public_interest_test": _yes(rule.public_interest_test),
        "data_kind": claim.details.get("data_kind", ""),
        "partly": _yes(any(item.exempt is Exempt.SOME for item in _items(case, claim))),
    }


def is_relied_on(case: Case, claim: Claim) -> bool:
    """Whether the answers about its items still call for this claim; one unknown to law is not."""
    if not is_known(claim.provision):
        return False
    rule = provision(claim.provision)
    return any(_calls_for(case, item, rule) for item in _items(case, claim))


def says_whether_held(case: Case, item: Item) -> bool:
    """Whether the duty to say if the information is held still stands for an item."""
    if item.clarity is not Clarity.CLEAR:
        return False
    if item.route is Route.EIR:
        return True
    return (
        item.route is Route.FOIA
        and case.section14.burden is Burden.NEITHER
        and case.cost.limit in {CostLimit.WITHIN, CostLimit.EXCEEDED}
    )


def decides_exemptions(case: Case, item: Item) -> bool:
    """Whether anything of an item could be withheld under an exemption."""
    if not says_whether_held(case, item):
        return False
    return item.route is Route.EIR or case.cost.limit is CostLimit.WITHIN


def _calls_for(case: Case, item: Item, rule: Provision) -> bool:
    if item.route != rule.regime or not decides_exemptions(case, item):
        return False
    if rule.is_ncnd:
        return item.held is Held.NEITHER_CONFIRM_NOR_DENY
    return item.held in {Held.HELD, Held.PART_HELD} and item.exempt in {Exempt.SOME, Exempt.ALL}


def _releases(case: Case, item: Item) -> bool:
    if not decides_exemptions(case, item) or item.held not in {Held.HELD, Held.PART_HELD}:
        return False
    if item.exempt is Exempt.ALL:
        claims = claims_for(case, item.number)
        return bool(claims) and not any(map(stands, claims))
    return item.exempt is not None


def _items(case: Case, claim: Claim) -> Iterable[Item]:
    return (item for item in case.items if item.number in claim.items)


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
