"""Beside a line that asks for a date: how what is typed there is understood."""

import datetime as dt
from collections.abc import Callable

from textual.widgets import Label

from foitui.text.dates import NoDate, told_day
from foitui.tui import show

Reads = Callable[[str], dt.date]
"""Reads a date; raises NoDate."""

NOT_YET = "= no date yet"


def heard(text: str, read: Reads) -> str:
    """Return how a date is understood, while it is typed; empty where nothing is typed yet."""
    if not text.strip():
        return ""
    try:
        return f"= {told_day(read(text))}"
    except NoDate:
        return NOT_YET


class DateEcho(Label):
    """As wide whatever it says, so that a letter typed moves nothing else."""

    def hear(self, text: str, read: Reads | None) -> None:
        """Say how it is understood; nothing, and in no room, where no date is asked for."""
        self.display = read is not None
        if read is not None:
            self.update(show.line(heard(text, read)))
