"""Changes around the request itself: receipt, items, later messages, who deals with it."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from foitui.case.changing import change_case, require_open
from foitui.case.errors import Refused
from foitui.case.history import recorded
from foitui.case.records import Case, ClockEvent, Item, Message, Request
from foitui.case.words import ClockKind
from foitui.text.spoken import spoken


def receive(request: Request, items: Sequence[str], *, officer: str, at: dt.datetime) -> Case:
    """Open a case on a request; the store gives it its reference.

    Raises:
        Refused: the request asks for nothing that could be numbered.
    """
    if not items:
        raise Refused("items", "a case needs at least one item")
    case = Case(
        request=request,
        items=_numbered(items),
        clock=(ClockEvent(kind=ClockKind.RECEIVED, on=request.received),),
    )
    return recorded(
        case, case, action="receive", summary="Received the request", officer=officer, at=at
    )


def amend_items(case: Case, texts: Sequence[str], *, officer: str, at: dt.datetime) -> Case:
    """Word the items anew; an item that keeps its number keeps what was decided about it.

    Raises:
        Refused: no item is left, or one has no words.
    """
    require_open(case)
    if not texts or not all(text.strip() for text in texts):
        raise Refused("items", "every item needs words, and a case at least one item")
    known = {item.number: item for item in case.items}
    items = tuple(
        msgspec.structs.replace(known.get(new.number, new), text=new.text)
        for new in _numbered(texts)
    )
    numbers = {item.number for item in items}
    kept = (
        msgspec.structs.replace(claim, items=tuple(n for n in claim.items if n in numbers))
        for claim in case.claims
    )
    return change_case(
        case,
        "amend_items",
        f"Worded the items anew: {len(items)}",
        officer=officer,
        at=at,
        items=items,
        claims=tuple(claim for claim in kept if claim.items),
    )


def record_correspondence(case: Case, message: Message, *, officer: str, at: dt.datetime) -> Case:
    """Add a later message of the same correspondence."""
    return change_case(
        case,
        "record_correspondence",
        f"Filed a message of {spoken(message.received)}",
        officer=officer,
        at=at,
        correspondence=(*case.correspondence, message),
    )


def reveal_requester(case: Case, why: str, *, officer: str, at: dt.datetime) -> Case:
    """Record that an officer looked at who asked; nothing else changes."""
    return change_case(
        case, "reveal_requester", f"Looked at who asked: {why}", officer=officer, at=at
    )


def _numbered(texts: Sequence[str]) -> tuple[Item, ...]:
    return tuple(Item(number=number, text=text) for number, text in enumerate(texts, start=1))
