"""Where the words of an item stand in the request."""

import re

from foitui.case.records import Case
from foitui.tui.distinct import ELLIPSIS, distinct
from foitui.tui.show import Span

_WORDS = 300
"""Characters of an item that are looked for: its start is enough to find it by."""
_WHERE = 100_000
"""Characters of the request that are searched; hostile texts could hold up the keys for long."""


def places(case: Case, numbers: tuple[int, ...]) -> tuple[Span, ...]:
    """Return where these items stand in the request, as far as they do word for word."""
    short = distinct({item.number: item.text for item in case.items})
    found = (
        _place(case.request.text, item.text)
        or _place(case.request.text, short[item.number].removeprefix(ELLIPSIS))
        for item in case.items
        if item.number in numbers
    )
    return tuple(span for span in found if span is not None)


def _place(text: str, item: str) -> Span | None:
    words = item[:_WORDS].split()
    if not words:
        return None
    # Any space may stand between the words: the request was wrapped where the item is one line.
    match = re.search(r"\s+".join(map(re.escape, words)), text[:_WHERE])
    return match.span() if match else None
