"""A line that asks when a letter went out, how and where to, in the place of the key bar."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from textual import on
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label

from foitui.case.said import CHANNELS, meant
from foitui.case.words import Channel
from foitui.text.clean import clean_line
from foitui.text.dates import NoDate
from foitui.tui import show
from foitui.tui.actions import bindings
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.date_echo import DateEcho, Reads


@dataclass(frozen=True)
class Sending:
    """When something happened; of a letter also how it went out, and where to."""

    on: dt.date
    channel: Channel | None = None
    to: str | None = None


class SentInput(Input):
    """One of the parts that are typed into."""

    BINDINGS = bindings("sent_line")

    def action_cancel(self) -> None:
        """Do not record it."""
        self.post_message(SentLine.Given(None))

    def action_step(self, by: int) -> None:
        """Go to another part."""
        self.query_ancestor(SentLine).step(self, by)


class SentLine(Horizontal):
    """A date, a channel and an address, offered as they usually are; Enter takes all three."""

    @dataclass
    class Given(Message):
        """A sending was given; None when the officer thought better of it."""

        sending: Sending | None

    def __init__(self) -> None:
        super().__init__()
        self.words = Label()
        self.echo = DateEcho()
        self._read: Reads = dt.date.fromisoformat
        self.date = SentInput(select_on_focus=True, max_length=30, classes="date")
        self.channel = SentInput(select_on_focus=True, max_length=20, classes="channel")
        self.address = SentInput(select_on_focus=True, classes="address")

    def _parts(self) -> Iterator[Widget]:
        """Put words between the parts."""
        for part in (self.date, self.channel, self.address):
            part.cursor_blink = False
        yield self.words
        yield self.date
        yield self.echo
        yield Label(show.line("by"))
        yield self.channel
        yield Label(show.line("to"))
        yield self.address

    def ask(self, words: str, usual: Sending, read: Reads) -> None:
        """Ask, offering what is usual; `read` reads the date."""
        if not self.children:  # made when they are first wanted, not with every case: 8 ms
            self.mount(*self._parts())
        self._read = read
        self.words.update(show.line(words))
        self.date.value = usual.on.isoformat()
        self.channel.value = CHANNELS[usual.channel or Channel.OTHER]
        self.address.value = clean_line(usual.to or "")
        self._hear()
        self.display = True
        self.date.focus()

    @on(Input.Changed, ".date")
    def hear(self, event: Input.Changed) -> None:
        """Say how the date is understood."""
        event.stop()
        self._hear()

    @on(DescendantFocus)
    def make_room(self) -> None:
        """Write a date out that was left, so that the address has the room of its echo."""
        if not self.date.has_focus:
            with suppress(NoDate):
                self.date.value = self._read(self.date.value).isoformat()
        self._hear()

    def _hear(self) -> None:
        """Say how the date is understood, where it is not written in full."""
        typed = self.date.value
        with suppress(NoDate):
            if self._read(typed).isoformat() == typed:
                self.echo.hear(typed, None)
                return
        self.echo.hear(typed, self._read)

    def step(self, start: SentInput, by: int) -> None:
        """Go from one part to the next, or to the one before."""
        parts = (self.date, self.channel, self.address)
        parts[(parts.index(start) + by) % len(parts)].focus()

    @on(Input.Submitted)
    def give(self, event: Input.Submitted) -> None:
        """Give all three, or say what one of them should be."""
        event.stop()
        try:
            date = self._read(self.date.value)
        except NoDate as refused:
            cast("OfficeScreen[object]", self.screen).tell(
                f"{refused}. Esc leaves it.", trouble=True
            )
            self.date.focus()
            return
        if (channel := meant(self.channel.value, CHANNELS)) is None:
            self.words.update(show.line("By e-mail, public site, post, web form, other:"))
            self.channel.focus()
            return
        self.post_message(self.Given(Sending(date, channel, self.address.value.strip())))
