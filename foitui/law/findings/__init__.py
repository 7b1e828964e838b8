"""What a requester, the regulator or a tribunal would object to before a reply goes out."""

from foitui.law.findings.finding import Finding, Severity, blocks_sending, holds_back
from foitui.law.findings.looking import findings, findings_for_claim, letter_findings

__all__ = [
    "Finding",
    "Severity",
    "blocks_sending",
    "findings",
    "findings_for_claim",
    "holds_back",
    "letter_findings",
]
