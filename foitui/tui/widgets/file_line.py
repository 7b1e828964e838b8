"""A line that asks for the name of a file, in the place of the key bar."""

from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.widgets import Input

from foitui.tui.widgets.ask_line import AskLine


class FileLine(AskLine):
    """As any line that asks; what it is given is told apart, because a screen may have both."""

    @dataclass
    class Named(Message):
        """A name was given; None when the officer thought better of it."""

        name: str | None

    @on(Input.Submitted)
    def give(self, event: Input.Submitted) -> None:
        """Give the name."""
        event.stop()
        name = self.typed
        self.display = False
        self.post_message(self.Named(name))

    def leave(self) -> None:
        """Give nothing."""
        self.display = False
        self.post_message(self.Named(None))
