"""Wrapping cleaned text to a width: where each row of the screen starts and ends."""

from rich.cells import get_character_cell_size

Row = tuple[int, int]
"""Start and end of a row in the text; the blank or line break after it belongs to none."""


def wrap(text: str, width: int) -> list[Row]:
    """Break lines at blanks, and words longer than a row where the row ends."""
    rows: list[Row] = []
    start = 0
    plain = text.isascii()
    for piece in text.split("\n"):
        end = start + len(piece)
        if plain or piece.isascii():
            _wrap_narrow(text, start, end, max(width, 1), rows)
        else:
            _wrap_wide(text, start, end, max(width, 2), rows)
        start = end + 1
    return rows


def _wrap_narrow(text: str, start: int, end: int, width: int, rows: list[Row]) -> None:
    """Wrap one line in which each character takes one column."""
    while end - start > width:
        blank = text.rfind(" ", start, start + width + 1)
        if blank <= start:
            rows.append((start, start + width))
            start += width
        else:
            rows.append((start, blank))
            start = blank + 1
    rows.append((start, end))


def _wrap_wide(text: str, start: int, end: int, width: int, rows: list[Row]) -> None:
    """Wrap one line in which characters take none, one or two columns."""
    used, blank, place = 0, -1, start
    while place < end:
        character = text[place]
        used += get_character_cell_size(character)
        if used > width:
            if character == " ":
                blank = place
            cut = blank if blank > start else place
            rows.append((start, cut))
            start = place = cut + (text[cut] == " ")
            used, blank = 0, -1
            continue
        if character == " ":
            blank = place
        place += 1
    rows.append((start, end))
