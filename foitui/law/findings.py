"""What a requester or the regulator would object to, as far as recorded facts show it."""

from typing import Literal

import msgspec

from foitui.case.records import Case, Claim
from foitui.law.guide.asking import open_questions
from foitui.law.guide.question import Asked
from foitui.law.provisions import is_known

Severity = Literal["legal_requirement", "regulator_expects", "good_practice"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that would be objected to, and where to mend it."""

    id: str
    severity: Severity
    cite: str
    says: str
    """The objection, in one sentence."""
    question: str
    """Id of the guide's question that mends it."""
    items: tuple[int, ...] = ()
    claim: str | None = None


def findings(case: Case) -> tuple[Finding, ...]:
    """List what a reply sent now would lack, in the order in which the guide asks."""
    unknown = (_unknown(claim) for claim in case.claims if not is_known(claim.provision))
    return (*(_unanswered(asked) for asked in open_questions(case)), *unknown)


def _unknown(claim: Claim) -> Finding:
    return Finding(
        id="unknown_provision",
        severity="legal_requirement",
        cite="FOIA s17(1)(b)",
        says=f"Which provision is {claim.provision}? Neither the Act nor the Regulations have it.",
        question="provisions",
        items=claim.items,
        claim=claim.id,
    )


def _unanswered(asked: Asked) -> Finding:
    return Finding(
        id=f"unanswered.{asked.question.id}",
        severity="legal_requirement",
        cite=asked.question.cites[0],
        says=f"Not answered yet: {asked.ask}",
        question=asked.question.id,
        items=asked.items,
        claim=asked.claim,
    )
