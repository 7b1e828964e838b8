"""From a finding to where it is mended: a question of the guide, another screen, or nowhere."""

from dataclasses import dataclass
from typing import Literal

from foitui.case.records import Case
from foitui.law.findings import Finding
from foitui.law.guide import Asked, raised

Screen = Literal["guide", "items", "letter", "clock", "override", "review", "afterwards", "nowhere"]

_HINTS = {
    "attest": "y or n vouches for it",
    "items": "Enter goes to the items",
    "letter": "Enter goes to the letter",
    "clock": "Enter goes to the dates of the deadline",
    "after_reply": "Enter goes to what came after the reply",
}


@dataclass(frozen=True)
class Way:
    """Where to go from the findings."""

    screen: Screen
    place: str = ""
    """The question of the guide; or the reason to send the letter all the same."""


def question_of(finding: Finding, case: Case) -> Asked | None:
    """Return the question that mends a finding; None where no question does."""
    if not finding.question:
        return None
    wanted = set(finding.items)
    same = [asked for asked in raised(case) if asked.question.id == finding.question]
    for asked in same:
        about = not wanted or not asked.items or bool(wanted & {*asked.items})
        if asked.claim == finding.claim if asked.claim else about:
            return asked
    return None


def way_of(finding: Finding, case: Case) -> Way:
    """Return where a finding is mended."""
    if (asked := question_of(finding, case)) is not None:
        return Way("guide", asked.place)
    if finding.mend == "items":
        return Way("items")
    if finding.mend == "letter":
        return Way("letter")
    if finding.mend == "clock":
        return Way("clock")
    if finding.mend == "after_reply":
        return Way("afterwards")
    return Way("nowhere")


def hint_of(finding: Finding, case: Case) -> str:
    """Say in a few words how a finding is mended."""
    if finding.kind == "attest":
        return _HINTS["attest"]
    if question_of(finding, case) is not None:
        return "Enter goes to the question"
    return _HINTS.get(finding.mend, "nothing mends it any more")
