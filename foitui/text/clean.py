"""Cleaned lines and blocks: what may be shown of text that strangers wrote.

Nothing in the result can move a cursor, reorder a line or hide a word; the original stays in
the store.
"""

import re
import unicodedata
from functools import cache

_MARKS_PER_BASE = 4
"""Enough for every living script; more is a tower that covers the lines around it."""
_SHORT = 1_000
"""Letters of a text that is replaced in one go, without a search for what has to be."""
_NOTED_FROM = 120
"""From this limit on there is room for a note that says how much was cut."""

_BIDI = {
    0x061C: "ALM", 0x200E: "LRM", 0x200F: "RLM",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip

_NEWLINES = (0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)

_INVISIBLE = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # grapheme joiner
    (0x180B, 0x180F),  # Mongolian selectors and vowel separator
    (0x200B, 0x200D),  # zero-width space, non-joiner, joiner
    (0x2060, 0x2065),  # word joiner, invisible operators
    (0x206A, 0x206F),  # deprecated format characters
    (0xFE00, 0xFE0F),  # variation selectors: terminals disagree about the width they make
    (0xFEFF, 0xFEFF),  # byte order mark
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE0FFF),  # tags and further selectors: text that nobody sees
)
_NOT_TEXT = (
    (0x80, 0x9F),  # C1 controls
    (0xD800, 0xDFFF),  # lone surrogates
    (0xFDD0, 0xFDEF),  # noncharacters
    (0xFFF9, 0xFFFB),  # interlinear annotation
    *((plane | 0xFFFE, plane | 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
)


_ASCII = {code: chr(0x2400 + code) for code in range(0x20) if code != 0x0A}
_ASCII |= {0x7F: "\u2421", 0x09: "    "} | dict.fromkeys(_NEWLINES[:3], "\n")
"""The translation for texts that are ASCII, as most lines of a list are."""


@cache  # as the patterns: made for the first text that needs them, 2 ms of every start otherwise
def _table() -> dict[int, str]:
    """Make the translation of every character that may not stand as it is."""
    table = dict(_ASCII)
    for first, last in _NOT_TEXT:
        table |= dict.fromkeys(range(first, last + 1), "\ufffd")
    for first, last in _INVISIBLE:
        table |= dict.fromkeys(range(first, last + 1), "")
    table |= {code: f"<{name}>" for code, name in _BIDI.items()}
    return table | dict.fromkeys(_NEWLINES, "\n")


@cache
def _suspect() -> re.Pattern[str]:
    """Make the pattern of what may have to be replaced."""
    spans = (
        *((a, z) for a, z in (*_NOT_TEXT, *_INVISIBLE) if z < 0xFFFE),
        *((code, code) for code in (*_BIDI, *_NEWLINES)),
        (0xFFFE, 0x10FFFF),  # one wide span is much faster to search for than many beyond 0xFFFF
    )
    return re.compile(
        "[\x00-\x09\x0b-\x1f\x7f" + "".join(f"{chr(a)}-{chr(z)}" for a, z in spans) + "]"
    )


@cache
def _tower() -> re.Pattern[str]:
    """Make the pattern of more marks than stand on one base."""
    return re.compile(rf"[^\w\x00-\u02ff]{{{_MARKS_PER_BASE + 1},}}")


def clean_block(s: str, limit: int | None = None) -> str:
    """Return text of several lines, cleaned and at most `limit` characters long."""
    return _cut(_clean(s), limit, "\n")


def clean_line(s: str, limit: int | None = None) -> str:
    """Return text on one line, cleaned and at most `limit` characters long."""
    return _cut(_clean(s).replace("\n", " "), limit, " ")


def _clean(s: str) -> str:
    s = s.replace("\r\n", "\n")
    if s.isascii():
        return s.translate(_ASCII)
    return _tower().sub(_lower, _replace(s))


def _replace(s: str) -> str:
    """Replace what may not stand.

    On 2 MB that are not ASCII `translate` takes 0.1 s; the search takes 0.01 s, each `replace`
    less, and most texts have few kinds of what is replaced.
    """
    table = _table()
    if len(s) <= _SHORT:
        return s.translate(table)
    if not _suspect().search(s):
        return s
    found = [character for character in set(s) if ord(character) in table]
    if len(found) > 16:
        return s.translate(table)
    for character in found:
        s = s.replace(character, table[ord(character)])
    return s


def _lower(tower: re.Match[str]) -> str:
    """Keep the first few of the combining marks that stand on one base."""
    kept, marks = [], 0
    for character in tower[0]:
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= _MARKS_PER_BASE:
            kept.append(character)
    return "".join(kept)


def _cut(s: str, limit: int | None, joint: str) -> str:
    """Cut to the limit, the note included, so that a cut text is not cut again."""
    if limit is None or len(s) <= limit:
        return s
    if limit < _NOTED_FROM:
        return s[: max(limit - 1, 0)] + "…"[:limit]
    kept = limit - len(joint + _note(len(s)))
    return s[:kept] + joint + _note(len(s) - kept)


def _note(more: int) -> str:
    return f"... cut: {more:,} more characters; the original is kept"
