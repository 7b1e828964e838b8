"""The three severities of a finding in words and marks, never by colour alone."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from foitui.law.findings import Finding, Severity


class Weight(NamedTuple):
    """How a severity is told."""

    mark: str
    short: str
    """After a number, in a line of counts."""


WEIGHTS: dict[Severity, Weight] = {
    "legal_requirement": Weight("!!", "required by law"),
    "regulator_expects": Weight("!", "expected by the regulator"),
    "good_practice": Weight("-", "good practice"),
}
"""In the order of their weight."""


def numbers(found: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings of each severity there are."""
    counts = Counter(finding.severity for finding in found)
    return {severity: counts[severity] for severity in WEIGHTS}


def counted(found: Iterable[Finding]) -> str:
    """Return how many findings of each severity there are: `!! 1 required by law, ...`."""
    counts = numbers(found)
    told = (f"{w.mark} {counts[s]} {w.short}" for s, w in WEIGHTS.items() if counts[s])
    return ", ".join(told) or "none"
