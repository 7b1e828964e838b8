"""A line that asks for a date, in the place of the key bar."""

import datetime as dt
from dataclasses import dataclass
from typing import cast

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from foitui.text.dates import NoDate
from foitui.tui import show
from foitui.tui.actions import bindings
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.date_echo import DateEcho, Reads


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
        self.echo = DateEcho()
        self._read: Reads = dt.date.fromisoformat
        self.input = DateInput(select_on_focus=True, max_length=30)
        self.input.cursor_blink = False

    def ask(self, words: str, date: dt.date, read: Reads) -> None:
        """Ask for a date, offering one; `read` reads what is typed."""
        if not self.children:  # made when they are first wanted, as in `AskLine`
            self.mount(self.words, self.input, self.echo)
        self._read = read
        self.words.update(show.line(words))
        self.input.value = date.isoformat()
        self.echo.hear(self.input.value, read)
        self.display = True
        self.input.focus()

    @on(Input.Changed)
    def hear(self, event: Input.Changed) -> None:
        """Say how it is understood."""
        event.stop()
        self.echo.hear(event.value, self._read)

    @on(Input.Submitted)
    def give(self, event: Input.Submitted) -> None:
        """Give the date, or say how one is written."""
        event.stop()
        try:
            date = self._read(self.input.value)
        except NoDate as refused:
            cast("OfficeScreen[object]", self.screen).tell(
                f"{refused}. Esc leaves it.", trouble=True
            )
            return
        self.post_message(self.Given(date))
