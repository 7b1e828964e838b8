"""Puts findings in the order in which the guide asks what mends them."""

from collections.abc import Sequence

from foitui.law.findings.finding import Finding
from foitui.law.findings.making import Raised


def in_order(found: Sequence[Finding], asked: Raised) -> tuple[Finding, ...]:
    """Return the findings in the guide's order; those of a claim that nothing mends follow it."""
    return tuple(sorted(found, key=lambda finding: _at(finding, asked)))


def _at(finding: Finding, asked: Raised) -> float:
    about = [at for at, each in enumerate(asked) if _is_about(finding, each.claim, each.items)]
    exact = [at for at in about if asked[at].question.id == finding.question]
    if exact:
        return exact[0]
    # Half a step after the last question about the same thing; the request as a whole comes last.
    of_claim = [at for at in about if finding.claim and asked[at].claim == finding.claim]
    return of_claim[-1] + 0.5 if of_claim else len(asked)


def _is_about(finding: Finding, claim: str | None, items: tuple[int, ...]) -> bool:
    if claim is not None:
        return claim == finding.claim
    return not finding.items or not items or bool({*items} & {*finding.items})
