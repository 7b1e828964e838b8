"""Which case is meant by what somebody types of its reference; screens and commands ask here."""

import re

from foitui.store.errors import Ambiguous, NotFound
from foitui.store.protocol import CaseStore
from foitui.store.references import write

SHOWN = 5
"""References that are listed where several may be meant."""


def reference_meant(words: str, store: CaseStore, scheme: str, year: int) -> str:
    """Return the reference that is meant, in whatever case of letters it was typed.

    It may be the whole, a number, or a start that only one reference has. A number is one of
    this year, unless the year stands before it: `3`, `2025-3`.

    Raises:
        NotFound, Ambiguous: none is meant, or several.
    """
    words = words.strip()
    numbered = _numbered(words, scheme, year)
    for whole in (words, *numbered):
        if found := store.named(whole):
            return _only(words, found)
    if words and (found := store.references_like(words, SHOWN + 1)):
        return _only(words, found)
    raise NotFound(numbered[0] if numbered else words)


def _numbered(words: str, scheme: str, year: int) -> tuple[str, ...]:
    """Return the reference of the scheme that a number gives; none where it is no number."""
    found = re.fullmatch(r"(?:([0-9]{4})[^0-9])?([0-9]{1,8})", words)
    return (write(scheme, int(found[1] or year), int(found[2])),) if found else ()


def _only(words: str, found: tuple[str, ...]) -> str:
    if len(found) > 1:
        raise Ambiguous(words, found[:SHOWN], more=len(found) > SHOWN)
    return found[0]
