"""Letters that were wrapped by the sender, made to flow in any width."""

import re

_WRAPPED_AT = range(50, 100)
"""Lengths of the longest line of a paragraph that some mail program has wrapped."""
_STARTS_ANEW = re.compile(r"\s|[-*+>\u2022]|\(?\w{1,3}[.):]\s")
"""How a line begins that is not the rest of the one before: a list, a quotation, a space."""


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
