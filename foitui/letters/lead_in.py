"""What all items of a request begin with, so that a letter says it once and then the items."""

from collections.abc import Sequence
from itertools import takewhile

LOOKED_AT = 2_000
"""Characters of an item in which a common beginning is sought."""
_MARKS = ((": ", 20), (", ", 40), ("; ", 40))
"""Where a beginning may end, and how long it must be there to be worth saying apart."""


def lead_in(texts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return what all these items begin with, and what is left of each.

    The beginning and the rest of an item, with a space between, are the item word for word. There
    is no beginning where an item has several lines, because what they end is not known.
    """
    whole = tuple(text.strip() for text in texts)
    if len(whole) < 2 or any(len(text.splitlines()) != 1 for text in whole):
        return "", whole
    alike = takewhile(
        lambda signs: len(set(signs)) == 1, zip(*(t[:LOOKED_AT] for t in whole), strict=False)
    )
    shared = "".join(signs[0] for signs in alike)
    for mark, least in _MARKS:
        end = shared.rfind(mark) + 1
        if end >= least and all(text[end:].strip() for text in whole):
            return shared[:end], tuple(text[end:].lstrip() for text in whole)
    return "", whole
