"""The three severities of a finding, told apart by words and marks, never by colour alone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from foitui.case.records import Case
from foitui.law.findings import Finding, Severity, findings
from foitui.tui.desk import Desk


class Weight(NamedTuple):
    """How a severity is told."""

    mark: str
    heading: str
    short: str
    """After a number, in a line of counts."""
    style: str


WEIGHTS: dict[Severity, Weight] = {
    "legal_requirement": Weight("!!", "The law requires", "required by law", "bad"),
    "regulator_expects": Weight("! ", "The regulator expects", "expected by the regulator", "warn"),
    "good_practice": Weight("- ", "Good practice", "good practice", "plain"),
}
"""In the order of their weight."""


def numbers(found: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings of each severity there are, of those there are any of."""
    return dict(Counter(finding.severity for finding in found))


def counted(found: Iterable[Finding]) -> str:
    """Return how many findings of each severity there are: `!! 1 required by law, ...`."""
    return told(numbers(found))


def told(counts: Mapping[str, int]) -> str:
    """Return such numbers in words."""
    said = [
        f"{weight.mark.strip()} {counts[severity]} {weight.short}"
        for severity, weight in WEIGHTS.items()
        if counts.get(severity)
    ]
    return ", ".join(said) or "none"


def found_of(case: Case, desk: Desk) -> tuple[Finding, ...]:
    """Return what is found in the facts of a case; the words of its letter are not made for it."""
    return findings(
        case,
        case.sent.on if case.sent else desk.today(),
        authority=desk.settings.authority.kind,
        calendar=desk.calendar,
        used=desk.used_in(case),
    )
