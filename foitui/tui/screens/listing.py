"""A screen that lists cases: it reads the store as far as is looked at, and sees what changes."""

import time

from textual import on, work
from textual.message import Message

from foitui.store.errors import StoreError, Unreachable
from foitui.store.protocol import Filter
from foitui.text.clean import clean_line
from foitui.tui import feed
from foitui.tui.counts import Counts, CountsSoFar, count_cases, count_so_far
from foitui.tui.reading import Reading
from foitui.tui.screens.base import LOOK_EVERY, OfficeScreen
from foitui.tui.widgets.case_list import CaseList

AHEAD = 30
"""Rows beyond those seen that are read before they are wanted."""
REST = 0.25
"""Seconds after a letter in which no other one is typed, before what was found is counted.

A server counts the cases of a common letter for longer than it takes to type the next one.
"""


class ListingScreen(OfficeScreen[None]):
    """Shows what is wished for, and never waits for the store to do so."""

    # Written out, for a dataclass makes and compiles code at every start: 2 ms for all of these.

    class Read(Message, bubble=False):
        """Rows of the caseload have come from the store."""

        def __init__(
            self, reading: Reading, caseload: feed.Caseload, counts: Counts | None
        ) -> None:
            super().__init__()
            self.reading, self.caseload, self.counts = reading, caseload, counts

    class Rested(Message, bubble=False):
        """A reading of the store has ended."""

        def __init__(self, reading: Reading) -> None:
            super().__init__()
            self.reading = reading

    class Changed(Message, bubble=False):
        """Somebody has changed a case."""

    class Elsewhere(Message, bubble=False):
        """Other cases are open elsewhere than before."""

        def __init__(self, who: dict[str, str]) -> None:
            super().__init__()
            self.who = who
            """Who has each of them, by its reference."""

    class Failed(Message, bubble=False):
        """The store could not answer."""

        def __init__(self, error: StoreError) -> None:
            super().__init__()
            self.error = error

    class Answered(Message, bubble=False):
        """The store answers again."""

    def __init__(self) -> None:
        super().__init__()
        self.wish = feed.Wish()
        """What is to be listed."""
        self.listed = feed.Caseload(self.wish)
        """What is listed."""
        self.counts: Counts | None = None
        """The numbers of all cases; None while they are counted anew."""
        self._stale = False
        self._readings: list[Reading] = []
        """Those on their way."""
        self._trouble = ""
        self._cut_off = False
        self._asked: float | None = None
        """When the look began that is not answered yet."""
        """Whether the server that keeps the caseload did not answer when it was last asked."""
        self._seen = 0

    @property
    def case_list(self) -> CaseList:
        """The list."""
        return self.query_one(CaseList)

    def say_list(self) -> None:
        """Hook: say what is listed and how much of it there is."""

    def note(self) -> tuple[str, ...]:
        """Hook: return what stands in the place of a list without cases."""
        return ()

    def reads_ahead(self) -> bool:
        """Hook: whether rows are read that nobody has come to yet."""
        return True

    # ---- reading

    def begin_to_list(self, counted: CountsSoFar | None = None) -> None:
        """Show the first page at once, and read the rest behind it."""
        with self.telling():
            self._seen, self.counts = counted or count_so_far(self.desk)
            self.case_list.elsewhere = self._who_has_what()
            first = next(feed.read(self.desk.store, self.wish))
            every, chosen = self.counts.cases, self.wish.chosen
            total = every if chosen == Filter() else self.desk.store.count(chosen)
            rows = feed.Rows(first.rows.head, (), total)
            self._show(feed.Caseload(self.wish, rows, after=first.after))
            self.call_after_refresh(self._read_on)
            if why := self.desk.store.read_only:
                self.tell(f"Nothing can be saved here: {why}.", trouble=True)
        self.set_interval(LOOK_EVERY, self.look)

    def action_go(self, where: str) -> None:
        """Move the cursor of the list."""
        self.case_list.go(where)
        self._read_on()

    def read_all(self) -> None:
        """Read anew what is listed, beside one older reading where that does not end at once."""
        self._stale = True
        for reading in self._readings:
            reading.outdate()
        self._read_on()

    def _read_on(self) -> None:
        """Begin the next reading, where something is to be read.

        There are two at most on their way to the store: the newest, and one that is outdated.
        """
        if len(self._readings) > 1 or not all(each.is_outdated for each in self._readings):
            return
        if self._stale:
            self._stale = False
            again = self.listed.rows if self.listed.wish == self.wish else None
            rest = 0.0 if self.reads_ahead() else REST
            self._read(self._new_reading(rest), self.wish, again, self.counts)
        elif (index := self._missing()) is not None:
            self._grow(self._new_reading(), self.listed, index)

    def _new_reading(self, rest: float = 0.0) -> Reading:
        self._readings.append(reading := Reading(rest))
        return reading

    def _missing(self) -> int | None:
        """Return a row to read next: near those seen, or at the end, to go there at once."""
        rows, caseload = self.listed.rows, self.listed
        if caseload.wish != self.wish or not caseload.counted or rows.complete:
            return None
        ahead = self.reads_ahead()
        index = self.case_list.seen_missing(AHEAD if ahead else 0)
        if index is None and ahead and not rows.tail:
            return rows.total - 1
        return index

    # Described, because Textual would write out all rows that are held: 10 ms at every reading.
    @work(thread=True, group="read", exit_on_error=False, description="read")
    def _read(
        self, reading: Reading, wish: feed.Wish, held: feed.Rows | None, counts: Counts | None
    ) -> None:
        try:
            for caseload in feed.read(self.desk.store, wish, held, reading.is_given_up):
                self.post_message(self.Read(reading, caseload, counts))
            if counts is None and not reading.is_outdated:
                self.post_message(self.Read(reading, caseload, count_cases(self.desk)))
        except StoreError as error:
            self.post_message(self.Failed(error))
        finally:
            self.post_message(self.Rested(reading))

    @work(thread=True, group="read", exit_on_error=False, description="read on")
    def _grow(self, reading: Reading, caseload: feed.Caseload, index: int) -> None:
        try:
            grown = feed.grow(self.desk.store, caseload, index)
            self.post_message(self.Read(reading, grown, None))
        except StoreError as error:
            self.post_message(self.Failed(error))
        finally:
            self.post_message(self.Rested(reading))

    @on(Rested)
    def rest(self, message: Rested) -> None:
        """Read what was wished for meanwhile."""
        self._readings.remove(message.reading)
        self._read_on()

    def look(self) -> None:
        """Look whether the day or a case has changed; draws nothing if neither has."""
        if self.case_list.retell():
            self.recount()
        if self._asked is not None:
            self.say_if_silent(self._asked)
        self.look_for_changes(self._seen)

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def look_for_changes(self, since: int) -> None:
        """Ask what a colleague, or a screen in front of this one, has changed."""
        if self._asked is None:
            self._asked = time.monotonic()
        try:
            self._seen, changed = self.desk.store.changes(since)
            who = self._who_has_what()
        except StoreError as error:
            self.post_message(self.Failed(error))
            return
        finally:
            self._asked = None
        if self._cut_off or self.office.cut_off:
            self.post_message(self.Answered())
        if changed:
            self.post_message(self.Changed())
        if who != self.case_list.elsewhere:
            self.post_message(self.Elsewhere(who))

    def _who_has_what(self) -> dict[str, str]:
        present = self.desk.store.who_has_what()
        return {reference: clean_line(each[0].officer) for reference, each in present.items()}

    @on(Elsewhere)
    def take_elsewhere(self, message: Elsewhere) -> None:
        """Mark the cases that are open elsewhere."""
        self.case_list.show_elsewhere(message.who)

    @on(Changed)
    def recount(self) -> None:
        """Read and count again."""
        self.counts = None
        self.read_all()

    def on_screen_resume(self) -> None:
        """Look at once when the officer comes back from a case."""
        if self._painted:
            self.look()

    @on(Read)
    def take(self, message: Read) -> None:
        """Show what was read, unless the officer has wished for something else meanwhile."""
        self._trouble = ""
        if not message.reading.is_outdated:
            self.counts = message.counts or self.counts
            self._show(message.caseload)

    @on(Failed)
    def fail(self, message: Failed) -> None:
        """Say what the store could not do."""
        self._cut_off = isinstance(message.error, Unreachable)
        self.tell_once(str(message.error), cut_off=self._cut_off)

    @on(Answered)
    def resume(self) -> None:
        """Say that the server is back, and read what has changed meanwhile."""
        self.office.say_cut_off(cut_off=False)
        if self._cut_off:
            self._trouble, self._cut_off = "", False
            self.recount()

    def _show(self, caseload: feed.Caseload) -> None:
        fresh = caseload.wish != self.listed.wish
        self.listed = caseload
        self.case_list.note = self.note()
        self.case_list.show(caseload.rows, fresh=fresh)
        self.say_list()
