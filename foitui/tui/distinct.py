"""Telling items apart in little room: what they all begin with is said once, in the request."""

from collections.abc import Mapping
from itertools import takewhile

ELLIPSIS = "\u2026"

_WORTH_IT = 24
"""Characters that a common beginning must have before it is left out."""


def distinct(items: Mapping[int, str]) -> dict[int, str]:
    """Return short forms of items: what all of them begin with becomes an ellipsis."""
    texts = {number: " ".join(text[:2_000].split()) for number, text in items.items()}
    if len(texts) < 2:
        return texts
    same = takewhile(lambda signs: len(set(signs)) == 1, zip(*texts.values(), strict=False))
    shared = "".join(signs[0] for signs in same)
    start = shared.rfind(" ") + 1
    if start < _WORTH_IT:
        return texts
    return {n: f"{ELLIPSIS} {text[start:]}" if text[start:] else text for n, text in texts.items()}
