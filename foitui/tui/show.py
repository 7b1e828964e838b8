"""The only door from data to the screen: cleaned text as Textual content, cells and marked blocks.

Nothing here reads markup. Textual itself would run `[@click=...]`, drop `[words in brackets]` and
pass escape sequences through, so no other module builds content from a string.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from foitui.text.clean import clean_block, clean_line

Span = tuple[int, int]
"""Where some words start and end, counted in characters."""


def line(text: str, limit: int | None = None) -> Content:
    """Return any text as one safe line."""
    return Content(clean_line(text, limit))


def block(text: str, limit: int | None = None) -> Content:
    """Return any text as safe lines."""
    return Content(clean_block(text, limit))


def parts(*pieces: tuple[str, str]) -> Content:
    """Return one safe line made of pieces, each with a style: `("3 late", "$error bold")`."""
    return Content.assemble(*((clean_line(text), style) for text, style in pieces))


def width(text: str) -> int:
    """Return how many columns a cleaned text takes."""
    return cell_len(text)


def cell(text: str, columns: int) -> str:
    """Return any text cleaned, cut to this many columns with an ellipsis, and padded to them."""
    cleaned = clean_line(text)
    if cell_len(cleaned) <= columns:
        return set_cell_size(cleaned, columns)
    return set_cell_size(set_cell_size(cleaned, columns - 1).rstrip() + "…", columns)


def marked(text: str, spans: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a text cleaned as a block, and where these spans of it are afterwards."""
    pieces: list[str] = []
    places: list[Span] = []
    done = length = 0
    for start, end in _apart(spans, len(text)):
        for piece in (clean_block(text[done:start]), clean_block(text[start:end])):
            pieces.append(piece)
            length += len(piece)
        places.append((length - len(pieces[-1]), length))
        done = end
    pieces.append(clean_block(text[done:]))
    return "".join(pieces), tuple(places)


def overlaid(marks: Iterable[Span], hints: Iterable[Span], length: int) -> list[tuple[Span, str]]:
    """Cut two kinds of spans into pieces that lie apart, each a `mark`, a `hint` or `both`."""
    one, other = _apart(marks, length), _apart(hints, length)
    edges = sorted({edge for span in (*one, *other) for edge in span})
    pieces = []
    for start, end in pairwise(edges):
        marked_here, hinted_here = _covers(one, start), _covers(other, start)
        if marked_here or hinted_here:
            kind = "both" if marked_here and hinted_here else "mark" if marked_here else "hint"
            pieces.append(((start, end), kind))
    return pieces


def _covers(spans: Sequence[Span], place: int) -> bool:
    at = bisect_right(spans, (place, sys.maxsize)) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]


def _apart(spans: Iterable[Span], length: int) -> Sequence[Span]:
    """Return spans in order, inside the text, the parts that overlap an earlier one left out."""
    apart: list[Span] = []
    end_before = 0
    for start, end in sorted(spans):
        start, end = max(start, end_before), min(end, length)
        if start < end:
            apart.append((start, end))
            end_before = end
    return apart
