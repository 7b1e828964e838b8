"""The thin line: what each cell of the terminal shows, so that only what changes is sent.

Textual sends whole widgets, and each run of words with all its colours: 39 kB for opening a case
on 120 columns. Here its stream is read as a picture and compared with what the terminal shows
already; only cells that differ are sent. What is not known to be a picture goes through as it is,
and the terminal counts as unknown then, so that everything after it is sent in full.

Nothing from outside can become a command: what is sent are the characters of the picture, which
has none that control, with places and colours made here.
"""

import re
from collections.abc import Iterator

from foitui.tui.cells import (
    BLANK,
    USUAL,
    Cell,
    Row,
    blanks_from,
    cells_of,
    cut,
    goes_on,
    without_lead,
)
from foitui.tui.pen import PLAIN, Pen, changed, for_blank, taken

_CONTROLS = "\x00-\x1f\x7f-\x9f"
_PICTURE = re.compile(rf"(?>\x1b\[[0-9;]*[mH]|\n|[^{_CONTROLS}]++)++")
_PIECE = re.compile(rf"\x1b\[([0-9;]*)([mH])|(\n)|([^{_CONTROLS}]+)")
_ASIDE = re.compile(
    r"(?>\x1b\[\?(?:7|25|100[0-6]|101[56]|2004|2026|2048)(?:[hl]|\$p)|\x1b\[[<>][0-9]*u"
    rf"|\x1b\](?:[012]|22|52);[^{_CONTROLS}]*\x07)++"
)
"""Questions and switches that change no cell: mouse, paste, focus, keyboard, clipboard."""
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
"""A terminal that knows them shows what stands between at once, and no half-drawn screen."""
_AT_ONCE = 300
"""Characters that arrive together anyway, and need no such frame."""
_GAP = 4
"""Cells that are sent again rather than jumped over, for a jump takes as many bytes."""
_BLANKS = 8
"""Cells in a row from which on it is shorter to erase them."""
_ENDLESS = 10_000


