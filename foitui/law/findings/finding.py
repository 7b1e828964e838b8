"""What a finding is: one thing that a requester or the regulator would object to."""

from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["legal_requirement", "regulator_expects", "good_practice"]

FindingKind = Literal["question", "check", "letter", "attest"]
"""Where it comes from: an open question of the guide, the recorded facts, the letter, or what only
a person can know."""

NOT_MENDABLE = "none"
"""What `mend` says where the harm is done: a reply that is late stays late."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that would be objected to, and where to mend it."""

    id: str
    severity: Severity
    cite: str
    says: str
    """The objection, in one sentence, as a requester would put it."""
    question: str
    """Id of the guide's question that mends it; empty where none does."""
    items: tuple[int, ...] = ()
    claim: str | None = None
    kind: FindingKind = "check"
    mend: str = ""
    """That question's id, or `attest`, `clock`, `items`, `letter`, `after_reply`, or `none`."""
    asks: str = ""
    """For an attestation, the question put to the officer; the good answer is yes."""
    attested: bool = False
    """Whether the officer answered no, so that the question is not open but lost."""


def blocks_sending(found: Iterable[Finding]) -> bool:
    """Whether the reply should not go out: the law requires more, or a question is open.

    What can no longer be mended does not hold a reply back, which would only grow later still.
    """
    return any(map(holds_back, found))


def holds_back(finding: Finding) -> bool:
    """Whether this finding alone is a reason not to send."""
    if finding.mend == NOT_MENDABLE:
        return False
    return finding.kind == "question" or finding.severity == "legal_requirement"
