"""A text of any length to read: wrapped once for a width, drawn line by line, with marked spans.

A long text is shown in portions, because wrapping two megabytes at once would hold up the keys;
the last line then says how much is still to come, and paging down at the end reads on.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Size
from textual.strip import Strip

from foitui.tui import show
from foitui.tui.actions import bindings
from foitui.tui.flow import hung, joined
from foitui.tui.show import Span
from foitui.tui.widgets.line_view import THUMB, LineView
from foitui.tui.widths import MEASURE
from foitui.tui.wrap import Row, wrap

PORTION = 100_000
"""Characters that are cleaned and wrapped at once: about 10 ms."""


class TextView(LineView, can_focus=True, inherit_bindings=False):
    """Cleans, wraps, marks and scrolls a text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text-view--text",
        "text-view--mark",
        "text-view--hint",
        "text-view--both",
        "text-view--note",
    }
    BINDINGS = bindings("text")
    measured: ClassVar[bool] = True
    """Whether lines are kept short enough to be read well; a table needs all the room."""

    hangs: ClassVar[bool] = False
    """Whether the rows of a list point stand below its words, also those its sender wrapped."""

    def __init__(self, text: str = "", marks: Sequence[Span] = (), *, name: str | None = None):
        super().__init__(name=name)
        self._raw, self._raw_marks = text, tuple(marks)
        self._portion = PORTION
        self._text = ""
        self._marks: tuple[Span, ...] = ()
        self._kinds: tuple[str, ...] = ()
        """What each marked span is: `mark`, `hint` or `both`."""
        self._raw_hints: tuple[Span, ...] = ()
        self._rows: list[Row] = []
        self._insets: list[int] = []
        """How far each row is set in, where lists hang."""
        self._width = 0

    def show_text(self, text: str, marks: Sequence[Span] = ()) -> None:
        """Show another text from its start; `marks` are spans of it as it was given."""
        if (text, tuple(marks)) != (self._raw, self._raw_marks):
            self._raw, self._raw_marks = text, tuple(marks)
            self._portion = PORTION
            self.draw_anew()
            self.scroll_to(y=0, animate=False, force=True)

    def show_marks(self, marks: Sequence[Span]) -> None:
        """Mark other words of the same text, staying where it is."""
        if tuple(marks) != self._raw_marks:
            self._raw_marks = tuple(marks)
            self.draw_anew()

    def show_hints(self, hints: Sequence[Span]) -> None:
        """Mark words that point to something, in a way that differs from the other marks."""
        if tuple(hints) != self._raw_hints:
            self._raw_hints = tuple(hints)
            self.draw_anew()

    def fit(self, width: int) -> None:
        """Hook: make the text for this many columns, with `set_text`, before it is wrapped."""

    def set_text(self, text: str, marks: Sequence[Span]) -> None:
        """Take another text without drawing it; for `fit`."""
        self._raw, self._raw_marks = text, tuple(marks)

    @property
    def more(self) -> int:
        """How many characters are not shown yet."""
        return max(0, len(self._raw) - self._portion)

    def on_resize(self, event: Resize) -> None:
        """Stay inside the text where fewer rows are left."""
        self._wrap()
        self.stay_inside()

    def draw_anew(self) -> None:
        """Make and wrap the text again, and draw it."""
        self._width = 0
        self._wrap()
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are, where the stylesheet leaves the height to the text."""
        self._wrap(width)
        return self.virtual_size.height

    def _wrap(self, width: int = 0) -> None:
        """Wrap for the width as it is; asked for by each line, so that the first paint is right."""
        if (width := width or self.size.width) and width != self._width:
            self._width = width
            room = min(width - 2 - THUMB, MEASURE if self.measured else width)
            self.fit(room)
            text = self._raw[: self._portion]
            pieces = show.overlaid(self._raw_marks, self._raw_hints, len(text))
            self._kinds = tuple(kind for _, kind in pieces)
            self._text, self._marks = show.marked(text, [span for span, _ in pieces])
            if self.hangs:
                self._text, self._marks = joined(self._text, self._marks)
                self._rows, self._insets = hung(self._text, room)
            else:
                self._rows = wrap(self._text, room)
            self.set_count(len(self._rows) + bool(self.more))

    # ---- drawing

    def render_line(self, y: int) -> Strip:
        """Return one row as it is seen."""
        self._wrap()
        index = y + self.scroll_offset.y
        plain = self.get_component_rich_style("text-view--text")
        if index < len(self._rows):
            inset = self._insets[index] if self._insets else 0
            lead = [Segment(" " * inset, plain)] if inset else []
            segments = [*lead, *self._segments(*self._rows[index])]
        elif index == len(self._rows) and self.more:
            note = f"... {self.more:,} more characters: page down reads on"
            segments = [Segment(note, self.get_component_rich_style("text-view--note"))]
        else:
            segments = []
        line = Strip([Segment(" ", plain), *segments])
        return Strip([*line.adjust_cell_length(self.size.width - THUMB, plain), self.thumb(y)])

    def _segments(self, start: int, end: int) -> list[Segment]:
        """Cut a row where a marked span starts or ends."""
        plain = self.get_component_rich_style("text-view--text")
        segments: list[Segment] = []
        first = max(bisect_right(self._marks, (start, start)) - 1, 0)
        for number, (mark_start, mark_end) in enumerate(self._marks[first:], start=first):
            if mark_start >= end:
                break
            if mark_end > start:
                mark_start, mark_end = max(mark_start, start), min(mark_end, end)
                mark = self.get_component_rich_style(f"text-view--{self._kinds[number]}")
                segments.append(Segment(self._text[start:mark_start], plain))
                segments.append(Segment(self._text[mark_start:mark_end], mark))
                start = mark_end
        return [*(s for s in segments if s.text), Segment(self._text[start:end], plain)]

    # ---- moving

    def action_page_down(self) -> None:
        """Go one page down; where the portion ends, read on."""
        if self.more and self.scroll_offset.y >= self.max_scroll_y:
            self._portion += PORTION
            self.draw_anew()
        self.scroll_page_down(animate=False)

    def action_next_mark(self) -> None:
        """Go to the next marked words below the first row."""
        self._go_to_mark([row for row in self._marked_rows() if row > self.scroll_offset.y][:1])

    def action_previous_mark(self) -> None:
        """Go to the marked words above the first row."""
        self._go_to_mark([row for row in self._marked_rows() if row < self.scroll_offset.y][-1:])

    def _marked_rows(self) -> list[int]:
        return [bisect_right(self._rows, (start, len(self._text))) - 1 for start, _ in self._marks]

    def _go_to_mark(self, rows: list[int]) -> None:
        for row in rows:
            self.scroll_to(y=row, animate=False)
