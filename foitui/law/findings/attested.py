"""Whether an officer has vouched for something, and for all that it is about."""

from foitui.case.records import Attestation, Case


def attestation(
    case: Case, finding: str, claim: str | None, items: tuple[int, ...]
) -> Attestation | None:
    """Return what was said last about this; None while nothing covers all these items."""
    for given in reversed(case.attestations):
        about = (given.finding, given.claim) == (finding, claim)
        if about and set(items) <= set(given.items):
            return given
    return None
