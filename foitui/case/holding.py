"""Changes about what is held, what of it is exempt, and what is released."""

import datetime as dt

from foitui.case.changing import change_items
from foitui.case.records import Case
from foitui.case.words import Exempt, Held


def establish_held(
    case: Case, items: tuple[int, ...], held: Held, *, officer: str, at: dt.datetime
) -> Case:
    """Record whether the information was held when the request was received (FOIA s1(4))."""
    return change_items(
        case, items, "establish_held", f"Held: {held}", officer=officer, at=at, held=held
    )


def describe_search(
    case: Case, items: tuple[int, ...], text: str, *, officer: str, at: dt.datetime
) -> Case:
    """Describe the search that found nothing, or not all."""
    return change_items(
        case, items, "describe_search", "Described the search", officer=officer, at=at, search=text
    )


def name_other_holder(
    case: Case, items: tuple[int, ...], text: str, *, officer: str, at: dt.datetime
) -> Case:
    """Name who may hold what is not held (FOIA s16); an empty text says that nobody is known."""
    return change_items(
        case,
        items,
        "name_other_holder",
        "Named who may hold it",
        officer=officer,
        at=at,
        elsewhere=text,
    )


def judge_exempt(
    case: Case, items: tuple[int, ...], exempt: Exempt, *, officer: str, at: dt.datetime
) -> Case:
    """Judge how much of what is held an exemption covers."""
    return change_items(
        case, items, "judge_exempt", f"Exempt: {exempt}", officer=officer, at=at, exempt=exempt
    )


def describe_disclosure(
    case: Case, items: tuple[int, ...], text: str, *, officer: str, at: dt.datetime
) -> Case:
    """Say what is released with the reply."""
    return change_items(
        case,
        items,
        "describe_disclosure",
        "Said what is released",
        officer=officer,
        at=at,
        disclosure=text,
    )
