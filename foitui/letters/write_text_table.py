"""Writes a table as plain text: columns where they fit, else one line for each cell."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from foitui.letters.blocks import Table

GAP = "  "
_NARROWEST = 6


def table(block: Table, width: int, wrapped: Callable[[str, int], list[str]]) -> Iterator[str]:
    """Yield the lines of a table; a word too long for its column sets every cell on its own."""
    widths = _widths(block, width)
    if widths is None:
        yield from _cells(block, width, wrapped)
        return
    yield from _row(block.head, widths)
    yield GAP.join("-" * each for each in widths)
    for row in block.rows:
        yield from _row(row, widths)


def _widths(block: Table, width: int) -> list[int] | None:
    """Give the widest column what the others leave; None where its words do not fit there."""
    columns = list(zip(block.head, *block.rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    left = width - len(GAP) * (len(widths) - 1)
    while sum(widths) > left:
        widest = widths.index(max(widths))
        rest = left - sum(widths) + widths[widest]
        second = max([*(each for each in widths if each < widths[widest]), _NARROWEST])
        widths[widest] = max(rest, second - 1, _NARROWEST)
        if max(widths) <= _NARROWEST:
            return None
    longest = (max(_longest(cell) for cell in column) for column in columns)
    return widths if all(word <= each for word, each in zip(longest, widths, strict=True)) else None


def _longest(cell: str) -> int:
    return max(map(len, cell.split()), default=0)


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [_in_column(cell, each) for cell, each in zip(cells, widths, strict=True)]
    for line in zip_longest(*columns, fillvalue=""):
        padded = (part.ljust(each) for part, each in zip(line, widths, strict=True))
        yield GAP.join(padded).rstrip()


def _in_column(cell: str, width: int) -> list[str]:
    lines = [""]
    for word in cell.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines


def _cells(block: Table, width: int, wrapped: Callable[[str, int], list[str]]) -> Iterator[str]:
    for place, row in enumerate(block.rows):
        if place:
            yield ""
        for name, cell in zip(block.head, row, strict=True):
            yield from wrapped(f"{name}: {cell}".strip(), width)
