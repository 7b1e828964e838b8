"""Going through a queue of cases: one gives way to the next, and what became of each is noted."""

import asyncio
import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from foitui.case.records import Case
from foitui.store.errors import StoreError
from foitui.store.protocol import EVERYTHING, Filter
from foitui.tui.open_case import OpenCase
from foitui.tui.place import Place
from foitui.tui.queue import Elsewhere, Queue, Turn
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.screens.watched import WatchedScreen
from foitui.tui.session import Session, Visit, became, noted, visited
from foitui.tui.session_file import DamagedFile, SessionFile
from foitui.tui.severity import found_of, numbers

if TYPE_CHECKING:
    from foitui.tui.app import FoituiApp

NOTHING = "No case that is listed needs you now."
NOTHING_ELSE = "No other case that is listed needs you now."
SAID = 3
"""Skipped cases that are told one by one."""


class Sitting:
    """One review session while it goes on: its record, its queue, and the case that is open."""

    def __init__(
        self,
        app: "FoituiApp",
        place: Place,
        chosen: Filter = EVERYTHING,
        *,
        first: str = "",
        passed: Iterable[str] = (),
        places: Mapping[str, str] | None = None,
    ) -> None:
        """Begin on what is listed.

        Args:
            app: The application.
            place: What is listed, to be kept by its name.
            chosen: The same as a filter.
            first: The case to begin with.
            passed: Cases that do not come again.
            places: At which question each case was left, by its reference.
        """
        self._app = app
        now = app.desk.at()
        self.session = Session(id=secrets.token_hex(4), begun=now, last=now, place=place)
        self.queue = Queue(app.desk, chosen, first)
        self.queue.passed.update(passed)
        self.subjects: dict[str, str] = {}
        """Subjects of the cases seen, which are not kept."""
        self._places = dict(places or {})
        self._file = SessionFile(app.desk.officer, app.desk.caseload)
        self._opened: OpenCase | None = None
        self._since, self._keys = now, app.pressed
        self._going = False
        self._taken: list[str] = []
        """References of this round, the one that is open last."""

    # ---- where it stands

    @property
    def position(self) -> str:
        """Which case this is of how many: `3 of 12`."""
        taken = len(self._taken)
        return f"{taken} of {taken + len(self.queue.waiting)}"

    def place_of(self, case: Case) -> str:
        """Return the position where this case is the one that is open, else nothing."""
        opened = self._opened
        return self.position if opened and opened.case.reference == case.reference else ""

    def is_at(self, opened: OpenCase) -> bool:
        """Whether this is the case that the session is at."""
        return self._opened is opened

    @property
    def elsewhere(self) -> dict[str, Elsewhere]:
        """What was passed over because somebody has it open, and was not taken since."""
        skipped = self.queue.elsewhere
        return {name: each for name, each in skipped.items() if name not in self._taken}

    # ---- going on

    def go_on(self) -> None:
        """Go from the case that is open, or from the caseload, to the next one."""
        if not self._going:
            self._going, self._app.moving = True, asyncio.Event()
            self._app.run_worker(self._go_on())

    def again(self) -> None:
        """Go once more through all that needs the officer."""
        self._end_it(False)
        self.queue.again()
        self._taken.clear()
        self.go_on()

    def open_again(self, reference: str) -> None:
        """Open a case that was seen, in front of the summary."""
        from foitui.tui.screens.case import CaseScreen  # read when the first case is opened

        screen = CaseScreen(reference)
        self._end_it(False)

        async def show() -> None:
            await self._app.push_screen(screen)
            if screen.opened is not None:
                self.take_in(screen.opened)
                screen.say_title()

        self._app.run_worker(show())

    async def _go_on(self) -> None:
        front = self._app.screen
        try:
            self._note(finished=True)
            # In a thread, because the queue reads every case whose turn it could be.
            turn = await asyncio.to_thread(self.queue.take)
            skipped = self._tell_skipped()
            if self._app.screen is not front:
                if turn is not None:
                    self.queue.put_first(turn.reference)
            elif turn is not None:
                await self._open(turn)
            else:
                if not self._taken:
                    self._app.tell(NOTHING_ELSE if skipped else NOTHING)
                await self._summed_up()
        except StoreError as error:
            self._app.tell(str(error), trouble=True)
        finally:
            self._going = False
            if self._app.moving is not None:
                self._app.moving.set()
        await self._keep()

    def _tell_skipped(self) -> bool:
        """Tell which cases were passed over; whether any was."""
        said = self.queue.said
        for sentence in said[:SAID]:
            offered = any(sentence.startswith(f"{each} ") for each in self.elsewhere)
            self._app.tell(f"{sentence} The summary, Z, offers it." if offered else sentence)
        if len(said) > SAID:
            self._app.tell(f"{len(said) - SAID} more are skipped, most of them open elsewhere.")
        skipped = bool(said)
        said.clear()
        return skipped

    async def _open(self, turn: Turn) -> None:
        from foitui.tui.screens.case import CaseScreen  # read when the first case is opened

        with self._app.batch_update():
            await self._clear()
            screen = CaseScreen(turn.reference)
            await self._app.push_screen(screen)
            if screen.opened is None:
                return
            self.take_in(screen.opened)
            screen.say_title()
            following = screen.following(turn.step, self._question_in(turn.reference))
            if following is not None:
                await self._app.push_screen(*following)

    def take_in(self, opened: OpenCase) -> None:
        """Take the case that is open as the one the session is at."""
        reference = opened.case.reference
        self._opened = opened
        self._since, self._keys = self._app.desk.at(), self._app.pressed
        self._taken = [*(each for each in self._taken if each != reference), reference]
        self.subjects[reference] = opened.case.request.subject
        opened.at = opened.at or self._question_in(reference)
        self._note(finished=False, leave=False)

    def _question_in(self, reference: str) -> str:
        """Return the question at which the case was left, earlier today or in a session before."""
        visit = self.session.visit(reference)
        return visit.question if visit else self._places.get(reference, "")

    async def _clear(self) -> None:
        """Take away the screens in front of the caseload, as if each had been left."""
        while len(self._app.screen_stack) > 1:
            screen = self._app.screen
            if isinstance(screen, OfficeScreen):
                screen.keep()
            if isinstance(screen, WatchedScreen):
                screen.part()
            await self._app.pop_screen()

    # ---- pausing and ending

    def pause(self) -> None:
        """Note that the officer went back to the caseload; the case comes again where it waits."""
        if self._going or self._opened is None:
            return
        visit = self._note(finished=False)
        if visit is not None and visit.left:
            self.queue.put_first(visit.reference)
        self._app.run_worker(self._keep())

    def rest(self) -> None:
        """Note that the officer came back to the summary."""
        self.pause()
        self._end_it(True)

    def _end_it(self, ended: bool) -> None:
        self.session = msgspec.structs.replace(self.session, ended=ended)

    def end(self) -> None:
        """End the session with its summary."""
        if not self._going:
            self._going = True
            self._app.run_worker(self._end())

    async def _end(self) -> None:
        try:
            self._note(finished=False)
            await self._summed_up()
        finally:
            self._going = False
        await self._keep()

    async def _summed_up(self) -> None:
        """Show what became of the session, where anything was seen in it or passed over."""
        from foitui.tui.screens.session import SessionScreen  # read when it is wanted

        self._end_it(True)
        with self._app.batch_update():
            await self._clear()
            if self.session.visits or self.elsewhere:
                await self._app.push_screen(SessionScreen(self))

    # ---- noting

    def _note(self, *, finished: bool, leave: bool = True) -> Visit | None:
        """Note how the open case stands; with `leave` it is not the session's any more."""
        opened, desk = self._opened, self._app.desk
        if opened is None:
            return None
        visit = self._visit(opened, opened.case, finished=finished)
        self.session = noted(self.session, visit, desk.at())
        if finished or not visit.left:
            self.queue.passed.add(visit.reference)
        if leave:
            self._opened = None
            if not opened.saved:
                self._app.run_worker(self._after_storing(opened, finished=finished))
        return visit

    def _visit(self, opened: OpenCase, case: Case, *, finished: bool) -> Visit:
        desk, now = self._app.desk, self._app.desk.at()
        visit = visited(case, desk.officer, desk.settings, self._since, opened.at)
        closed = case.sent is not None or case.withdrawn is not None
        return msgspec.structs.replace(
            visit,
            became=became(opened.found, case, desk.officer),
            findings={} if closed else numbers(found_of(case, desk)),
            keys=self._app.pressed - self._keys,
            seconds=max(int((now - self._since) / dt.timedelta(seconds=1)), 0),
            finished=finished,
        )

    async def _after_storing(self, opened: OpenCase, *, finished: bool) -> None:
        """Note the case anew where what was seen of it could not be stored."""
        if await opened.stored_now() or (told := self.session.visit(opened.case.reference)) is None:
            return
        visit = self._visit(opened, opened.stored, finished=finished)
        visit = msgspec.structs.replace(visit, keys=told.keys, seconds=told.seconds)
        others = (each for each in self.session.visits if each.reference != visit.reference)
        self.session = msgspec.structs.replace(self.session, visits=(*others, visit))
        await self._keep()

    # ---- keeping

    async def _keep(self) -> None:
        if self.session.visits:
            try:
                await asyncio.to_thread(self._file.put, self.session)
            except (DamagedFile, OSError) as fault:
                self._fail(fault)

    def keep(self) -> None:
        """Keep the session now, because the program ends."""
        self._note(finished=False)
        if self.session.visits:
            try:
                self._file.put(self.session)
            except (DamagedFile, OSError) as fault:
                self._fail(fault)

    def _fail(self, fault: DamagedFile | OSError) -> None:
        if isinstance(fault, OSError):
            self._app.tell(f"Where you are could not be kept: {fault.strerror}.", trouble=True)
        else:
            self._app.tell(str(fault), trouble=True)
