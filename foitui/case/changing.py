"""The common steps of every change: find the items or the claim, replace fields, record."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from foitui.case.errors import Refused
from foitui.case.history import recorded
from foitui.case.records import Case, Claim, Item
from foitui.text.spoken import spoken


def require_open(case: Case) -> None:
    """Raise Refused when the case is closed."""
    if case.sent is not None:
        raise Refused("sent", f"the reply went out on {spoken(case.sent.on)}; undo that first")
    if case.withdrawn is not None:
        raise Refused("withdrawn", "the request was withdrawn; undo that first")


def require_come(on: dt.date, today: dt.date) -> None:
    """Raise Refused when what is recorded as done is said to be done on a day to come."""
    if on > today:
        raise Refused("on", f"{spoken(on)} has not come yet")


def named_items(numbers: Iterable[int]) -> str:
    """Name items for the history: `item 1`, `items 1, 3`."""
    listed = sorted(set(numbers))
    return ("item " if len(listed) == 1 else "items ") + ", ".join(map(str, listed))


def change_items(
    case: Case,
    numbers: tuple[int, ...],
    action: str,
    summary: str,
    *,
    officer: str,
    at: dt.datetime,
    **fields: object,
) -> Case:
    """Give the named items new values for these fields."""
    require_open(case)
    chosen = _known(case, numbers)
    items = tuple(
        msgspec.structs.replace(item, **fields) if item.number in chosen else item
        for item in case.items
    )
    told = f"{summary} ({named_items(chosen)})"
    return change_case(case, action, told, officer=officer, at=at, items=items)


def change_claim(
    case: Case,
    claim_id: str,
    action: str,
    summary: str,
    *,
    officer: str,
    at: dt.datetime,
    **fields: object,
) -> Case:
    """Give one claim new values for these fields."""
    require_open(case)
    claim = claim_by_id(case, claim_id)
    changed = msgspec.structs.replace(claim, **fields)
    claims = tuple(changed if known.id == claim_id else known for known in case.claims)
    told = f"{summary} ({claim.provision})"
    return change_case(case, action, told, officer=officer, at=at, claims=claims)


def change_case(
    case: Case, action: str, summary: str, *, officer: str, at: dt.datetime, **fields: object
) -> Case:
    """Give the case itself new values for these fields."""
    return recorded(
        case,
        msgspec.structs.replace(case, **fields),
        action=action,
        summary=summary,
        officer=officer,
        at=at,
    )


def claim_by_id(case: Case, claim_id: str) -> Claim:
    """Find a claim; raises Refused when the case has none of that id."""
    for claim in case.claims:
        if claim.id == claim_id:
            return claim
    known = ", ".join(f"{claim.id} ({claim.provision})" for claim in case.claims) or "none yet"
    raise Refused("claims", f"there is no claim {claim_id}; there are {known}")


def item_by_number(case: Case, number: int) -> Item:
    """Find an item; raises Refused when the case has none of that number."""
    for item in case.items:
        if item.number == number:
            return item
    raise Refused("items", no_such("item", number, len(case.items)))


def no_such(what: str, number: int, count: int) -> str:
    """Say that there is no such thing of this number, and which there are."""
    known = {0: "there is none yet", 1: "there is only 1"}.get(count, f"there are 1 to {count}")
    return f"there is no {what} {number}; {known}"


def _known(case: Case, numbers: tuple[int, ...]) -> set[int]:
    if not numbers:
        raise Refused("items", "no item was named")
    return {item_by_number(case, number).number for number in numbers}
