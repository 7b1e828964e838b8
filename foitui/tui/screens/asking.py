"""A screen that asks for some words in the place of its keys."""

from collections.abc import Callable

from textual import on
from textual.widget import Widget

from foitui.tui.screens.exporting import ExportingScreen
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar


class AskingScreen(ExportingScreen[None]):
    """Has a KeyBar, an AskLine and a FileLine, one of which is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._then: Callable[[str], object] | None = None
        self._focused_before: Widget | None = None

    def ask(
        self, words: str, then: Callable[[str], object], begin: str = "", hint: str = ""
    ) -> None:
        """Ask for words, and do something with them; nothing where Escape is pressed."""
        self._then, self._focused_before = then, self.focused
        self.query_one(KeyBar).display = False
        self.query_one("AskLine", AskLine).ask(words, begin, hint)

    @on(AskLine.Given)
    def given(self, given: AskLine.Given) -> None:
        """Show the keys again, and do what the words were asked for."""
        self.query_one(KeyBar).display = True
        self.set_focus(self._focused_before)
        then, self._then = self._then, None
        if then is not None and given.words is not None:
            then(given.words)
