"""A list of things with several lines each, one of them chosen; only what is seen is made."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.strip import Strip

from foitui.text.clean import clean_block
from foitui.tui import show
from foitui.tui.actions import bindings
from foitui.tui.widgets.line_view import THUMB, LineView
from foitui.tui.widths import MEASURE
from foitui.tui.wrap import wrap

_GUTTER = 2
"""Columns for the pointer, which shows the choice where colour does not."""

_ROOM_FOR_NOTE = 3


@dataclass(frozen=True)
class Paragraph:
    """Some words, further lines under their start."""

    text: str
    lead: str = ""
    style: str = "plain"
    """`plain`, `strong`, `muted`, `bad` or `warn`."""
    most: int = 40
    """Lines at most; a text of any length can be meant, and the screen is small."""


@dataclass(frozen=True)
class Entry:
    """One thing in the list."""

    paragraphs: tuple[Paragraph, ...]
    chosen: bool = True
    """Whether it can be chosen; a heading cannot."""


@dataclass(frozen=True)
class _Line:
    entry: int
    lead: str
    words: str
    style: str


class EntryList(LineView, can_focus=True, inherit_bindings=False):
    """Entries, wrapped for the width as it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "entries--plain",
        "entries--strong",
        "entries--muted",
        "entries--bad",
        "entries--warn",
        "entries--pointer",
    }
    BINDINGS = bindings("entries")

    def __init__(self, entries: Sequence[Entry] = (), note: str = "") -> None:
        super().__init__()
        self.entries = tuple(entries)
        self.note = note
        """What stands there when there is nothing to list."""
        self.cursor = self._next(-1, 1)
        self._lines: list[_Line] = []
        self._width = 0
        self._above = 0
        """The entry that stood on top before the lines were wrapped for another width."""

    def show(self, entries: Sequence[Entry], note: str = "") -> None:
        """Show other entries, the pointer staying near where it was."""
        if (tuple(entries), note) != (self.entries, self.note):
            self.entries, self.note = tuple(entries), note
            near = min(self.cursor, len(self.entries) - 1)
            self.cursor = self._next(near - 1, 1)
            self._width = 0
            self._wrap()
            self.stay_inside()
            self._draw_all()

    def _draw_all(self) -> None:
        """Draw it anew; where the stylesheet leaves the height to it, that may have changed."""
        height = self.styles.height
        self.refresh(layout=height is not None and height.is_auto)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are, or room for the note where there are none."""
        self._wrap(width)
        return len(self._lines) or _ROOM_FOR_NOTE

    def change(self, place: int, entry: Entry) -> None:
        """Show another entry in a place, and draw only that where it takes as many lines."""
        start, end = self._span(place)
        lines = self._lines_of(place, entry)
        self.entries = (*self.entries[:place], entry, *self.entries[place + 1 :])
        if len(lines) != end - start:
            self._width = 0
            self._wrap()
            self._draw_all()
            return
        self._lines[start:end] = lines
        for y in range(start - self.scroll_offset.y, end - self.scroll_offset.y):
            if 0 <= y < self.size.height:
                self.refresh(Region(0, y, self.size.width, 1))

    @property
    def chosen(self) -> int | None:
        """The number of the entry under the pointer; None where none can be chosen."""
        return self.cursor if 0 <= self.cursor < len(self.entries) else None

    def _next(self, start: int, step: int) -> int:
        """Return the nearest entry that can be chosen beyond a place, else before it."""
        count = len(self.entries)
        ways = (range(max(start + 1, 0), count), range(min(start, count - 1), -1, -1))
        if step < 0:
            ways = (range(min(start, count) - 1, -1, -1), range(max(start, 0), count))
        for way in ways:
            if (found := next((at for at in way if self.entries[at].chosen), None)) is not None:
                return found
        return 0

    # ---- drawing

    def on_resize(self, event: Resize) -> None:
        """Keep what stood on top there, and stay inside where fewer rows are left."""
        self._wrap()
        if self._above:
            self._scroll(self._span(self._above)[0])
        self.stay_inside()

    def _wrap(self, width: int = 0) -> None:
        """Wrap for the width; asked for by each line, so that the first paint is right."""
        if (width := width or self.size.width) and width != self._width:
            top = self.scroll_offset.y
            self._above = self._lines[top].entry if self._width and top < len(self._lines) else 0
            self._width = width
            self._lines = [
                line
                for index, entry in enumerate(self.entries)
                for line in self._lines_of(index, entry)
            ]
            self.set_count(len(self._lines))

    def _lines_of(self, index: int, entry: Entry) -> list[_Line]:
        """Return an entry laid out for the width."""
        room = min(self._width - _GUTTER - THUMB, MEASURE)
        return [
            line for paragraph in entry.paragraphs for line in _laid_out(index, paragraph, room)
        ]

    def render_line(self, y: int) -> Strip:
        """Return one row as it is seen."""
        self._wrap()
        at = y + self.scroll_offset.y
        plain = self.get_component_rich_style("entries--plain")
        segments = [Segment("  ", plain)]
        if at < len(self._lines):
            line = self._lines[at]
            pointer = self._points(at)
            segments = [
                Segment("> " if pointer else "  ", plain),
                Segment(line.lead, self._style("pointer" if pointer else line.style)),
                Segment(line.words, self._style("pointer" if pointer else line.style)),
            ]
        elif y == 1 and not self._lines:
            segments.append(Segment(show.cell(self.note, max(self.size.width - 3, 1)), plain))
        line_of = Strip([each for each in segments if each.text])
        return Strip([*line_of.adjust_cell_length(self.size.width - THUMB, plain), self.thumb(y)])

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"entries--{name}")

    def _points(self, at: int) -> bool:
        """Whether the pointer stands at this line: the first of the entry that is chosen."""
        entry = self._lines[at].entry
        return self._begins(at) and entry == self.chosen and self.entries[entry].chosen

    def _begins(self, at: int) -> bool:
        return at == 0 or self._lines[at - 1].entry != self._lines[at].entry

    # ---- moving

    def _span(self, entry: int) -> tuple[int, int]:
        start = bisect_left(self._lines, entry, key=lambda line: line.entry)
        end = bisect_left(self._lines, entry + 1, start, key=lambda line: line.entry)
        return (start, end) if start < end else (0, 0)

    def action_down(self) -> None:
        """Read on in an entry that goes below the edge, else go to the next."""
        _, end = self._span(self.cursor)
        below = end - self.scroll_offset.y - self.size.height
        if below > 0:
            self._scroll(self.scroll_offset.y + min(below, self.size.height - 1))
        else:
            self._go(self._next(self.cursor, 1))

    def action_up(self) -> None:
        """Read back in an entry that begins above the edge, else go to the one before."""
        start, _ = self._span(self.cursor)
        above = self.scroll_offset.y - start
        if above > 0:
            self._scroll(self.scroll_offset.y - min(above, self.size.height - 1))
        elif (before := self._next(self.cursor, -1)) == self.cursor:
            self._scroll(0)
        else:
            self._go(before)

    def action_page_down(self) -> None:
        """Go one page down, the pointer with it."""
        self._page(self.scroll_offset.y + self.size.height - 1)

    def action_page_up(self) -> None:
        """Go one page up, the pointer with it."""
        self._page(self.scroll_offset.y - self.size.height + 1)

    def action_first(self) -> None:
        """Go to the first entry."""
        self._go(self._next(-1, 1))
        self._scroll(0)

    def action_last(self) -> None:
        """Go to the last entry."""
        self._go(self._next(len(self.entries), -1))

    def reach(self, entry: int) -> None:
        """Go to an entry and put it on top; the pointer to it, or to what can be chosen below."""
        self._wrap()
        old, self.cursor = self.cursor, self._next(entry - 1, 1)
        self._redraw(old)
        self._redraw(self.cursor)
        self._scroll(self._span(entry)[0])

    def _page(self, top: int) -> None:
        top = max(0, min(top, self.max_scroll_y))
        rows = range(top, min(top + self.size.height, len(self._lines)))
        # Those whose first line is seen, where the pointer stands; else the one that is read on.
        begun = {self._lines[at].entry for at in rows if self._begins(at)}
        seen = begun or {self._lines[at].entry for at in rows}
        able = sorted(entry for entry in seen if self.entries[entry].chosen)
        if able and self.cursor not in able:
            old, self.cursor = self.cursor, able[0]
            self._redraw(old)
        elif able and top == self.scroll_offset.y:
            self._go(able[-1] if top else able[0])
        self._scroll(top)

    def _go(self, entry: int) -> None:
        old, self.cursor = self.cursor, entry
        start, end = self._span(entry)
        top, height = self.scroll_offset.y, self.size.height
        if old != entry:
            self._redraw(old)
            self._redraw(entry)
        if start < top:
            self._scroll(max(start - 1, 0))
        elif end > top + height:
            self._scroll(min(start, end - height))

    def _redraw(self, entry: int) -> None:
        start, _ = self._span(entry)
        y = start - self.scroll_offset.y
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(0, min(top, self.max_scroll_y)), animate=False, force=True)

    def on_click(self, event: Click) -> None:
        """Choose the entry under the mouse."""
        at = event.y + self.scroll_offset.y
        if at < len(self._lines) and self.entries[self._lines[at].entry].chosen:
            self._go(self._lines[at].entry)


def _laid_out(entry: int, paragraph: Paragraph, width: int) -> list[_Line]:
    """Wrap a paragraph, its further lines under its start."""
    lead = show.cell(paragraph.lead, show.width(paragraph.lead)) if paragraph.lead else ""
    room = max(width - show.width(lead), 8)
    most = paragraph.most
    cleaned = clean_block(paragraph.text[: most * room * 2])
    rows = wrap(cleaned, room) or [(0, 0)]
    made = []
    for number, (start, end) in enumerate(rows[:most]):
        words = cleaned[start:end].rstrip("\n")
        if number + 1 == most and len(rows) > most:
            words = show.cell(words, room - 1).rstrip(" …") + "…"
        before = lead if number == 0 else " " * show.width(lead)
        made.append(_Line(entry, before, words, paragraph.style))
    return made
