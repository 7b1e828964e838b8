"""The record of a public interest test, of a claim in the reply or of one made after it."""

from foitui.case.record import Record
from foitui.case.words import Balance


class PublicInterestTest(Record, frozen=True, kw_only=True):
    """The test of one claim of a qualified exemption (FOIA s2(2)(b), EIR reg 12(1)(b))."""

    for_disclosure: tuple[str, ...] | None = None
    for_withholding: tuple[str, ...] | None = None
    balance: Balance | None = None
    reasons: str | None = None
