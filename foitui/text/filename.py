"""A file name that is safe on every system an authority uses."""

import re

from foitui.text.clean import clean_line

_LONGEST = 120
"""Bytes; file systems allow 255, and a folder and a number come in front."""
_FORBIDDEN = re.compile(r'[/\\:*?"<>|\u2044\u2215\uff0f\uff3c\ufffd\u2400-\u2421]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def file_name(s: str) -> str:
    """Return a name of a few readable characters: no path, no control, never empty."""
    name = _FORBIDDEN.sub("-", clean_line(s))
    name = re.sub(r"\s+", " ", name).strip(" .-~") or "unnamed"
    if _RESERVED.match(name):
        name = f"_{name}"
    return _bounded(name)


def _bounded(name: str) -> str:
    """Cut to the longest size, keeping what follows the last dot when that is short."""
    if len(name.encode()) <= _LONGEST:
        return name
    stem, dot, suffix = name.rpartition(".")
    end = dot + suffix if stem and len(suffix.encode()) <= 8 else ""
    room = _LONGEST - len(end.encode())
    head = (stem if end else name).encode()[:room].decode(errors="ignore")
    return head.rstrip(" .-~") + end
