"""The caseload as a virtual list: any number of cases, only the lines that are seen are made."""

from typing import ClassVar

import msgspec
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from foitui.store.protocol import Summary
from foitui.tui import show
from foitui.tui.desk import Desk
from foitui.tui.feed import Rows
from foitui.tui.widgets.case_row import Column, Urgency, columns, line, titles
from foitui.tui.widgets.line_view import THUMB, LineView

_GUTTER = 2
"""Columns before the reference: the pointer, which shows the cursor where colour does not, and
the star of a marked case, or the sign of one that is open elsewhere."""
_NAME = 12
"""Letters of the name of who has a case open, so that the subject keeps some room."""
_HEAD = 2
"""Columns that the highlight covers: the reference, and the subject or what stands there."""
_URGENT = ("left", "deadline")
"""Columns in the style of the urgency."""
_STYLES = {
    Urgency.LATE: "case-list--late",
    Urgency.SOON: "case-list--soon",
    Urgency.CALM: "case-list--line",
}


class CaseList(LineView, can_focus=False):
    """Cases in the order of their deadlines, one of them chosen; its screen moves the cursor.

    It never has the focus, because Textual draws a widget anew that gets or loses it.

    The highlight covers the pointer, the reference and the subject, and not the whole line: a
    move then redraws two half lines, and the urgency at the right keeps its own style.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "case-list--line",
        "case-list--cursor",
        "case-list--late",
        "case-list--soon",
        "case-list--note",
    }

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows = Rows()
        self.marks: frozenset[str] = frozenset()
        """References of the cases that are marked."""
        self.elsewhere: dict[str, str] = {}
        """Who has a case open elsewhere, by its reference."""
        self.sorted_by = ""
        """Name of the column whose title says that the list is in its order."""
        self.cursor = 0
        self.note: tuple[str, ...] = ()
        """What stands there when there is nothing to list."""
        self._reference = _reference_width(self.rows)
        self.titles = ColumnTitles(self)
        """What stands over it, at the places of its columns."""
        self._today = desk.today()

    @property
    def chosen(self) -> Summary | None:
        """The case under the cursor."""
        return self.rows.at(self.cursor)

    @property
    def total(self) -> int:
        """How many cases there are, read or still to be read."""
        return self.rows.total

    def show(self, rows: Rows, *, fresh: bool = False) -> None:
        """Show other rows; the chosen case stays chosen, and only lines that differ are drawn.

        Where it is gone, its neighbour is chosen, or the first case of a `fresh` choice of rows.
        """
        before, was, cursor = self.rows, self.chosen, self.cursor
        self.rows = rows
        if was is not None:
            self.cursor = rows.find(was.reference, 0 if fresh else cursor)
        self.cursor = max(0, min(self.cursor, rows.total - 1))
        if rows.total and (width := _reference_width(rows)) != self._reference:
            self._reference = width
            self.refresh()
            self.titles.refresh()
        if self.total != self.virtual_size.height:
            self.set_count(self.total)
            self.stay_inside()
            self.refresh()
        self._reveal()
        self._draw_changes(before, cursor)

    def _draw_changes(self, before: Rows, cursor: int) -> None:
        for y in range(self.scroll_offset.y, self.scroll_offset.y + self.size.height):
            moved = cursor != self.cursor and y in {cursor, self.cursor}
            if moved or before.at(y) != self.rows.at(y):
                self.refresh_line(y)

    def seen_missing(self, margin: int) -> int | None:
        """Return a row near those seen that is not read yet."""
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        wanted = [self.cursor, top + height + margin, top - margin]
        inside = (max(0, min(index, self.total - 1)) for index in wanted)
        return next((i for i in inside if self.total and self.rows.at(i) is None), None)

    def toggle_mark(self) -> None:
        """Mark the chosen case, or take its mark off."""
        if self.chosen is not None:
            self.mark(self.marks ^ {self.chosen.reference})

    def mark(self, references: frozenset[str]) -> None:
        """Mark these cases and no others."""
        changed, self.marks = references ^ self.marks, references
        for y in range(self.scroll_offset.y, self.scroll_offset.y + self.size.height):
            if (row := self.rows.at(y)) is not None and row.reference in changed:
                self.refresh(Region(0, y - self.scroll_offset.y, _GUTTER, 1))

    def show_elsewhere(self, who: dict[str, str]) -> None:
        """Say which cases are open elsewhere; only lines that differ are drawn."""
        before, self.elsewhere = self.elsewhere, who
        top = self.scroll_offset.y
        for y in range(top, top + self.size.height):
            row = self.rows.at(y)
            if row is not None and before.get(row.reference) != who.get(row.reference):
                self._refresh_head(y)

    def retell(self) -> bool:
        """Draw again when the day has changed, because days left have too; say whether it has."""
        if (today := self.desk.today()) == self._today:
            return False
        self._today = today
        self.refresh()
        return True

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight."""
        self._reveal()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns as they fit now; each line asks, so that the first paint is right."""
        chosen = self.desk.settings.columns
        return columns(self.size.width - _GUTTER - THUMB, self._reference, chosen)

    # ---- drawing

    def render_line(self, y: int) -> Strip:
        """Return one line as it is seen."""
        index = y + self.scroll_offset.y
        width = self.size.width
        if not self.total:
            return self._note_line(y, width)
        row = self.rows.at(index)
        if row is None:
            pieces = [("  ..." if index < self.total else "", "case-list--note")]
        else:
            pieces = self._pieces(index, row)
        return Strip([*self._strip(pieces, width - THUMB), self.thumb(y)], width)

    def _pieces(self, index: int, row: Summary) -> list[tuple[str, str]]:
        """Cut a line where its style changes: the head, the urgency, the rest."""
        fitting = self.columns
        if who := self.elsewhere.get(row.reference):
            row = msgspec.structs.replace(row, subject=f"[{who[:_NAME]}] {row.subject}")
        made = line(row, self._today, self.desk, fitting)
        head = "case-list--cursor" if index == self.cursor else "case-list--line"
        pointer = ">" if index == self.cursor else " "
        mark = "*" if row.reference in self.marks else "@" if who else " "
        pieces = [(pointer + mark, head)]
        for place, column in enumerate(fitting):
            style = head if place < _HEAD else "case-list--line"
            pieces += [(" ", style)] if place else []
            urgent = column.name in _URGENT and place >= _HEAD
            pieces.append((made.cell(column), _STYLES[made.urgency] if urgent else style))
        return pieces

    def _note_line(self, y: int, width: int) -> Strip:
        words = self.note[y - 1] if 0 < y <= len(self.note) else ""
        return self._strip([("  " + show.cell(words, max(width - 2, 0)), "case-list--note")], width)

    def _strip(self, pieces: list[tuple[str, str]], width: int) -> Strip:
        """Join pieces of the same style, so that fewer bytes travel."""
        segments: list[Segment] = []
        for words, name in pieces:
            style = self.get_component_rich_style(name)
            if segments and segments[-1].style == style:
                segments[-1] = Segment(segments[-1].text + words, style)
            else:
                segments.append(Segment(words, style))
        base: Style = self.get_component_rich_style("case-list--line")
        return Strip(segments).adjust_cell_length(width, base)

    # ---- moving

    def go(self, where: str) -> None:
        """Move the cursor: `down`, `up`, `page_down`, `page_up`, `first` or `last`."""
        page = max(self.size.height - 1, 1)
        steps = {"down": 1, "up": -1, "page_down": page, "page_up": -page}
        ends = {"first": 0, "last": self.total - 1}
        self._move(ends[where] if where in ends else self.cursor + steps[where])

    def _move(self, to: int) -> None:
        old, self.cursor = self.cursor, max(0, min(to, self.total - 1))
        if old != self.cursor and not self._reveal():
            self._refresh_head(old)
            self._refresh_head(self.cursor)

    def _refresh_head(self, index: int) -> None:
        """Draw only the part of a line that the highlight covers."""
        width = _GUTTER + sum(column.width for column in self.columns[:_HEAD]) + 1
        self.refresh(Region(0, index - self.scroll_offset.y, width, 1))

    def _reveal(self) -> bool:
        """Scroll where the cursor is out of sight: by half a page, so that it is seldom needed."""
        top, height = self.scroll_offset.y, self.size.height
        if not height or top <= self.cursor < top + height:
            return False
        half = height // 2
        below = self.cursor >= top + height
        far = abs(self.cursor - top) > 2 * height
        wanted = self.cursor - half if below or far else self.cursor - height + half
        self.scroll_to(y=max(0, wanted), animate=False, force=True)
        return True

    def on_click(self, event: Click) -> None:
        """Choose the case under the mouse."""
        self._move(event.y + self.scroll_offset.y)


class ColumnTitles(Widget, can_focus=False):
    """The titles over a case list."""

    def __init__(self, over: CaseList) -> None:
        super().__init__()
        self._over = over

    def render(self) -> Content:
        """Return the titles at the places of their columns."""
        return show.line(" " * _GUTTER + titles(self._over.columns, self._over.sorted_by))


def _reference_width(rows: Rows) -> int:
    """Return the width of the reference column: that of the longest on the first pages."""
    return max(9, min(18, max((len(row.reference) for row in rows.head[:200]), default=0)))
