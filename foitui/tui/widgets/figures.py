"""Figures as entries of a list: a label, a number, its part of the whole, and a bar."""

from collections.abc import Iterator, Sequence

from foitui.reports.statistics import Figure, Share, Table
from foitui.text.bar import bar
from foitui.tui import show
from foitui.tui.widgets.entries import Entry, Paragraph
from foitui.tui.widths import MEASURE

_AROUND = 4
"""Columns of the list that are not text: the pointer, the thumb, and one before it."""
_LABEL = 41
"""Columns of a label at most."""
_COUNT = 8
_FULL = 10
"""A bar is full at this count at least, so that one case does not look like many."""


def entries_of(tables: Sequence[Table], columns: int) -> list[tuple[Entry, Figure | None]]:
    """Return the lines of tables on a screen of so many columns, with the figure of each."""
    room = min(columns - _AROUND, MEASURE)
    widest = max((show.width(each.label) for table in tables for each in table.figures), default=0)
    label = min(widest, _LABEL, room - _COUNT)
    # Per cent stand in every table or in none, so that all bars begin in one column.
    part = 7 if any(table.whole for table in tables) else 0
    widths = label, part, room - label - _COUNT - part - 1
    return [line for number, table in enumerate(tables) for line in _lines(table, number, widths)]


def _lines(
    table: Table, number: int, widths: tuple[int, int, int]
) -> Iterator[tuple[Entry, Figure | None]]:
    blank = (Paragraph(""),) if number else ()
    yield Entry((*blank, Paragraph(table.title, style="strong")), chosen=False), None
    if not table.figures:
        yield Entry((Paragraph("none", "  "),), chosen=False), None
    whole = _whole(table)
    most = max((_FULL, *(each.count for each in table.figures)))
    for figure in table.figures:
        style = "plain" if figure.count else "muted"
        yield Entry((Paragraph(_line(figure, whole, most, widths), style=style, most=1),)), figure
    for share in table.shares:
        yield Entry((Paragraph(_share(share), "  ", "muted"),), chosen=False), None


def _whole(table: Table) -> int:
    """Return the count that the lines of a table are parts of; 0 where they are of none."""
    parts = [each.count for each in table.figures if each.key in table.parts]
    return sum(parts) if table.whole else 0


def _line(figure: Figure, whole: int, most: int, widths: tuple[int, int, int]) -> str:
    label, part, drawn = widths
    per_cent = f"{100 * figure.count / whole:.0f} %" if whole and figure.count else ""
    line = f"{show.cell(figure.label, label)}{figure.count:>{_COUNT},}{per_cent:>{part}}"
    return f"{line} {bar(figure.count, most, drawn)}".rstrip()


def _share(share: Share) -> str:
    per_cent = "-" if share.per_cent is None else f"{share.per_cent:g} %"
    return f"{share.label}: {per_cent} ({share.part:,} of {share.of:,})"
