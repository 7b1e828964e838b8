"""The signs that number a list: `1.`, `2)`, `(a)`, `iv.`, `-`."""

import re

import msgspec

_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?:(?:q(?:uestion)?\.?\s*)?(?P<open>\(?)(?P<sign>\d{1,2}|[a-z]|[ivx]{1,5})"
    r"(?P<close>[.):]|\.\))|(?P<bullet>[-*•‣▪●◦·–—]))(?:[ \t]+|$)(?=\S|$)",  # noqa: RUF001 - dashes that people list with
    re.IGNORECASE,
)
_INLINE = re.compile(r"(?<![\w)])\((?P<sign>\d{1,2}|[a-z]|[ivx]{1,5})\)\s+(?=\w)", re.IGNORECASE)
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")


class Marker(msgspec.Struct, frozen=True):
    """One sign at the beginning of an entry."""

    style: str
    """Kind and punctuation; entries of one list share it."""
    values: tuple[tuple[str, int], ...]
    """Which places it can stand for, by kind: `i` is the ninth letter and Roman one."""
    indent: int
    start: int
    """Where the sign begins in its text."""
    end: int
    """Where the words after it begin."""

    def opens(self) -> str:
        """Return the kind of list that this sign can begin, else nothing."""
        kinds = [kind for kind, place in self.values if place in {0, 1}]
        return kinds[-1] if kinds else ""

    def follows(self, kind: str, place: int) -> bool:
        """Say whether this sign is the next of such a list."""
        return (kind, place + 1 if kind != "bullet" else 0) in self.values


def at_line(line: str) -> Marker | None:
    """Return the sign that the line begins with."""
    found = _LINE.match(line)
    if not found:
        return None
    indent = len(found["indent"].expandtabs())
    if found["bullet"]:
        return Marker(found["bullet"], (("bullet", 0),), indent, 0, found.end())
    style = found["open"] + _case(found["sign"]) + found["close"]
    return Marker(style, _values(found["sign"]), indent, 0, found.end())


def inside(paragraph: str) -> list[Marker]:
    """Return the signs in brackets that number a list within one paragraph."""
    return [
        Marker(f"({_case(found['sign'])})", _values(found["sign"]), 0, found.start(), found.end())
        for found in _INLINE.finditer(paragraph)
    ]


def _case(sign: str) -> str:
    return "1" if sign.isdigit() else "A" if sign.isupper() else "a"


def _values(sign: str) -> tuple[tuple[str, int], ...]:
    sign = sign.lower()
    if sign.isdigit():
        return (("number", int(sign)),)
    letter = (("letter", ord(sign) - 96),) if len(sign) == 1 else ()
    roman = (("roman", _ROMAN.index(sign)),) if sign in _ROMAN else ()
    return (*letter, *roman)
