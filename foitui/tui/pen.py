"""The pen of a terminal: colours and attributes, read from what Textual writes, changed cheaply.

Textual sets every colour anew for each run of words and resets them after it: 40 bytes around
every word of a coloured line. Here only what differs from the pen in hand is sent, and a colour
that is a member of the 256-colour table by its number there.
"""

from functools import lru_cache
from itertools import islice
from typing import NamedTuple


class Pen(NamedTuple):
    """How a cell is drawn."""

    marks: frozenset[str] = frozenset()
    """Codes of the attributes that are on: `1` is bold."""
    ink: str = ""
    """Code of the colour of the letters; empty is the terminal's own."""
    paper: str = ""
    """Code of the colour behind them."""


PLAIN = Pen()
"""What a terminal starts with, and what `0` goes back to."""

UNSEEN = frozenset({"1", "2", "3"})
"""Attributes that a blank does not show: bold, dim and italic."""

_OFF = {
    "22": frozenset({"1", "2"}),
    "23": frozenset({"3"}),
    "24": frozenset({"4", "21"}),
    "25": frozenset({"5", "6"}),
    "27": frozenset({"7"}),
    "28": frozenset({"8"}),
    "29": frozenset({"9"}),
}
"""What switches which attributes off."""
_ON = frozenset().union(*_OFF.values())
_INKS = frozenset(map(str, (*range(30, 38), *range(90, 98))))
_PAPERS = frozenset(map(str, (*range(40, 48), *range(100, 108))))
_STEPS = (0, 95, 135, 175, 215, 255)
"""The levels of red, green and blue in the cube of the 256-colour table."""
_OWN = range(16, 22)
"""Numbers of the table that some give colours of their own to (base16 shells); not used."""


@lru_cache(maxsize=1024)
def taken(pen: Pen, codes: str) -> Pen | None:
    """Return the pen after `ESC [ codes m`; None where a code is not known here."""
    marks, ink, paper = pen
    rest = iter(codes.split(";"))
    for code in rest:
        if code in ("", "0"):
            marks, ink, paper = PLAIN
        elif code in _ON:
            marks |= {code}
        elif code in _OFF:
            marks -= _OFF[code]
        elif code in _INKS or code == "39":
            ink = "" if code == "39" else code
        elif code in _PAPERS or code == "49":
            paper = "" if code == "49" else code
        elif code in ("38", "48"):
            kind = next(rest, "")
            many = {"5": 1, "2": 3}.get(kind, 0)
            colour = list(islice(rest, many))
            if not many or len(colour) < many or not all(map(str.isdigit, colour)):
                return None
            shown = f"{code};{_short(kind, colour)}"
            ink, paper = (shown, paper) if code == "38" else (ink, shown)
        else:
            return None
    return Pen(marks, ink, paper)


def _short(kind: str, colour: list[str]) -> str:
    """Return a colour by its number in the table of 256, where it is one of them."""
    if kind == "2" and (number := _number(*map(int, colour))) not in (None, *_OWN):
        return f"5;{number}"
    return ";".join((kind, *colour))


def _number(red: int, green: int, blue: int) -> int | None:
    if red in _STEPS and green in _STEPS and blue in _STEPS:
        at = _STEPS.index
        return 16 + 36 * at(red) + 6 * at(green) + at(blue)
    if red == green == blue and red in range(8, 239, 10):
        return 232 + (red - 8) // 10
    return None


@lru_cache(maxsize=1024)
def blank_pen(pen: Pen) -> Pen:
    """Return what a pen leaves of itself where nothing is written."""
    return pen if pen.marks - UNSEEN else Pen(paper=pen.paper)


@lru_cache(maxsize=4096)
def for_blank(in_hand: Pen | None, wanted: Pen) -> Pen:
    """Return the pen nearest to that in hand which draws the same blank as another."""
    if in_hand is None or wanted.marks:
        return wanted
    return Pen(in_hand.marks & UNSEEN, in_hand.ink, wanted.paper)


@lru_cache(maxsize=4096)
def changed(before: Pen | None, after: Pen) -> str:
    """Return the shortest that makes one pen the other; `before` is None where it is not known."""
    if before == after:
        return ""
    anew = _sequence(["0" if after != PLAIN else "", *sorted(after.marks), after.ink, after.paper])
    return anew if before is None else min(anew, _stepwise(before, after), key=len)


def _stepwise(before: Pen, after: Pen) -> str:
    gone = before.marks - after.marks
    off = [code for code, marks in _OFF.items() if marks & gone]
    cleared = frozenset().union(*(_OFF[code] for code in off))
    on = sorted(after.marks - (before.marks - cleared))
    ink = (after.ink or "39") if after.ink != before.ink else ""
    paper = (after.paper or "49") if after.paper != before.paper else ""
    return _sequence([*off, *on, ink, paper])


def _sequence(codes: list[str]) -> str:
    return f"\x1b[{';'.join(filter(None, codes))}m"
