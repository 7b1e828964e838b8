"""Lines folded to the width of a terminal at blanks, each continued under its own words."""

import re
import unicodedata

_ROOM = 16
"""Columns that the words at the right of a line need, to be continued under themselves."""
_FEW = 40
"""In a hundred of the width: as much of it, where it is wider than narrow."""
_COLUMNS = re.compile(r" *(?:\S+(?: \S+){0,3} {2,})+")
"""What stands before the last column of a line: columns of a few words each."""
_LEAD = re.compile(r"( *)(?:\d+\. |[-*] )?")


def folded(text: str, width: int) -> str:
    """Fold what is longer than the width."""
    return "\n".join(row for line in text.split("\n") for row in fold(line, width))


def fold(line: str, width: int) -> list[str]:
    """Return the rows of a line."""
    if width_of(line) <= width:
        return [line]
    indent, last = _indent(line, width)
    rows: list[str] = []
    rest = line
    while width_of(rest) > width:
        least = indent if rows else len(line) - len(line.lstrip())
        cut = last if not rows and last else _cut(rest, width, least)
        rows.append(rest[:cut].rstrip())
        rest = " " * indent + rest[cut:].lstrip()
        if not rest.strip():
            return rows
    return [*rows, rest]


def width_of(text: str) -> int:
    """Return the columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 1 + (unicodedata.east_asian_width(sign) in "WF")


def _indent(line: str, width: int) -> tuple[int, int]:
    """Return where a line is continued, and where it is broken first; 0 where it is full."""
    before = _COLUMNS.match(line)
    lead = _LEAD.match(line)
    assert lead is not None  # it matches what is empty as well
    own = max(len(lead[0]), len(lead[1]) + 2)
    if before is None or before.end() > width:
        return min(own, width // 2), 0
    if width - before.end() >= max(_ROOM, width * _FEW // 100):
        return before.end(), 0
    first = re.match(r" *\S+(?: \S+){0,3} {2,}", line)
    assert first is not None  # as all of them were found
    indent = first.end() if first.end() <= width // 4 else own
    return min(indent, width // 2), before.end()


def _cut(rest: str, width: int, least: int) -> int:
    """Return where a row ends: at its last blank, or in a word that has no room in any."""
    room, at = width, 0
    while at < len(rest) and (room := room - _columns(rest[at])) >= 0:
        at += 1
    if at < len(rest) and rest[at] == " ":
        return at
    blank = rest.rfind(" ", least + 1, at)
    return blank if blank > 0 else max(at, least + 1)
