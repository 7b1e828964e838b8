"""Makes a finding out of its rule, an open question, or a claim that the law does not know."""

from collections.abc import Iterable

from foitui.case.records import Attestation, Claim
from foitui.case.words import Route
from foitui.law.cites import regime_of
from foitui.law.findings.finding import Finding, Severity
from foitui.law.findings.place import Place
from foitui.law.findings.rule import PLACES, Rule, severity_of_question
from foitui.law.guide.question import Asked

Raised = tuple[Asked, ...]
"""All questions that a case raises, open or answered."""


def unanswered(asked: Asked) -> Finding:
    """Make the finding that a question of the guide is still open."""
    question = asked.question
    return Finding(
        id=f"unanswered.{question.id}",
        kind="question",
        severity=severity_of_question(question.id),
        cite=question.cites[0],
        says=f"Not answered yet: {asked.ask}",
        question=question.id,
        mend=question.id,
        items=asked.items,
        claim=asked.claim,
    )


def unknown_provision(claim: Claim) -> Finding:
    """Make the finding that a claim relies on what is no provision."""
    return Finding(
        id="unknown_provision",
        severity="legal_requirement",
        cite="EIR reg 14(3)(a)" if regime_of(claim.provision) == "eir" else "FOIA s17(1)(b)",
        says=f"Which provision is {claim.provision}? Neither the Act nor the Regulations have it.",
        question="provisions",
        mend="provisions",
        items=claim.items,
        claim=claim.id,
    )


def about(places: tuple[Place, ...]) -> tuple[str | None, tuple[int, ...]]:
    """Return the claim and the items that places are about."""
    if claim := places[0].claim:
        return claim.id, claim.items
    return None, tuple(place.item.number for place in places if place.item)


def made(
    rule: Rule, places: tuple[Place, ...], asked: Raised, given: Attestation | None = None
) -> Finding:
    """Make a finding of a rule for one claim, for the whole request, or for several items.

    What nobody has answered is not known to be wrong, so the law is not said to be broken.
    """
    first = places[0]
    claim, items = about(places)
    question = _question(rule.mend, claim, items, asked)
    open_still = rule.kind == "attest" and given is None
    denied = f" The file says no: {given.evidence or 'no reason given'}" if given else ""
    return Finding(
        id=rule.id,
        kind=rule.kind,
        severity=_at_most_expected(rule.severity) if open_still else rule.severity,
        cite=rule.cite_eir if rule.cite_eir and _under_eir(first) else rule.cite,
        says=_worded(rule.says, first) + denied,
        asks=_worded(rule.asks, first),
        question=question,
        mend=question or rule.mend,
        items=items,
        claim=claim,
        attested=given is not None,
    )


def _question(mend: str, claim: str | None, items: Iterable[int], asked: Raised) -> str:
    """Return the question that reads the place to be mended; empty where none is asked."""
    if mend in PLACES:
        return ""
    wanted = set(items)
    for each in asked:
        if each.question.reads != mend:
            continue
        if each.claim == claim or (each.claim is None and (not wanted or wanted & {*each.items})):
            return each.question.id
    return ""


def _under_eir(place: Place) -> bool:
    """Whether the claim, the item, or every item of the request is under the Regulations."""
    if place.rule is not None:
        return place.rule.regime == "eir"
    items = (place.item,) if place.item else place.case.items
    return bool(items) and all(item.route is Route.EIR for item in items)


def _worded(text: str, place: Place) -> str:
    return text.replace("{cite}", place.rule.cite if place.rule else "")


def _at_most_expected(severity: Severity) -> Severity:
    return "good_practice" if severity == "good_practice" else "regulator_expects"
