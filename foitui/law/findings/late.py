"""Looks at what is relied on only after the reply, as at a claim of the reply itself."""

from collections.abc import Iterator

import msgspec

from foitui.case.challenging import undecided_late_claims
from foitui.case.records import Case
from foitui.law.findings import facts
from foitui.law.findings.finding import Finding
from foitui.law.findings.making import unanswered
from foitui.law.findings.place import Place
from foitui.law.guide.asking import raised_late
from foitui.law.guide.facts import Facts
from foitui.law.provisions import is_known, provision

AFTER_REPLY = "after_reply"
"""Where it is mended: with the internal review, the complaint or the appeal."""


def late_places(place: Place) -> list[tuple[Place, Facts]]:
    """Return each late claim as a place to look at; the reply before it is not its own."""
    case = place.case
    made = undecided_late_claims(case)
    late = msgspec.structs.replace(case, claims=(*case.claims, *made), sent=None)
    return [
        (
            msgspec.structs.replace(place, case=late, claim=claim, rule=provision(claim.provision)),
            facts.of_claim(late, claim),
        )
        for claim in made
        if is_known(claim.provision)
    ]


def late_unanswered(case: Case) -> Iterator[Finding]:
    """Yield a finding for each question about a late claim that is not answered."""
    for asked in raised_late(case):
        if asked.current is None:
            yield as_late(unanswered(asked))


def as_late(finding: Finding) -> Finding:
    """Return a finding about a late claim as one that the guide does not mend."""
    return msgspec.structs.replace(
        finding,
        id=f"late.{finding.id}",
        says=f"Relied on late: {finding.says[:1].lower()}{finding.says[1:]}",
        question="",
        mend=AFTER_REPLY,
        claim=None,
    )
