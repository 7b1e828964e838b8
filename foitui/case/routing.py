"""Changes about the route: which regime an item falls under, and whether it can be understood."""

import datetime as dt

from foitui.case.changing import change_case, change_items, require_open
from foitui.case.errors import Refused
from foitui.case.records import Case
from foitui.case.words import AccessLaw, Clarity, Passing, Route


def choose_route(
    case: Case, items: tuple[int, ...], route: Route, *, officer: str, at: dt.datetime
) -> Case:
    """Choose the regime of some items; what was said under a former route stays recorded."""
    return change_items(
        case, items, "choose_route", f"Route: {route}", officer=officer, at=at, route=route
    )


def name_destination(
    case: Case, items: tuple[int, ...], text: str, *, officer: str, at: dt.datetime
) -> Case:
    """Name the team or the other authority that deals with some items."""
    return change_items(
        case,
        items,
        "name_destination",
        "Named who deals with it",
        officer=officer,
        at=at,
        destination=text,
    )


def choose_passing(
    case: Case, items: tuple[int, ...], passing: Passing, *, officer: str, at: dt.datetime
) -> Case:
    """Choose whether some items are passed on to the other authority, or it is only named."""
    words = f"Other authority: {passing}"
    return change_items(
        case, items, "choose_passing", words, officer=officer, at=at, passing=passing
    )


def date_passing(
    case: Case, items: tuple[int, ...], day: str, *, officer: str, at: dt.datetime
) -> Case:
    """Record the day (ISO) on which some items were passed on to the other authority.

    Raises:
        Refused: the day lies before receipt.
    """
    on = dt.date.fromisoformat(day)
    if on < case.request.received:
        raise Refused("passed_on", "the request had not arrived on that day")
    return change_items(
        case,
        items,
        "date_passing",
        "Said when it was passed on",
        officer=officer,
        at=at,
        passed_on=on,
    )


def name_contact(
    case: Case, items: tuple[int, ...], text: str, *, officer: str, at: dt.datetime
) -> Case:
    """Say how the requester reaches the other authority."""
    words = "Said how to reach the other authority"
    return change_items(case, items, "name_contact", words, officer=officer, at=at, contact=text)


def choose_access_law(
    case: Case, items: tuple[int, ...], law: AccessLaw, *, officer: str, at: dt.datetime
) -> Case:
    """Choose the law under which some items ask for the requester's own data."""
    return change_items(
        case, items, "choose_access_law", f"Own data: {law}", officer=officer, at=at, access_law=law
    )


def explain_invalidity(
    case: Case, items: tuple[int, ...], text: str, *, officer: str, at: dt.datetime
) -> Case:
    """Say what the request lacks to be valid (FOIA s8)."""
    return change_items(
        case,
        items,
        "explain_invalidity",
        "Said what the request lacks",
        officer=officer,
        at=at,
        invalid_reason=text,
    )


def judge_clarity(
    case: Case, items: tuple[int, ...], clarity: Clarity, *, officer: str, at: dt.datetime
) -> Case:
    """Judge whether some items can be identified and located as worded (FOIA s1(3))."""
    return change_items(
        case, items, "judge_clarity", f"Wording: {clarity}", officer=officer, at=at, clarity=clarity
    )


def word_clarification(
    case: Case, items: tuple[int, ...], text: str, *, officer: str, at: dt.datetime
) -> Case:
    """Word the question to the requester about some items."""
    return change_items(
        case,
        items,
        "word_clarification",
        "Worded the clarification question",
        officer=officer,
        at=at,
        clarification=text,
    )


def reject_signal(case: Case, signal: str, *, officer: str, at: dt.datetime) -> Case:
    """Put a hint from the request's wording aside, so that it is not offered again."""
    require_open(case)
    rejected = (*(known for known in case.rejected_signals if known != signal), signal)
    return change_case(
        case,
        "reject_signal",
        f"Put a hint aside: {signal}",
        officer=officer,
        at=at,
        rejected_signals=rejected,
    )


def offer_signal_again(case: Case, signal: str, *, officer: str, at: dt.datetime) -> Case:
    """Offer a hint again that was put aside.

    Raises:
        Refused: it was not put aside.
    """
    require_open(case)
    if signal not in case.rejected_signals:
        raise Refused("rejected_signals", f"the hint {signal} was not put aside")
    kept = tuple(known for known in case.rejected_signals if known != signal)
    words = f"Offered a hint again: {signal}"
    return change_case(
        case, "offer_signal_again", words, officer=officer, at=at, rejected_signals=kept
    )
