"""The words of the summary: cleaned, on one line, and cut where the letter has all of them."""

from foitui.text.clean import clean_line

ITEM_WIDTH = 160
"""Characters of an item that are shown; the request itself stands beside the summary."""
REASON_WIDTH = 240
"""Characters of a reason that are shown; the letter has all of it."""


def line(text: str) -> str:
    """Return a text on one line, cut as a reason is."""
    return short(text, REASON_WIDTH)


def short(text: str, limit: int) -> str:
    """Return a text on one line of at most so many characters."""
    told = " ".join(clean_line(text).split())
    return told if len(told) <= limit else f"{told[: limit - 1].rstrip()}…"


def word(value: str) -> str:
    """Return a value of a case as it is said."""
    return _WORDS.get(value, value.replace("_", " "))


def number_of(count: int, what: str) -> str:
    """Return how many there are of something, in words."""
    return f"{count} {what}" + ("" if count == 1 else "s")


_WORDS = {
    "foia": "FOIA",
    "eir": "EIR",
    "email": "by e-mail",
    "public_site": "through a public request site",
    "post": "by post",
    "web_form": "through our web form",
    "other": "by other means",
    "clearing": "with a second officer",
    "returned": "given back by a second officer",
    "approval_void": "approval void",
    "part": "released in part",
    "refused_cost": "refused on cost",
    "refused_vexatious": "refused as vexatious",
    "refused_repeated": "refused as a repeat",
    "clarification": "to be clarified",
    "transferred": "passed to another authority",
}
