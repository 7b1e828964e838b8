"""Data on its way into a letter: cleaned, then escaped so that it cannot act as Markdown."""

import datetime as dt
import re
from string import punctuation

from foitui.letters.english import british
from foitui.letters.gaps import Gap
from foitui.text.clean import clean_block, clean_line

LINE_BREAK = "&#10;"
"""A line break in data. As an entity it is text to the parser, so data is always one source line
and cannot start a block of its own (CommonMark 0.31, 2.5: entities do not indicate structure)."""

_ACTING = str.maketrans({mark: f"\\{mark}" for mark in punctuation} | {"\n": LINE_BREAK})
_LIST_MARK = re.compile(r"([-*+\u2022]|\(?\w{1,3}[.)])\s")
_WRAPPED = range(50, 81)
"""Length of a line that a mail program or an editor broke; shorter and longer ones were meant."""


def written(value: object) -> str:
    """Return a value as Markdown source that reads as the value's words, without edge spaces."""
    match value:
        case Gap():
            return clean_line(value.mark).translate(_ACTING)
        case str():
            return unwrapped(clean_block(value)).strip().translate(_ACTING)
        case bool():
            raise TypeError("a template prints a yes or no; print words instead")
        case int():
            return str(value)
        case dt.date():
            return british(value)
    raise TypeError(f"a template prints a {type(value).__name__}; print one of its fields instead")


def unwrapped(text: str) -> str:
    """Join the lines of a paragraph that were broken only to fit a width."""
    lines = text.split("\n")
    out = [lines[0]]
    width = len(lines[0])
    for line in lines[1:]:
        joined = width in _WRAPPED and line.strip() and not _LIST_MARK.match(line.lstrip())
        out.append(f" {line.strip()}" if joined else f"\n{line}")
        width = len(line)
    return "".join(out)
