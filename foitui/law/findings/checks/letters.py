"""Checks on the words of the letter."""

import re

from foitui.law.cost import cost_limit
from foitui.law.findings.place import Place
from foitui.settings.records import AuthorityKind

_LIMITS: tuple[AuthorityKind, ...] = ("central", "other")
_UNIT = r"(\d+) (working days|days|weeks|months)"
_ASK = rf"(?i)within {_UNIT} (of|from|after) the (date|day) of this"
_ANSWER = rf"(?i)(answer|reply|respond)\w* (to you )?within {_UNIT}"
_WORKING_DAYS = {"working days": 1.0, "days": 5 / 7, "weeks": 5.0, "months": 21.0}
ROUNDING = 1.0
"""Eight weeks are 40 working days, and 56 days too."""


def limb_not_in_letter(place: Place) -> bool:
    """Whether the provision of the claim is not named, down to the limb."""
    if place.rule is None:
        return False
    text = place.letter.casefold().replace(" ", "")
    return not any(_spelt(cite) in text for cite in (place.rule.cite, *place.rule.aliases))


def calculation_not_in_letter(place: Place) -> bool:
    """Whether the hours of the estimate are not told."""
    hours = place.case.cost.hours
    return hours is not None and f"{hours:g}" not in place.letter.replace(",", "")


def limit_of_another(place: Place) -> bool:
    """Whether the limit of another kind of authority is named, and not one's own."""
    if place.authority is None:
        return False
    own = f"£{cost_limit(place.authority).pounds}"
    named = {f"£{cost_limit(kind).pounds}" for kind in _LIMITS}
    return own not in place.letter and any(each in place.letter for each in named)


def review_window_short(place: Place) -> bool:
    """Whether less than 40 working days are given to ask for a review."""
    return any(
        int(number) * _WORKING_DAYS[unit.lower()] < 40 - ROUNDING
        for number, unit, _, _ in re.findall(_ASK, place.letter)
    )


def review_answer_slow(place: Place) -> bool:
    """Whether a review is promised only after more than 40 working days."""
    return any(
        int(number) * _WORKING_DAYS[unit.lower()] > 40 + ROUNDING
        for _, _, number, unit in re.findall(_ANSWER, place.letter)
    )


def other_address(place: Place) -> bool:
    """Whether the letter is for an address that is not the request's."""
    return place.address is not None and place.address != place.case.request.reply_to


def _spelt(cite: str) -> str:
    """Return what must stand in a letter, without spaces; `+` joins two provisions by any words."""
    first = cite.split("+", maxsplit=1)[0]
    return first.casefold().removeprefix("reg").removeprefix("s").strip()


CHECKS = {
    each.__name__: each
    for each in (
        limb_not_in_letter,
        calculation_not_in_letter,
        limit_of_another,
        review_window_short,
        review_answer_slow,
        other_address,
    )
}
