"""Tables of figures with a bar each; what is counted is read behind the screen."""

import time
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from foitui.law.counting import Counted
from foitui.reports.statistics import Figure, Table
from foitui.store.errors import StoreError
from foitui.tui.screens.exporting import ExportingScreen
from foitui.tui.widgets.entries import EntryList
from foitui.tui.widgets.figures import entries_of

TOLD_AFTER = 1.0
"""Seconds of reading after which, and as often, it is told how far it is."""
LOOKED_EVERY = 200
"""Cases between two looks whether the officer has left or wished for something else."""


class Stopped(Exception):
    """The figures that are being read are no longer wanted."""


class FiguresScreen(ExportingScreen[None]):
    """Shows tables; Enter leads to the cases behind a figure."""

    AUTO_FOCUS = "EntryList"

    @dataclass
    class Progress(Message, bubble=False):
        """How far the reading is."""

        read: int
        of: int

    @dataclass
    class Made(Message, bubble=False):
        """Tables were made."""

        tables: Sequence[Table]

    @dataclass
    class Failed(Message, bubble=False):
        """The store could not answer."""

        words: str

    def __init__(self) -> None:
        super().__init__()
        self.tables: Sequence[Table] = ()
        self.figures: list[Figure | None] = []
        """What each entry of the list shows; None for a heading or a share."""
        self.reading = True
        self._list = EntryList(note="Reading ...")

    @abstractmethod
    def made_of(self, cases: Iterator[Counted]) -> Sequence[Table]:
        """Return the tables that are wished for; called off the screen's thread."""

    @abstractmethod
    def say_title(self, progress: str = "") -> None:
        """Say what is shown, and how far the reading of it is."""

    # ---- reading

    def read(self) -> None:
        """Read what is wished for now; what was wished for before is no longer."""
        self.reading = True
        self.say_title()
        self._read()

    @work(thread=True, exclusive=True, group="figures", exit_on_error=False)
    def _read(self) -> None:
        try:
            tables = self.made_of(self._cases())
        except Stopped:
            return
        except StoreError as error:
            self.post_message(self.Failed(str(error)))
        else:
            if not get_current_worker().is_cancelled:
                self.post_message(self.Made(tables))

    def _cases(self) -> Iterator[Counted]:
        """Go through what is counted of every case, and stop when it is no longer wanted."""
        worker, store = get_current_worker(), self.desk.store
        told, total = time.monotonic(), 0
        for number, case in enumerate(store.counted()):
            if number % LOOKED_EVERY == 0:
                if worker.is_cancelled:
                    raise Stopped
                if (now := time.monotonic()) - told > TOLD_AFTER:
                    told, total = now, total or store.count()
                    self.post_message(self.Progress(number, total))
            yield case

    @on(Progress)
    def tell_progress(self, message: Progress) -> None:
        """Say how far it is, once it has taken a second."""
        if self.reading:
            self.say_title(f"read {message.read:,} of {message.of:,} cases; Esc stops")

    @on(Made)
    def take(self, message: Made) -> None:
        """Show the tables."""
        self.reading = False
        self.tables = message.tables
        self.show_tables()
        self.say_title()

    @on(Failed)
    def fail(self, message: Failed) -> None:
        """Say why there is nothing to show."""
        self.reading = False
        self._list.show((), message.words)
        self.say_title()

    def on_resize(self) -> None:
        """Draw the bars for the width as it is."""
        if self.tables:
            self.show_tables()

    def show_tables(self) -> None:
        """Show the tables in the list."""
        lines = entries_of(self.tables, self.app.size.width)
        self.figures = [figure for _, figure in lines]
        self._list.show(tuple(entry for entry, _ in lines), "Nothing is counted here.")

    # ---- what stands behind a figure

    @property
    def chosen(self) -> Figure | None:
        """The figure under the pointer."""
        place = self._list.chosen
        return self.figures[place] if place is not None and place < len(self.figures) else None

    def action_open(self) -> None:
        """List the cases behind the chosen figure."""
        from foitui.tui.screens.cases import CasesScreen  # read when it is wanted

        figure = self.chosen
        if figure is None:
            return
        if not figure.cases:
            self.tell(f"No cases: {figure.label}.")
            return
        self.app.push_screen(CasesScreen(figure.label, references_of(figure)))

    def action_means(self) -> None:
        """Tell what is counted in each figure."""
        from foitui.tui.screens.page import PageScreen

        told = "\n\n".join(_meanings(table) for table in self.tables)
        self.app.push_screen(PageScreen("What is counted", f"{self.about()}\n\n{told}"))

    def action_back(self) -> None:
        """Go back; what is being read is no longer wanted."""
        self.workers.cancel_group(self, "figures")
        self.dismiss()

    def about(self) -> str:
        """Hook: return where the figures come from, in a sentence."""
        return "Everything is counted from recorded facts."


def references_of(figure: Figure) -> tuple[str, ...]:
    """Return the cases of a figure; a second review of one is told as `REF (2)`."""
    return tuple(dict.fromkeys(name.partition(" (")[0] for name in figure.cases))


def _meanings(table: Table) -> str:
    return "\n".join((table.title, *(f"  {each.label}: {each.means}" for each in table.figures)))
