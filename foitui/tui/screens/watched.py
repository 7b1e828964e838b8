"""A screen of one case that colleagues may work on too: it sees what they do, and is seen."""

import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.message import Message

from foitui.case.records import Case
from foitui.store.errors import StoreError, Unreachable
from foitui.tui.open_case import OpenCase, told_news
from foitui.tui.screens.base import LOOK_EVERY, OfficeScreen
from foitui.tui.watch import Seen, Watch


class WatchedScreen(OfficeScreen[None]):
    """Takes up what colleagues store, and says who else has the case open."""

    @dataclass
    class Looked(Message, bubble=False):
        """What a look at the store found."""

        seen: Seen | None
        fault: str = ""
        cut_off: bool = False
        """Whether the server that keeps the caseload did not answer."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: OpenCase | None = None
        self.others: tuple[str, ...] = ()
        """Officers that have the case open too."""
        self._watch: Watch | None = None
        self._looking = False
        self._since = 0.0
        """When it began to look."""
        self._waiting: Case | None = None
        """What a colleague has stored, while something is typed that it would sweep away."""

    def watched(self, reference: str) -> OpenCase:
        """Open a case, watched from before it is read. Raises StoreError."""
        self._watch = Watch(self.desk.store, reference, self.desk.officer)
        return OpenCase(self.office, self.desk.store.get(reference))

    def begin_to_look(self) -> None:
        """Look now, and then every second."""
        self.look()
        self.set_interval(LOOK_EVERY, self.look)

    def say_title(self) -> None:
        """Hook: say anew who else has the case open."""

    def look(self) -> None:
        """Look what colleagues do; a look that takes its time is not overtaken by the next."""
        if self._waiting is not None:
            self._take_up(self._waiting)
        if not self._looking:
            self._looking, self._since = True, time.monotonic()
            self._look()
        else:
            self.say_if_silent(self._since)

    @work(thread=True, group="look", exit_on_error=False)
    def _look(self) -> None:
        if self._watch is None:
            return
        try:
            self.post_message(self.Looked(self._watch.look()))
        except StoreError as error:
            cut_off = isinstance(error, Unreachable)
            self.post_message(self.Looked(None, str(error), cut_off))

    @on(Looked)
    def take(self, looked: Looked) -> None:
        """Show what has changed."""
        self._looking = False
        self.tell_once(looked.fault, cut_off=looked.cut_off)
        if looked.seen is None:
            return
        if looked.seen.others != self.others:
            self.others = looked.seen.others
            self.say_title()
        if looked.seen.case is not None:
            self._take_up(looked.seen.case)

    def _take_up(self, case: Case) -> None:
        """Take up a colleague's change, unless something is being typed."""
        opened, front = self.opened, self.app.screen
        told, self._waiting = self._waiting is not None, None
        if opened is None or case == opened.stored:
            return
        if case.version < opened.stored.version:
            # Read before our own save, or put back by a restore: only the store can say which.
            with self.telling():
                case = self.desk.store.get(opened.case.reference)
            if case.version >= opened.stored.version or not opened.saved:
                return
        news = told_news(opened.stored, case)
        if isinstance(front, OfficeScreen) and front.typing():
            self._waiting = case
            if not told:
                self.tell(f"{news} What you type is put together with that when you give it.")
        elif opened.take_up(case):
            self.tell(news)

    def part(self) -> None:
        """Say that the case is no longer open here."""
        if self._watch is not None:
            # In a thread, because a colleague's save can hold the store for a while.
            self.app.run_worker(partial(_leave, self._watch), thread=True, exit_on_error=False)

    def action_back(self) -> None:
        """Go back to the caseload."""
        self.part()
        self.dismiss()


def _leave(watch: Watch) -> None:
    with suppress(StoreError):
        watch.leave()
