"""A screen whose list can be written to a file: CSV, JSON or XLSX, by its name."""

from dataclasses import dataclass
from typing import TypeVar

from textual import on, work
from textual.message import Message
from textual.widget import Widget

from foitui.reports.sheet import MissingLibrary, Sheet
from foitui.tui.exporting import HINT, export, fault_of, kind_of
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar
from foitui.tui.widgets.file_line import FileLine

Result = TypeVar("Result")


class ExportingScreen(OfficeScreen[Result]):
    """Has a KeyBar and a FileLine, one of which is seen."""

    @dataclass
    class Written(Message, bubble=False):
        """What became of a file."""

        words: str
        done: bool = True

    _before_file: Widget | None = None

    def file_name(self) -> str:
        """Hook: return the name that is offered."""
        return "list.csv"

    def sheet(self) -> Sheet | None:
        """Hook: return what is listed; called off the screen's thread."""
        return None

    def action_export(self) -> None:
        """Ask for the name of a file to write the list to."""
        self._before_file = self.focused
        self.query_one(KeyBar).display = False
        self.query_one(FileLine).ask("Write to:", self.file_name(), HINT)

    @on(FileLine.Named)
    def file_named(self, named: FileLine.Named) -> None:
        """Show the keys again, and write the file."""
        self.query_one(KeyBar).display = True
        self.set_focus(self._before_file)
        if named.name is None:
            return
        if kind_of(named.name):
            self._write(named.name)
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
