"""A line to type into, with a word before it that says what for."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label

from foitui.tui import show
from foitui.tui.actions import bindings


class PromptInput(Input):
    """The part that is typed into; its cursor does not blink, because a blink is sent."""

    BINDINGS = bindings("filter")

    def on_mount(self) -> None:
        """Keep the cursor still."""
        self.cursor_blink = False


class Prompt(Horizontal):
    """One line: a word, and what is typed."""

    def __init__(self, word: str, hint: str, *, shown: bool = True) -> None:
        super().__init__()
        self.display = shown
        self._word = word
        self.input = PromptInput(placeholder=hint, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Put the word before the line, unless nobody sees it yet."""
        if self.display:
            yield from self._parts()

    def reveal(self, shown: bool) -> None:
        """Show it or hide it; its parts are made when it is first shown, not at the start: 4 ms."""
        if shown and not self.children:
            self.mount(*self._parts())
        self.display = shown

    def _parts(self) -> Iterator[Widget]:
        yield Label(show.line(self._word))
        yield self.input
