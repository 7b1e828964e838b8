"""The change by which an officer vouches for what no recorded fact could show."""

import datetime as dt

from foitui.case.changing import change_case, claim_by_id, item_by_number, require_open
from foitui.case.records import Attestation, Case


def attest(
    case: Case,
    finding: str,
    claim: str | None,
    holds: bool,
    evidence: str = "",
    *,
    items: tuple[int, ...] = (),
    officer: str,
    at: dt.datetime,
) -> Case:
    """Record that something is so, or is not; it takes the place of what was said before.

    Args:
        case: The case.
        finding: Id of the finding that it answers.
        claim: Id of the claim it is about; None for the request.
        holds: Whether it is so.
        evidence: One line that shows it.
        items: The items it is given for; where none is named those of the claim, or all.
        officer: Who vouches, by login name.
        at: When, with its time zone.

    Raises:
        Refused: the case is closed, or the claim or an item is unknown.
    """
    require_open(case)
    numbers = tuple(item_by_number(case, number).number for number in items)
    if not numbers:
        numbers = (
            tuple(item.number for item in case.items)
            if claim is None
            else claim_by_id(case, claim).items
        )
    given = Attestation(
        finding=finding, claim=claim, items=numbers, holds=holds, evidence=evidence.strip()
    )
    others = (each for each in case.attestations if (each.finding, each.claim) != (finding, claim))
    return change_case(
        case,
        "attest",
        f"Attested {finding.replace('_', ' ')}: {'yes' if holds else 'no'}",
        officer=officer,
        at=at,
        attestations=(*others, given),
    )
