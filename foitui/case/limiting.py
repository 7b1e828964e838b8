"""Changes about what stops a request as a whole: section 14 and the cost limit of section 12."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from foitui.case.changing import change_case, require_open
from foitui.case.errors import Refused
from foitui.case.records import Case, WorkLine
from foitui.case.words import Burden, CostLimit


def judge_section14(case: Case, burden: Burden, *, officer: str, at: dt.datetime) -> Case:
    """Judge whether the request is vexatious or repeated (FOIA s14)."""
    return _section14(case, "judge_section14", f"Section 14: {burden}", officer, at, burden=burden)


def reason_section14(case: Case, text: str, *, officer: str, at: dt.datetime) -> Case:
    """Give the reasons for relying on section 14."""
    return _section14(
        case, "reason_section14", "Gave the reasons under section 14", officer, at, reasons=text
    )


def name_earlier_request(case: Case, text: str, *, officer: str, at: dt.datetime) -> Case:
    """Name the earlier request that this one repeats (FOIA s14(2))."""
    return _section14(
        case,
        "name_earlier_request",
        "Named the earlier request",
        officer,
        at,
        earlier_request=text,
    )


def judge_cost(case: Case, limit: CostLimit, *, officer: str, at: dt.datetime) -> Case:
    """Judge how the request stands to the cost limit (FOIA s12)."""
    return _cost(case, "judge_cost", f"Cost limit: {limit}", officer, at, limit=limit)


def estimate_hours(case: Case, hours: float, *, officer: str, at: dt.datetime) -> Case:
    """Record the estimate in hours of countable work (SI 2004/3244 reg 4(3)).

    Raises:
        Refused: the estimate is not a number of hours above zero.
    """
    _require_hours(hours)
    return _cost(
        case, "estimate_hours", f"Estimate: {hours:g} hours", officer, at, hours=hours, lines=()
    )


def list_work(
    case: Case, lines: Sequence[WorkLine], hours: float, *, officer: str, at: dt.datetime
) -> Case:
    """Record an estimate line by line.

    Args:
        case: The case.
        lines: Every kind of work, countable or not.
        hours: The countable hours among them; which kinds count is the law's to say.
        officer: Who estimates.
        at: When.

    Raises:
        Refused: a line has no hours, or none of the work is countable.
    """
    for index, line in enumerate(lines):
        if not 0 < line.total_hours < 1_000_000:
            raise Refused(f"cost.lines.{index}", "a line of work takes some hours above zero")
    _require_hours(hours)
    return _cost(
        case,
        "list_work",
        f"Estimate: {hours:g} countable hours in {len(lines)} lines",
        officer,
        at,
        hours=hours,
        lines=tuple(lines),
    )


def explain_estimate(case: Case, text: str, *, officer: str, at: dt.datetime) -> Case:
    """Say how the estimate was made."""
    return _cost(case, "explain_estimate", "Explained the estimate", officer, at, basis=text)


def offer_within_limit(case: Case, text: str, *, officer: str, at: dt.datetime) -> Case:
    """Say what could be answered within the limit (FOIA s16)."""
    return _cost(
        case, "offer_within_limit", "Said what would fit the limit", officer, at, would_fit=text
    )


def _require_hours(hours: float) -> None:
    if not 0 < hours < 1_000_000:
        raise Refused("cost.hours", "an estimate is a number of countable hours above zero")


def _section14(
    case: Case, action: str, summary: str, officer: str, at: dt.datetime, **fields: object
) -> Case:
    require_open(case)
    section14 = msgspec.structs.replace(case.section14, **fields)
    return change_case(case, action, summary, officer=officer, at=at, section14=section14)


def _cost(
    case: Case, action: str, summary: str, officer: str, at: dt.datetime, **fields: object
) -> Case:
    require_open(case)
    cost = msgspec.structs.replace(case.cost, **fields)
    return change_case(case, action, summary, officer=officer, at=at, cost=cost)
