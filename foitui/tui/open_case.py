"""A case that is open on the screen: what the officer sees, what is stored, and the way between."""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.signal import Signal
from textual.worker import Worker

from foitui.case.merging import Choice, compare, merged
from foitui.case.records import Case
from foitui.store.errors import Conflict, ReadOnly, StoreError, Unreachable
from foitui.tui.acknowledging import Acknowledging, said
from foitui.tui.drafts import Drafts

if TYPE_CHECKING:
    from foitui.tui.app import FoituiApp

Typed = tuple[str, str]
"""A place, and what was typed there."""
NEWS = 2
"""Changes of colleagues that are told one by one."""


class OpenCase:
    """Shows each change at once and stores it behind the screen, in the order it was made.

    Where a colleague has stored something meanwhile, the two are put together; what both changed
    is asked about. A change that cannot be stored is taken back and told; the words that were
    typed for it, and for those made after it, are kept as drafts.
    """

    def __init__(self, app: "FoituiApp", case: Case) -> None:
        self.app = app
        self.case = case
        """The case as the officer sees it."""
        self.stored = case
        """The case as the store has it."""
        self.found = case
        """The case as it was when it was opened."""
        self.at = ""
        """Place of the question that was looked at last."""
        self.drafts = Drafts(case)
        self.changed: Signal[Case] = Signal(app, "case changed")
        self.lost = ""
        """Place of the first answer that could not be stored, until another is given."""
        self.news = ""
        """What a colleague has done, while that is being shown."""
        self._typed: list[tuple[int, str, str]] = []
        """What was typed for changes that are not stored: version, place, words."""
        self._unsure: tuple[Case, list[tuple[int, str, str]]] | None = None
        """What may be stored all the same, since the line broke before anybody could say."""
        self._storing: Worker[None] | None = None
        self._notices = Acknowledging(app, case.reference)

    @property
    def saved(self) -> bool:
        """Whether everything seen is stored."""
        return self.case.version == self.stored.version

    def change(
        self,
        changed: Case,
        place: str = "",
        typed: str = "",
        *,
        also: Iterable[Typed] = (),
        notice: bool = False,
    ) -> bool:
        """Show a changed case and store it; whether anything can be stored here.

        Args:
            changed: the case.
            place: of the draft in which the words are kept that led to it; empty for none.
            typed: those words.
            also: further words that led to it, each with its place.
            notice: whether it is told, once it is stored.
        """
        self._typed += [(changed.version, *each) for each in ((place, typed), *also)]
        if why := self.app.desk.store.read_only:
            self._take_back(ReadOnly(why))
            return False
        what = "; ".join(said(changed.events[self.case.version :]))
        self.case, self.lost = changed, ""
        self._notices.add(changed.version, what, notice=notice)
        self.changed.publish(changed)
        if self._storing is None:
            self._storing = self.app.run_worker(self._store())
        return True

    async def stored_now(self) -> bool:
        """Wait until what is seen is stored or taken back; whether it is stored."""
        seen = self.case
        if self._storing is not None:
            await self._storing.wait()
        return self.stored.events[: seen.version] == seen.events

    def take_up(self, case: Case) -> bool:
        """Show the case as a colleague has stored it; not while a change of ours is on its way."""
        if self._storing is not None or not self.saved or case == self.stored:
            return False
        self.news = told_news(self.stored, case)
        self._look_back(case)
        self.stored = self.case = case
        self.changed.publish(case)
        self.news = ""
        return True

    async def _store(self) -> None:
        try:
            while not self.saved:
                case, expected = self.case, self.stored.version
                try:
                    # In a thread, because a colleague's save can hold the store for a while.
                    await asyncio.to_thread(self.app.desk.store.save, case, expected)
                except Conflict as conflict:
                    await self._put_together(conflict)
                    continue
                self.stored = case
                self._settle(case.version)
        except StoreError as error:
            self._take_back(error)
        finally:
            self._storing = None

    async def _put_together(self, conflict: Conflict) -> None:
        """Put our changes on top of a colleague's; raises the conflict where that cannot be."""
        base, mine, theirs = self.stored, self.case, conflict.current
        self._look_back(theirs)
        compared = compare(base, mine, theirs)
        if compared.closed:
            raise conflict
        self._notices.rest()
        choices: dict[tuple[str, ...], Choice] = {}
        if compared.conflicts:
            from foitui.tui.screens.conflict import ConflictScreen  # for the few who need it

            self._keep_typed()
            found = await self.app.push_screen_wait(ConflictScreen(compared))
            if found is None:
                raise conflict
            choices = found
        desk = self.app.desk
        both = merged(base, mine, theirs, choices, officer=desk.officer, at=desk.at())
        self.stored, self.case = theirs, both
        # Where theirs was taken our words are in no case; they stay as drafts.
        dropped = "theirs" in choices.values()
        ours = [] if dropped else self._typed
        self._typed = [(both.version, place, words) for _, place, words in ours]
        self._notices.put_together(both.version, dropped=dropped)
        if both == theirs:
            self._settle(both.version)
        self.app.tell(f"{told_news(base, theirs)} Your answer is put together with that.")
        self.changed.publish(both)

    def _keep_typed(self) -> list[bool]:
        return [self.keep(place, words) for _, place, words in self._typed if place and words]

    def _settle(self, version: int) -> None:
        """Drop the drafts of what is stored now."""
        for number, place, _ in self._typed:
            if number <= version and place:
                self.keep(place, "")
        self._typed = [typed for typed in self._typed if typed[0] > version]
        self._notices.stored(version)

    def _look_back(self, case: Case) -> None:
        """Drop the drafts of what turns out to have been stored when the line broke."""
        if self._unsure is None:
            return
        (mine, typed), self._unsure = self._unsure, None
        if case.events[: mine.version] == mine.events:
            for _, place, _ in typed:
                if place:
                    self.keep(place, "")

    def _take_back(self, error: StoreError) -> None:
        kept = self._keep_typed()
        lost, self._typed = self._typed, []
        self.lost = lost[0][1] if lost else ""
        if isinstance(error, Unreachable):
            self.app.say_cut_off(cut_off=True)
            if error.unsure:
                self._unsure = self.case, lost
        if isinstance(error, Conflict):
            self.stored = error.current
        self.case = self.stored
        what = self._notices.lost()
        lead = f"Taken back in {self.case.reference}: {what}. " if what else ""
        note = " What you typed is kept as a draft." if kept and all(kept) else ""
        self.app.tell(f"{lead}{error}{note}", trouble=True)
        self.changed.publish(self.case)

    def keep(self, place: str, words: str) -> bool:
        """Keep words as a draft, or drop it where there are none; whether that could be done."""
        try:
            self.drafts.put(place, words)
        except OSError as fault:
            self.app.tell(f"The draft could not be kept: {fault.strerror}", trouble=True)
            return False
        return True


def told_news(before: Case, after: Case) -> str:
    """Say in one sentence what colleagues have done between two states."""
    events = after.events[before.version :]
    if not events:
        return "This case was put back to an earlier state."
    names = " and ".join(dict.fromkeys(event.officer for event in events))
    done = said(events)
    more = f", and {len(done) - NEWS} more" if len(done) > NEWS else ""
    return f"{names} changed this case: {'; '.join(done[:NEWS])}{more}."
