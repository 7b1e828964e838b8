"""The cells of a terminal's row, and the words that stand in them, some over more than one."""

from itertools import groupby

from rich.cells import cell_len

from foitui.tui.pen import PLAIN, Pen, blank_pen

Cell = tuple[str, Pen]
"""What stands in a cell, and how; after something wide there are cells with no words."""
Row = list[Cell | None]
"""None is a cell of which nothing is known."""

BLANK: Cell = (" ", PLAIN)
"""Nothing, on no colour."""
USUAL = frozenset(
    chr(number)
    for first, last in (
        (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x377), (0x37A, 0x37F), (0x384, 0x482),
        (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2190, 0x22FF), (0x2400, 0x2426),
        (0x2500, 0x25FC), (0x2713, 0x2713), (0x2717, 0x2717),
    )
    for number in range(first, last + 1)
)  # fmt: skip
"""Signs that every terminal draws one column wide."""


def cells_of(words: str, pen: Pen) -> list[Cell]:
    """Cut words into cells; signs that are not usual stay together, for they may be joined."""
    if USUAL.issuperset(words):
        blank = " ", blank_pen(pen)
        return [blank if sign == " " else (sign, pen) for sign in words]
    cells: list[Cell] = []
    for usual, signs in groupby(words, USUAL.__contains__):
        some = "".join(signs)
        if usual:
            cells += cells_of(some, pen)
        elif cells and len(without_lead(some)) < len(some):
            # A sign over the letter before it belongs to that letter.
            cells += _together(f"{cells.pop()[0]}{some}", pen)
        else:
            cells += _together(some, pen)
    return cells


def cut(cells: list[Cell], most: int) -> list[Cell]:
    """Return as many cells as there is room for, nothing wide among them cut in two."""
    end = max(most, 0)
    kept, rest = cells[:end], cells[end:]
    while kept and rest and not rest[0][0]:
        rest.insert(0, kept.pop())
    return kept + [BLANK] * (end - len(kept))


def _together(words: str, pen: Pen) -> list[Cell]:
    return [(words, pen), *[("", pen)] * (cell_len(words) - 1)] if words else []


def without_lead(words: str) -> str:
    """Return words from their first sign on that has a width of its own."""
    place = 0
    while place < len(words) and (words[place] == "\ufe0f" or not cell_len(words[place])):
        place += 1
    return words[place:]


def goes_on(row: Row, column: int) -> bool:
    """Whether a cell is covered by something wide that begins before it."""
    return 0 <= column < len(row) and (cell := row[column]) is not None and not cell[0]


def blanks_from(row: Row, column: int) -> int:
    """Count the plain blank cells from here on."""
    end = column
    while end < len(row) and row[end] == BLANK:
        end += 1
    return end - column
