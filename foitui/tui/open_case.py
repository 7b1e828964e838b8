"""A case that is open on the screen: what the officer sees, what is stored, and the way between."""

import asyncio
from typing import TYPE_CHECKING

from textual.signal import Signal
from textual.worker import Worker

from foitui.case.records import Case
from foitui.store.errors import Conflict, StoreError
from foitui.tui.drafts import Drafts

if TYPE_CHECKING:
    from foitui.tui.app import FoituiApp


class OpenCase:
    """Shows each change at once and stores it behind the screen, in the order it was made.

    A change that cannot be stored is taken back and told; the words that were typed for it, and
    for those made after it, are kept as drafts.
    """

    def __init__(self, app: "FoituiApp", case: Case) -> None:
        self.app = app
        self.case = case
        """The case as the officer sees it."""
        self.stored = case
        """The case as the store has it."""
        self.drafts = Drafts(case)
        self.changed: Signal[Case] = Signal(app, "case changed")
        self.lost = ""
        """Place of the first answer that could not be stored, until another is given."""
        self._typed: list[tuple[int, str, str]] = []
        """What was typed for changes that are not stored: version, place, words."""
        self._storing: Worker[None] | None = None

    @property
    def saved(self) -> bool:
        """Whether everything seen is stored."""
        return self.case.version == self.stored.version

    def change(self, changed: Case, place: str = "", typed: str = "") -> None:
        """Show a changed case and store it; `typed` are the words that led to it."""
        self.case, self.lost = changed, ""
        self._typed.append((changed.version, place, typed))
        self.changed.publish(changed)
        if self._storing is None:
            self._storing = self.app.run_worker(self._store())

    async def stored_now(self) -> bool:
        """Wait until what is seen is stored or taken back; whether it is stored."""
        seen = self.case
        if self._storing is not None:
            await self._storing.wait()
        return self.stored.events[: seen.version] == seen.events

    async def _store(self) -> None:
        try:
            while not self.saved:
                case, expected = self.case, self.stored.version
                # In a thread, because a colleague's save can hold the store for a while.
                await asyncio.to_thread(self.app.desk.store.save, case, expected)
                self.stored = case
                self._settle(case.version)
        except StoreError as error:
            self._take_back(error)
        finally:
            self._storing = None

    def _settle(self, version: int) -> None:
        """Drop the drafts of what is stored now."""
        for number, place, _ in self._typed:
            if number <= version and place:
                self.keep(place, "")
        self._typed = [typed for typed in self._typed if typed[0] > version]

    def _take_back(self, error: StoreError) -> None:
        lost, self._typed = self._typed, []
        kept = [self.keep(place, words) for _, place, words in lost if place and words]
        self.lost = lost[0][1] if lost else ""
        if isinstance(error, Conflict):
            self.stored = error.current
        self.case = self.stored
        note = " What you typed is kept as a draft." if kept and all(kept) else ""
        self.app.tell(f"{error}{note}", trouble=True)
        self.changed.publish(self.case)

    def keep(self, place: str, words: str) -> bool:
        """Keep words as a draft, or drop it where there are none; whether that could be done."""
        try:
            self.drafts.put(place, words)
        except OSError as fault:
            self.app.tell(f"The draft could not be kept: {fault.strerror}", trouble=True)
            return False
        return True
