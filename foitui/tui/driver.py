"""What stands between the screens and the terminal: Textual's driver, on a thin line."""

import codecs
import os
import selectors
from contextlib import suppress
from typing import Any

from textual import constants
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from foitui.tui.thin_line import ThinLine

_LOOK = 0.1
"""Seconds after which it is looked whether the program ends."""


class ThinDriver(LinuxDriver):
    """Sends only what changes what the terminal shows, and hears Escape as soon as it may."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._line = ThinLine()
        self._lost: tuple[int, int] | None = None
        """The size of a terminal that may show something else by now; noted by other threads."""
        self._told: Size | None = None
        """The size that the terminal told last of its own accord."""

    def write(self, data: str) -> None:
        """Send what has to be sent for this to be shown."""
        if self._lost is not None:
            size, self._lost = self._lost, None
            self._line.forget(*size)
        if sent := self._line.send(data):
            super().write(sent)

    def forget(self, columns: int = 0, rows: int = 0) -> None:
        """Send everything in full from now on, whatever was shown so far."""
        self._lost = (columns, rows) if columns else self._lost or (0, 0)

    def run_input_thread(self) -> None:
        """Hear what is typed.

        Textual looks every 100 ms whether an Escape stands alone, however short its delay is.
        """
        parser, decode = XTermParser(), codecs.getincrementaldecoder("utf-8")().decode
        with selectors.SelectSelector() as selector, suppress(EOFError, ParseError):
            selector.register(self.fileno, selectors.EVENT_READ)
            wait, ends = _LOOK, False
            while not ends:
                ends = self.exit_event.is_set()  # what comes last of the terminal is read as well
                ready = selector.select(wait)
                came = os.read(self.fileno, 4096) if ready else b""
                if ready and not came:
                    return  # the line has dropped, and it would be looked at without a pause
                typed = decode(came)
                for event in parser.feed(typed) if typed else ():
                    self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                wait = min(constants.ESCAPE_DELAY, _LOOK) if typed else _LOOK

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the size, which is asked for when it has changed, perhaps twice and back."""
        size = super()._get_terminal_size()
        self.forget(*size)
        return size

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal says; where that is another size, it has lost some cells."""
        if isinstance(message, Resize) and message.size != self._told:
            if self._told is not None or message.size != self._app.size:
                self.forget(*message.size)
            self._told = message.size
        super().process_message(message)
