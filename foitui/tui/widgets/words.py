"""Free text and single lines: where an officer writes."""

from typing import Any, Self

from rich.segment import Segment
from textual import on
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input, TextArea

from foitui.text.clean import clean_block, clean_line
from foitui.text.dates import FORMS
from foitui.tui import show
from foitui.tui.actions import bindings
from foitui.tui.widgets.answer import Given, Offer


class Writing(TextArea):
    """A text area of ours: calm, cleaned at both doors, sending only the lines that change.

    Textual draws a text area anew for each letter: 11.5 kB on a line of 120 columns.
    """

    BINDINGS = bindings("words")

    def __init__(self, **options: Any) -> None:
        self._drawn: dict[int, Strip] = {}
        """The lines as they were last sent, by their place in the widget."""
        self._drawn_so: object = None
        """What else a line depends on; where it differs, every line is sent."""
        self._comparing = False
        super().__init__(compact=True, highlight_cursor_line=False, **options)
        self.cursor_blink = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Refresh; where everything is asked for, only what differs from what was sent."""
        if regions or layout or recompose or not repaint or self._drawn_so != self._looks():
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if not self._comparing:
            self._comparing = True
            self.call_next(self._refresh_changed)
        return self

    def _looks(self) -> object:
        return self.size, self.scroll_offset, self.has_focus, self.app.theme

    def _refresh_changed(self) -> None:
        self._comparing = False
        if self._drawn_so != self._looks():
            self.refresh()
            return
        for y in range(self.content_size.height):
            start = _first_difference(self._drawn.get(y), super().render_line(y))
            if start is not None:
                width = self.content_size.width - start
                super().refresh(Region(start, y, max(width, 1), 1))

    def render_line(self, y: int) -> Strip:
        """Return a line, and note that it is sent."""
        if self._drawn_so != (looks := self._looks()):
            self._drawn, self._drawn_so = {}, looks
        strip = self._drawn[y] = super().render_line(y)
        return strip

    def write(self, text: str, *, at_end: bool = True) -> None:
        """Put a text in, the cursor at its end or at its start."""
        self.load_text(clean_block(text))
        if at_end:
            self.move_cursor(self.document.end)

    @property
    def written(self) -> str:
        """The text as it stands, cleaned."""
        return clean_block(self.text).strip()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key writes something; Enter begins a line."""
        return key == "enter" or super().check_consume_key(key, character)


class WordsArea(Writing):
    """A text area that answers a question."""

    GROUP = "words"

    def __init__(self) -> None:
        super().__init__()
        self._before = ""

    def offer(self, offer: Offer) -> None:
        """Begin with the draft, with what stands, or with what is suggested."""
        self.placeholder = show.line(offer.asked.question.placeholder)
        self.write(offer.prefilled)
        self._before = "" if offer.draft else self.written

    def typed(self) -> str:
        """Return what would be lost: nothing while the words are those it began with."""
        return self.written if self.written != self._before else ""

    def action_accept(self) -> None:
        """Give the words as the answer."""
        self.post_message(Given(self.written, self.written))


class LineArea(Input):
    """One line that answers a question: words, a number or a date."""

    GROUP = "line"
    BINDINGS = bindings("line")

    def __init__(self) -> None:
        super().__init__(select_on_focus=False)
        self.cursor_blink = False
        self._before = ""

    def offer(self, offer: Offer) -> None:
        """Begin with the draft, with what stands, or with what is suggested."""
        form = FORMS if offer.asked.question.kind == "date" else ""
        self.placeholder = clean_line(offer.asked.question.placeholder or form)
        self.write(offer.prefilled)
        self._before = "" if offer.draft else self.written

    def write(self, text: str) -> None:
        """Put words in, the cursor at their end."""
        self.value = clean_line(text)
        self.cursor_position = len(self.value)

    @property
    def written(self) -> str:
        """The line as it stands, cleaned."""
        return clean_line(self.value).strip()

    def typed(self) -> str:
        """Return what would be lost."""
        return self.written if self.written != self._before else ""

    @on(Input.Submitted)
    def accept(self, event: Input.Submitted) -> None:
        """Give the line as the answer."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Give the line as the answer."""
        self.post_message(Given(self.written, self.written))


def _first_difference(before: Strip | None, now: Strip) -> int | None:
    """Return the column where two lines begin to differ; None where they are the same."""
    if before is None:
        return 0
    if before == now:
        return None
    column = 0
    for was, segment in zip(before, now, strict=False):
        if was != segment:
            if was.style != segment.style:
                return column
            same = zip(was.text, segment.text, strict=False)
            return column + next((n for n, (a, b) in enumerate(same) if a != b), 0) * _narrow(was)
        column += segment.cell_length
    return column


def _narrow(segment: Segment) -> bool:
    """Whether each sign takes one column, so that signs can be counted as columns."""
    return segment.cell_length == len(segment.text)
