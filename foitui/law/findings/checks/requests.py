"""Checks on the request as a whole and on its items."""

import re

from foitui.case.words import Route
from foitui.law.cost import cost_limit
from foitui.law.findings.place import Place

FEWEST_WORDS_OF_A_SEARCH = 12
"""Fewer cannot say where, for what and who was asked."""

_LINK = r"(?i)(see |at |on )?(https?://|www\.)\S+"


def never(place: Place) -> bool:
    """Never by itself: another part of the program raises the finding."""
    return False


def no_letter_kept(place: Place) -> bool:
    """Whether the reply that went out has no words."""
    sent = place.case.sent
    return sent is not None and not sent.letter.strip()


def sent_elsewhere(place: Place) -> bool:
    """Whether the reply went to an address that is not the one fixed to the case."""
    sent, fixed = place.case.sent, place.case.request.reply_to
    return sent is not None and bool(sent.to and fixed) and sent.to != fixed


def discloses(place: Place) -> bool:
    """Whether words of a release are recorded for the item."""
    return bool(place.item and (place.item.disclosure or "").strip())


def only_a_link(place: Place) -> bool:
    """Whether the answer to the item is a link and nothing else."""
    return bool(place.item and re.fullmatch(_LINK, (place.item.disclosure or "").strip()))


def search_thin(place: Place) -> bool:
    """Whether a search is told in too few words to say anything."""
    search = place.item.search if place.item else None
    return search is not None and len(search.split()) < FEWEST_WORDS_OF_A_SEARCH


def estimate_within_limit(place: Place) -> bool:
    """Whether the estimate does not exceed the limit (SI 2004/3244 reg 3).

    Where the kind of authority is not known, the lower limit is the one that holds for all.
    """
    hours = place.case.cost.hours
    return hours is not None and hours <= cost_limit(place.authority or "other").hours


def nothing_fits(place: Place) -> bool:
    """Whether it was said that nothing could be answered within the limit (FOIA s16)."""
    fits = place.case.cost.would_fit
    return fits is not None and not fits.strip()


def no_item_under_eir(place: Place) -> bool:
    """Whether no item is answered under the Regulations."""
    return not any(item.route is Route.EIR for item in place.case.items)


def no_item_under_sar(place: Place) -> bool:
    """Whether no item is passed on as subject access."""
    return not any(item.route is Route.SAR for item in place.case.items)


CHECKS = {
    each.__name__: each
    for each in (
        never,
        no_letter_kept,
        sent_elsewhere,
        discloses,
        only_a_link,
        search_thin,
        estimate_within_limit,
        nothing_fits,
        no_item_under_eir,
        no_item_under_sar,
    )
}
