"""Finds the line of a TOML text on which a key stands, for a message that can be acted on."""

import re

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def line_of(text: str, key: str) -> int | None:
    """Return the line, counted from 1, on which a dotted key or its table starts.

    A best effort: it reads lines, not TOML, so a key spelt inside a long string can mislead it.
    """
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _bare(header[1])
            if table == key:
                return number
        elif (found := _KEY.match(line)) and _joined(table, _bare(found[1])) == key:
            return number
    return None


def _bare(key: str) -> str:
    """Return a dotted key without its quotes and spaces."""
    return ".".join(part.strip().strip("\"'") for part in key.split("."))


def _joined(table: str, key: str) -> str:
    return f"{table}.{key}" if table else key
