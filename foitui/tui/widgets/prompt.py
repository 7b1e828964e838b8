"""A line to type into, with a word before it that says what for."""

from textual.app import ComposeResult
from textual.containers import Horizontal
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

    def __init__(self, word: str, hint: str) -> None:
        super().__init__()
        self._word = word
        self.input = PromptInput(placeholder=hint, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Put the word before the line."""
        yield Label(show.line(self._word))
        yield self.input
