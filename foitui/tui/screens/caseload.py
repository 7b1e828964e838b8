"""The caseload: every case in the order of its deadline, with the numbers that matter above."""

import datetime as dt
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from foitui.store.errors import StoreError
from foitui.store.protocol import Filter
from foitui.tui import feed
from foitui.tui.actions import bindings
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar, Piece, TitleBar
from foitui.tui.widgets.case_list import CaseList, ColumnTitles
from foitui.tui.widgets.prompt import Prompt

NOTHING_YET = ("No requests yet.", "", "Import some:  foitui import FOLDER")
NOTHING_FOUND = ("No case has these words.", "", "Esc shows all cases again.")
LOOK_EVERY = 1.0
"""Seconds between two looks at what colleagues have changed."""


@dataclass(frozen=True)
class Counts:
    """The numbers above the list."""

    cases: int
    late: int
    soon: int


class CaseloadScreen(OfficeScreen[None]):
    """The list that an officer starts from and comes back to."""

    GROUP = "caseload"
    AUTO_FOCUS = ""
    BINDINGS = bindings("caseload", "list")

    @dataclass
    class Read(Message, bubble=False):
        """Rows of the caseload have come from the store."""

        caseload: feed.Caseload
        chosen: Filter
        counts: Counts

    @dataclass
    class Changed(Message, bubble=False):
        """Somebody has changed a case."""

    @dataclass
    class Failed(Message, bubble=False):
        """The store could not answer."""

        error: StoreError

    def __init__(self) -> None:
        super().__init__()
        self.chosen = Filter()
        self._shown = Filter()
        self._complete = False
        self._counts: Counts | None = None
        self._trouble = ""
        self._seen = 0

    def compose(self) -> ComposeResult:
        """Lay out the title, the list, the filter line and the keys."""
        cases = CaseList(self.desk)
        yield TitleBar()
        yield ColumnTitles(cases)
        yield cases
        yield KeyBar("caseload")
        yield Prompt("/", "words to look for     Enter open   Tab keep the filter   Esc all cases")

    def on_mount(self) -> None:
        """Show the first page at once, and read the rest behind it."""
        self.query_one(Prompt).display = False
        with self.telling():
            self._seen, _ = self.desk.store.changes(-1)
            first = next(feed.read(self.desk.store, self.chosen))
            self._show(first, self._count())
            if not first.complete:
                self.call_after_refresh(self.read_all)
            if why := self.desk.store.read_only:
                self.tell(f"Nothing can be saved here: {why}.", trouble=True)
        self.set_interval(LOOK_EVERY, self.look)

    @property
    def case_list(self) -> CaseList:
        """The list."""
        return self.query_one(CaseList)

    # ---- reading

    def _count(self) -> Counts:
        """Count by the store, which does not need the rows."""
        store, today, calendar = self.desk.store, self.desk.today(), self.desk.calendar
        late = store.count(Filter(due_by=today - dt.timedelta(1)))
        soon = store.count(Filter(due_by=calendar.add(today, self.desk.settings.due_soon)))
        return Counts(store.count(), late, soon - late)

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def read_all(self) -> None:
        """Read the cases that the filter lets through; a newer wish ends an older one."""
        worker, chosen = get_current_worker(), self.chosen
        try:
            counts = self._counts or self._count()
            for caseload in feed.read(self.desk.store, chosen, lambda: worker.is_cancelled):
                self.post_message(self.Read(caseload, chosen, counts))
        except StoreError as error:
            self.post_message(self.Failed(error))

    def look(self) -> None:
        """Look whether the day or a case has changed; draws nothing if neither has."""
        if self.case_list.retell():
            self.recount()
        self.look_for_changes(self._seen)

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def look_for_changes(self, since: int) -> None:
        """Ask what a colleague, or a screen in front of this one, has changed."""
        try:
            self._seen, changed = self.desk.store.changes(since)
        except StoreError as error:
            self.post_message(self.Failed(error))
            return
        if changed:
            self.post_message(self.Changed())

    @on(Changed)
    def recount(self) -> None:
        """Read and count again."""
        self._counts = None
        self.read_all()

    def on_screen_resume(self) -> None:
        """Look at once when the officer comes back from a case."""
        if self._painted:
            self.look()

    @on(Read)
    def take(self, message: Read) -> None:
        """Show what was read, unless the officer has typed on meanwhile."""
        self._trouble, self._counts = "", message.counts
        if message.chosen == self.chosen:
            again = message.chosen == self._shown and self._complete
            if message.caseload.complete or not again:
                self._show(message.caseload, message.counts)

    @on(Failed)
    def fail(self, message: Failed) -> None:
        """Say what the store could not do, once, for it is asked every second."""
        if str(message.error) != self._trouble:
            self._trouble = str(message.error)
            self.tell(self._trouble, trouble=True)

    def _show(self, caseload: feed.Caseload, counts: Counts) -> None:
        fresh = self.chosen != self._shown
        self._shown, self._complete = self.chosen, caseload.complete
        self.case_list.note = NOTHING_FOUND if self.chosen.text else NOTHING_YET
        self.case_list.show(caseload.rows, caseload.total, fresh=fresh)
        self.query_one(TitleBar).say(self._title(), self._numbers(counts, caseload.total))

    def _title(self) -> str:
        where = self.desk.settings.authority.name or "foitui"
        return f"/ {self.chosen.text}   {where}" if self.chosen.text else where

    def _numbers(self, counts: Counts, found: int) -> tuple[Piece, ...]:
        of = f"{found:,} of " if self.chosen.text else ""
        return (
            (f"{of}{counts.cases:,} case{'s' * (counts.cases != 1)}", ""),
            *([(f"   !! {counts.late:,} overdue", "bold $error")] if counts.late else []),
            *([(f"   ! {counts.soon:,} due soon", "$warning")] if counts.soon else []),
        )

    # ---- filtering

    def action_filter(self) -> None:
        """Type words, in the place of the key bar, so that nothing else moves."""
        self._type(True)

    def action_keep_filter(self) -> None:
        """Stop typing, the filter staying as it is."""
        self._type(False)

    def action_clear(self) -> None:
        """Show all cases again."""
        self.query_one(Prompt).input.value = ""
        self._type(False)

    def _type(self, typing: bool) -> None:
        prompt = self.query_one(Prompt)
        prompt.display = typing
        self.query_one(KeyBar).display = not typing
        self.set_focus(prompt.input if typing else None)

    # ---- moving

    def action_go(self, where: str) -> None:
        """Move the cursor of the list."""
        self.case_list.go(where)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Look for the words typed so far."""
        if event.value.strip() != self.chosen.text:
            self.chosen = Filter(text=event.value.strip())
            self.read_all()

    # ---- other actions

    def action_open(self) -> None:
        """Open the chosen case."""
        from foitui.tui.screens.case import CaseScreen  # read when the first case is opened

        self._type(False)
        if (summary := self.case_list.chosen) is not None:
            self.app.push_screen(CaseScreen(summary.reference))

    def action_reload(self) -> None:
        """Read everything again."""
        self.recount()

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()
