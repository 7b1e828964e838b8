"""A widget that is a few lines of text, wrapped with a hanging indent."""

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from foitui.text.clean import clean_block
from foitui.tui import show
from foitui.tui.widgets.bars import Piece
from foitui.tui.widths import MEASURE
from foitui.tui.wrap import wrap


class Lines(Widget):
    """As high as its lines; `lines` says what they are for a width."""

    def lines(self, width: int) -> list[Content]:
        """Return what stands there in so many columns."""
        raise NotImplementedError

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(self.lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        return len(self.lines(width))

    def redraw(self) -> None:
        """Draw again after a change that may have changed the height."""
        self.refresh(layout=True)


def hanging(
    lead: tuple[Piece, ...], text: str, width: int, style: str = "", most: int | None = None
) -> Iterator[Content]:
    """Yield a text after its lead, further lines under its start; `most` lines at most."""
    first = show.parts(*lead)
    room = max(width - first.cell_length, 8)
    cleaned = clean_block(text if most is None else text[: most * room * 2])
    rows = wrap(cleaned, room)
    for index, (start, end) in enumerate(rows[:most]):
        words = cleaned[start:end]
        if index + 1 == most and len(rows) > index + 1:
            words = show.cell(words, room - 1).rstrip(" \u2026") + "\u2026"
        line = show.parts((words, style))
        yield (first if index == 0 else show.line(" " * first.cell_length)) + line


class Note(Lines, can_focus=False):
    """Some words of ours that explain what stands below."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def say(self, words: str) -> None:
        """Say something else."""
        if words != self._words:
            self._words = words
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Return the words."""
        return list(hanging((), self._words, min(width, MEASURE), "$muted"))
