"""What a requester or the regulator would object to, as far as recorded facts show it."""

from typing import Literal

import msgspec

from foitui.case.records import Case
from foitui.law.guide.asking import open_questions
from foitui.law.guide.question import Asked

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
    return tuple(_unanswered(asked) for asked in open_questions(case))


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
