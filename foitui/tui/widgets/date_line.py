"""A line that asks for a date, in the place of the key bar."""

import datetime as dt
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from foitui.tui import show
from foitui.tui.actions import bindings


class DateInput(Input):
    """The part that is typed into."""

    BINDINGS = bindings("date_line")

    def action_cancel(self) -> None:
        """Do not record it."""
        self.post_message(DateLine.Given(None))


class DateLine(Horizontal):
    """Some words, and a date that can be changed before Enter."""

    @dataclass
    class Given(Message):
        """A date was given; None when the officer thought better of it."""

        date: dt.date | None

    def __init__(self) -> None:
        super().__init__()
        self.words = Label()
        self.input = DateInput(select_on_focus=True, max_length=10)

    def compose(self) -> ComposeResult:
        """Put the words before the line."""
        self.input.cursor_blink = False
        yield self.words
        yield self.input

    def ask(self, words: str, date: dt.date) -> None:
        """Ask for a date, offering one."""
        self.words.update(show.line(words))
        self.input.value = date.isoformat()
        self.display = True
        self.input.focus()

    @on(Input.Submitted)
    def give(self, event: Input.Submitted) -> None:
        """Give the date, or say how one is written."""
        event.stop()
        try:
            date = dt.date.fromisoformat(self.input.value.strip())
        except ValueError:
            self.words.update(show.line("That is no date; write YYYY-MM-DD, or Esc:"))
            return
        self.post_message(self.Given(date))
