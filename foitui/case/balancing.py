"""Changes about the public interest test of one claim (FOIA s2(2)(b), EIR reg 12(1)(b))."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from foitui.case.changing import change_claim, claim_by_id
from foitui.case.records import Case
from foitui.case.words import Balance


def list_factors_for(
    case: Case, claim_id: str, factors: Sequence[str], *, officer: str, at: dt.datetime
) -> Case:
    """List the factors for disclosure."""
    return _weigh(
        case,
        claim_id,
        "list_factors_for",
        f"Factors for disclosure: {len(factors)}",
        officer,
        at,
        for_disclosure=tuple(factors),
    )


def list_factors_against(
    case: Case, claim_id: str, factors: Sequence[str], *, officer: str, at: dt.datetime
) -> Case:
    """List the factors for withholding."""
    return _weigh(
        case,
        claim_id,
        "list_factors_against",
        f"Factors for withholding: {len(factors)}",
        officer,
        at,
        for_withholding=tuple(factors),
    )


def strike_balance(
    case: Case, claim_id: str, balance: Balance, *, officer: str, at: dt.datetime
) -> Case:
    """Say where the public interest lies."""
    return _weigh(
        case, claim_id, "strike_balance", f"Balance: {balance}", officer, at, balance=balance
    )


def reason_balance(case: Case, claim_id: str, text: str, *, officer: str, at: dt.datetime) -> Case:
    """Give the reasons for the balance."""
    return _weigh(
        case, claim_id, "reason_balance", "Gave reasons for the balance", officer, at, reasons=text
    )


def _weigh(
    case: Case,
    claim_id: str,
    action: str,
    summary: str,
    officer: str,
    at: dt.datetime,
    **fields: object,
) -> Case:
    pit = msgspec.structs.replace(claim_by_id(case, claim_id).pit, **fields)
    return change_claim(case, claim_id, action, summary, officer=officer, at=at, pit=pit)
