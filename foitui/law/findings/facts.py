"""The facts that `when` in the findings' data names, beside those of the guide."""

from foitui.case.outcome import REFUSALS, item_outcome, outcome
from foitui.case.records import Case, Claim, Item
from foitui.case.words import ClockKind, Outcome, Route
from foitui.law.guide.facts import (
    CASE_FACTS,
    CLAIM_FACTS,
    ITEM_FACTS,
    Facts,
    case_facts,
    claim_facts,
    item_facts,
)
from foitui.law.provisions import provision

_OWN = frozenset({"outcome", "regimes", "refuses", "pit_extended", "published", "sent", "notice"})
OF_CASE = CASE_FACTS | _OWN
OF_ITEM = ITEM_FACTS | {"outcome", "published"}
OF_CLAIM = CLAIM_FACTS | {
    *("section", "subsection", "cite", "emissions", "sent", "ages", "likelihood"),
}

_NO_NOTICE = frozenset({Outcome.BUSINESS_AS_USUAL, Outcome.SUBJECT_ACCESS, Outcome.CLARIFICATION})


def of_case(case: Case) -> Facts:
    """Facts about the request as a whole."""
    outcomes = {item_outcome(case, item) for item in case.items}
    return {
        **case_facts(case),
        "outcome": outcome(case),
        "regimes": _regimes(case),
        "refuses": _yes(bool(outcomes & REFUSALS)),
        "notice": _yes(bool(outcomes - _NO_NOTICE - {Outcome.UNDECIDED, Outcome.TRANSFERRED})),
        "pit_extended": _yes(any(e.kind is ClockKind.PIT_EXTENSION for e in case.clock)),
        "published": _yes(case.request.reply_published),
        "sent": _yes(case.sent is not None),
    }


def of_item(case: Case, item: Item) -> Facts:
    """Facts about one item."""
    return {
        **item_facts(case, item),
        "outcome": item_outcome(case, item),
        "published": _yes(case.request.reply_published),
    }


def of_claim(case: Case, claim: Claim) -> Facts:
    """Facts about one claim of a provision that is known."""
    rule = provision(claim.provision)
    head, _, rest = rule.cite.partition("(")
    return {
        **claim_facts(case, claim),
        "section": rule.section,
        "subsection": f"{head}({rest.partition(')')[0]})" if rest else head,
        "cite": rule.cite,
        "emissions": _yes(rule.blocked_for_emissions),
        "ages": _yes(rule.falls_away_years is not None),
        "likelihood": claim.likelihood or "",
        "sent": _yes(case.sent is not None),
    }


def _regimes(case: Case) -> str:
    """Name the regime of all items that are answered under one: foia, eir, both, none."""
    found = [
        route for route in (Route.FOIA, Route.EIR) if any(i.route is route for i in case.items)
    ]
    return "both" if len(found) == 2 else "".join(found) or "none"


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
