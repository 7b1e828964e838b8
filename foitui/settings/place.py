"""Finds the line of a TOML text on which a key stands, for a message that can be acted on."""

import re
from collections import Counter

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_ONE_OF_MANY = re.compile(r"\s*\[\[\s*([^\[\]]+?)\s*\]\]\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def line_of(text: str, key: str) -> int | None:
    """Return the line, counted from 1, on which a dotted key or its table starts.

    `filters[1].stages` is a key in the second of several tables `[[filters]]`; where the file has
    not that key, the line of its table. A best effort: it reads lines, not TOML, so a key spelt
    inside a long string can mislead it.
    """
    outer, _, _ = key.rpartition(".")
    found = _line(text, key)
    if found is None and key.endswith("]"):
        return line_of(text, key[: key.rindex("[")])
    return line_of(text, outer) if found is None and "[" in outer else found


def _line(text: str, key: str) -> int | None:
    table = ""
    seen: Counter[str] = Counter()
    for number, line in enumerate(text.splitlines(), start=1):
        if one := _ONE_OF_MANY.match(line):
            name = _bare(one[1])
            table = f"{name}[{seen[name]}]"
            seen[name] += 1
            if key in (table, name):
                return number
        elif header := _HEADER.match(line):
            table = _bare(header[1])
            if table == key:
                return number
        elif (found := _KEY.match(line)) and _joined(table, _bare(found[1])) == key:
            return number
    return None


def line_with(text: str, word: str) -> int | None:
    """Return the first line on which this value stands in quotes."""
    quoted = (f'"{word}"', f"'{word}'")
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if any(q in line for q in quoted)), None)


def _bare(key: str) -> str:
    """Return a dotted key without its quotes and spaces."""
    return ".".join(part.strip().strip("\"'") for part in key.split("."))


def _joined(table: str, key: str) -> str:
    return f"{table}.{key}" if table else key
