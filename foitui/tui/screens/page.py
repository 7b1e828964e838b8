"""A page to read: the days of a deadline, or what a reply sent now would lack."""

from textual.app import ComposeResult

from foitui.tui.actions import bindings
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.text_view import TextView


class PageScreen(OfficeScreen[None]):
    """A titled text."""

    GROUP = "page"
    BINDINGS = bindings("page")

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Lay out the title, the text and the keys."""
        yield TitleBar(self._title)
        yield TextView(self._text)
        yield KeyBar("page")