class ThinLine:
    """Turns what Textual writes into what has to be sent."""

    def __init__(self) -> None:
        self._wanted: list[Row] = []
        self._shown: list[Row] = []
        self._touched: dict[int, tuple[int, int]] = {}
        """By row, from where to where the picture may differ from what is shown."""
        self._pen: Pen | None = None
        self._cursor: tuple[int, int] | None = None
        """The terminal's own cursor: its column, or -1, and its row."""
        self._framed: str | None = None
        """What waits for the end of a frame."""
        self._columns = self._rows = _ENDLESS

    def forget(self, columns: int = 0, rows: int = 0) -> None:
        """Count nothing as shown: others have written on the terminal, or it has another size.

        Textual may still draw for the size before, and a terminal would put what lies beyond its
        edge into its last column, where nobody looks for it.
        """
        self._columns, self._rows = columns or self._columns, rows or self._rows
        self._wanted, self._shown, self._touched = [], [], {}
        self._pen = self._cursor = None

    def send(self, data: str) -> str:
        """Return what has to be sent for the terminal to show the same as after `data`."""
        if data == _BEGIN:
            self._framed = self._framed or ""
            return ""
        if data == _END:
            framed, self._framed = self._framed or "", None
            return f"{_BEGIN}{framed}{_END}" if len(framed) > _AT_ONCE else framed
        made = self._made(data)
        if self._framed is None:
            return made
        self._framed += made
        return ""

    def _made(self, data: str) -> str:
        if _ASIDE.fullmatch(data):
            return data
        if _PICTURE.fullmatch(data) and (place := self._read(data)) is not None:
            column, row = min(place[0], self._columns - 1), min(place[1], self._rows - 1)
            return "".join(self._changes(column, row))
        reset = "" if self._pen == PLAIN else "\x1b[m"
        self.forget()
        return reset + data

    # ---- reading

    def _read(self, data: str) -> tuple[int, int] | None:
        """Take in a picture; return where it leaves the cursor, None where that is not known."""
        pen, column, row = PLAIN, -1, -1
        for codes, kind, feed, words in _PIECE.findall(data):
            if kind == "m":
                after = taken(pen, codes)
                if after is None:
                    return None
                pen = after
            elif kind:
                down, _, right = codes.partition(";")
                column, row = int(right or 1) - 1, int(down or 1) - 1
            elif row < 0:
                return None
            elif feed:
                column, row = 0, row + 1
            else:
                column = self._write(column, row, words, pen)
        return (column, row) if row >= 0 and pen == PLAIN else None

    def _write(self, column: int, row: int, words: str, pen: Pen) -> int:
        """Put words into the picture; return the column after them."""
        if row < self._rows and column <= self._columns and not USUAL.issuperset(words):
            words = self._joined(column, row, words)
        cells = cells_of(words, pen)
        after = column + len(cells)
        if after > self._columns or row >= self._rows:
            cells = cut(cells, self._columns - column if row < self._rows else 0)
        if not cells:
            return after
        end = column + len(cells)
        wanted = self._room(row, end)
        first, last = self._cut_free(row, column, end)
        wanted[column:end] = cells
        self._touch(row, first, last)
        return after

    def _room(self, row: int, columns: int) -> Row:
        """Return a row of the picture that has at least so many columns."""
        while len(self._wanted) <= row:
            self._wanted.append([])
            self._shown.append([])
        wanted = self._wanted[row]
        if (more := columns - len(wanted)) > 0:
            wanted.extend([None] * more)
            self._shown[row].extend([None] * more)
        return wanted

    def _touch(self, row: int, start: int, end: int) -> None:
        first, last = self._touched.get(row, (start, end))
        self._touched[row] = min(first, start), max(last, end)

    def _joined(self, column: int, row: int, words: str) -> str:
        """Put signs that stand over the letter before them to it; return the other words."""
        alone = len(words) - len(without_lead(words))
        wanted, place = self._room(row, column), column - 1
        while goes_on(wanted, place):
            place -= 1
        if alone and place >= 0 and (cell := wanted[place]) is not None:
            wanted[place] = cell[0] + words[:alone], cell[1]
            self._touch(row, place, column)
        return words[alone:]

    def _cut_free(self, row: int, start: int, end: int) -> tuple[int, int]:
        """Blank what is left of something wide that is written over in part."""
        wanted, shown = self._wanted[row], self._shown[row]
        first, last = start, end
        if start < end and goes_on(wanted, start):
            while goes_on(wanted, first):
                first -= 1
        while goes_on(wanted, last):
            last += 1
        for place in (*range(first, start), *range(end, last)):
            wanted[place], shown[place] = BLANK, None
        return first, last

    # ---- sending

    def _changes(self, column: int, row: int) -> Iterator[str]:
        for place, (start, end) in sorted(self._touched.items()):
            if self._wanted[place][start:end] != self._shown[place][start:end]:
                yield from self._row_changes(place, start, end)
        self._touched = {}
        yield self._moved(column, row)

    def _row_changes(self, row: int, start: int, end: int) -> Iterator[str]:
        wanted, shown = self._wanted[row], self._shown[row]
        column = start
        while column < end:
            cell, after = wanted[column], column + 1
            if cell is not None and cell[0] not in USUAL:
                while goes_on(wanted, after):
                    after += 1
            if cell is None or wanted[column:after] == shown[column:after]:
                column = after
                continue
            yield self._reached(column, row)
            if cell == BLANK and (blanks := blanks_from(wanted, column)) >= _BLANKS:
                after = column + blanks
                yield f"{self._dipped(cell)}\x1b[{blanks}X"
            elif cell[0] in USUAL:
                yield self._dipped(cell)
                after = self._stretch(row, after, end)
                yield "".join([each[0] for each in wanted[column:after] if each])
                self._cursor = (after if after < len(wanted) else -1), row
            else:
                yield self._unusual(cell, row, column, after)
                if after < len(wanted):
                    # Where the terminal draws it wider, it has drawn over its neighbour.
                    shown[after], end = None, max(end, after + 1)
            shown[column:after] = wanted[column:after]
            column = after

    def _stretch(self, row: int, column: int, end: int) -> int:
        """Return where the cells end that differ and that the pen in hand draws as well."""
        wanted, shown, pen = self._wanted[row], self._shown[row], self._pen
        while column < end:
            cell = wanted[column]
            if cell is None or cell == shown[column] or cell == BLANK or cell[0] not in USUAL:
                break
            if cell[1] is not pen and self._needed(cell) != pen:
                break
            column += 1
        return column

    def _unusual(self, cell: Cell, row: int, column: int, after: int) -> str:
        """Draw what one terminal makes wider than another, on blanks, and lose the column."""
        blank = self._dipped(cell) + " " * (after - column)
        self._cursor = -1, row
        made = f"{blank}{self._moved(column, row)}{cell[0]}"
        self._cursor = -1, row
        return made

    def _reached(self, column: int, row: int) -> str:
        """Go to a cell; over a small gap by sending again what stands there."""
        if self._cursor is not None and self._cursor[1] == row and self._cursor[0] >= 0:
            between = self._wanted[row][self._cursor[0] : column]
            if 0 < len(between) <= _GAP and all(
                cell is not None and cell[0] in USUAL and self._needed(cell) == self._pen
                for cell in between
            ):
                self._cursor = column, row
                return "".join(cell[0] for cell in between if cell)
        return self._moved(column, row)

    def _moved(self, column: int, row: int) -> str:
        before, self._cursor = self._cursor, (column, row)
        if before == self._cursor:
            return ""
        if before is not None and column == 0 and row == before[1] + 1:
            return "\r\n"
        if before is not None and row == before[1]:
            if 0 <= before[0] < column:
                return f"\x1b[{column - before[0]}C" if column - before[0] > 1 else "\x1b[C"
            return f"\x1b[{column + 1}G" if column else "\r"
        return f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1 if row else ''}H"

    def _needed(self, cell: Cell) -> Pen:
        """Return the pen for a cell; for a blank one the nearest to that in hand."""
        return cell[1] if cell[0] != " " else for_blank(self._pen, cell[1])

    def _dipped(self, cell: Cell) -> str:
        """Take the pen for a cell."""
        before, self._pen = self._pen, self._needed(cell)
        return changed(before, self._pen)
