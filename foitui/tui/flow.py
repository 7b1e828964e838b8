"""Letters that were wrapped by the sender, made to flow in any width."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from foitui.tui.show import Span
from foitui.tui.wrap import Row, wrap

_WRAPPED_AT = range(50, 100)
"""Lengths of the longest line of a paragraph that some mail program has wrapped."""
_STARTS_ANEW = re.compile(r"\s|[-*+>\u2022]|\(?\w{1,3}[.):]\s")
"""How a line begins that is not the rest of the one before: a list, a quotation, a space."""
_MARK = re.compile(
    r" {0,8}(?:[-*+\u2022]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.):]) {1,8}(?=\S)", re.IGNORECASE
)
"""How a point of a list begins."""
_LONG = 50
"""Letters of a line after which the next one can be the rest of it."""


def flowed(text: str) -> str:
    """Return the text with those line breaks turned into blanks that wrapping has put there.

    No character moves, so that places in the one are places in the other.
    """
    lines = text.split("\n")
    made = []
    start = 0
    for index, line in enumerate(lines):
        if not line.strip():
            start = index + 1
        if index + 1 < len(lines):
            made += [line, " " if _is_wrapped(lines, start, index) else "\n"]
    return "".join((*made, lines[-1]))


def _is_wrapped(lines: list[str], start: int, index: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    line, following = lines[index].rstrip(), lines[index + 1]
    if not line or not following.strip() or _STARTS_ANEW.match(following):
        return False
    longest = max(map(len, (*lines[start : index + 1][-50:], following)))
    word = following.split(maxsplit=1)[0]
    return longest in _WRAPPED_AT and len(line) + 1 + len(word) > longest


def joined(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a text whose list points are one line each, and where its spans are then.

    A line that begins below the words of a long point, after its mark, is the rest of it.
    """
    lines = text.split("\n")
    made = [lines[0]]
    cuts: list[tuple[int, int]] = []
    """Where something was left out, and how much up to there."""
    place, left_out, column = len(lines[0]), 0, words_begin(lines[0])
    for before, line in pairwise(lines):
        words = line.lstrip(" ")
        inset = len(line) - len(words)
        if column and words and inset == column and len(before) >= _LONG and not _MARK.match(line):
            made.append(f" {words}")
            left_out += inset
            cuts.append((place + 1, left_out))
        else:
            made.append(f"\n{line}")
            column = words_begin(line)
        place += 1 + len(line)
    starts = [start for start, _ in cuts]

    def moved(at: int) -> int:
        cut = bisect_right(starts, at) - 1
        if cut < 0:
            return at
        # A place inside of what was left out is where that was.
        earlier = cuts[cut - 1][1] if cut else 0
        return max(at - cuts[cut][1], starts[cut] - earlier)

    return "".join(made), tuple((moved(start), moved(end)) for start, end in spans)


def words_begin(line: str) -> int:
    """Return the column of the words of a list point, after its mark; 0 for any other line."""
    found = _MARK.match(line)
    return found.end() if found else 0


def hung(text: str, width: int) -> tuple[list[Row], list[int]]:
    """Break lines at blanks, and say how far each row is set in: to the words of its list point."""
    rows: list[Row] = []
    insets: list[int] = []
    start = 0
    for line in text.split("\n"):
        inset = words_begin(line)
        made = wrap(line, width)
        if inset and len(made) > 1 and inset * 3 < width:
            rest = made[1][0]
            further = wrap(line[rest:], width - inset)
            made = [made[0], *((a + rest, b + rest) for a, b in further)]
        rows += [(start + a, start + b) for a, b in made]
        insets += [0, *[inset if inset * 3 < width else 0] * (len(made) - 1)]
        start += len(line) + 1
    return rows, insets
