"""A screen that asks for some words in the place of its keys, and writes its list to a file."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.widget import Widget

from foitui.reports.sheet import MissingLibrary, Sheet
from foitui.tui.exporting import HINT, export, fault_of, kind_of
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar


class AskingScreen(OfficeScreen[None]):
    """Has a KeyBar and an AskLine, one of which is seen."""

    @dataclass
    class Written(Message, bubble=False):
        """What became of a file."""

        words: str
        done: bool = True

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
        self.query_one(AskLine).ask(words, begin, hint)

    @on(AskLine.Given)
    def given(self, given: AskLine.Given) -> None:
        """Show the keys again, and do what the words were asked for."""
        self.query_one(KeyBar).display = True
        self.set_focus(self._focused_before)
        then, self._then = self._then, None
        if then is not None and given.words is not None:
            then(given.words)

    # ---- a file

    def file_name(self) -> str:
        """Hook: return the name that is offered for a file of the list."""
        return "list.csv"

    def sheet(self) -> Sheet | None:
        """Hook: return what is listed, to be written; called off the screen's thread."""
        return None

    def action_export(self) -> None:
        """Ask for the name of a file to write the list to."""
        self.ask("Write to:", self._write_to, self.file_name(), HINT)

    def _write_to(self, name: str) -> None:
        if kind_of(name):
            self._write(name)
        else:
            self.tell(f"Not written: give {HINT}.", trouble=True)

    @work(thread=True, group="write", exit_on_error=False)
    def _write(self, name: str) -> None:
        sheet = self.sheet()
        if sheet is None:
            self.post_message(self.Written("There is nothing to write yet.", done=False))
            return
        try:
            self.post_message(self.Written(export(sheet, name)))
        except (OSError, MissingLibrary) as fault:
            self.post_message(self.Written(fault_of(fault), done=False))

    @on(Written)
    def tell_written(self, message: Written) -> None:
        """Say what became of the file."""
        self.tell(message.words, trouble=not message.done)
