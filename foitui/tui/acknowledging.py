"""What is told of changes: that they were made, once they are stored; before, that they wait."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from foitui.case.records import Event
from foitui.text.clean import clean_line

if TYPE_CHECKING:
    from foitui.tui.app import FoituiApp

LONG = 0.5
"""Seconds after which it is said that a change is not stored yet. One takes 1 to 5 ms; behind 60
colleagues who save without a pause, half a second."""
NAMED = 2
"""Changes that are named at once."""
WIDE = 100
"""Signs of one that waits; an officer's note may be part of it."""


class Waiting(NamedTuple):
    """A change that is not stored."""

    version: int
    """Of the case with it."""
    what: str
    notice: bool
    """Whether it is told when it is stored, however soon that is."""


class Acknowledging:
    """Tells of the changes of one case."""

    def __init__(self, app: "FoituiApp", reference: str) -> None:
        self._app = app
        self._reference = reference
        self._waiting: list[Waiting] = []
        self._clock: asyncio.TimerHandle | None = None
        self._said = ""
        """The notice that stands while changes wait for long."""

    def add(self, version: int, what: str, *, notice: bool) -> None:
        """Know of a change that is to be stored."""
        self._waiting.append(Waiting(version, what, notice))
        if self._said:
            self._say()
        else:
            self.watch()

    def watch(self) -> None:
        """Say after a while that they are not stored; at once where it is known why."""
        if self._waiting and self._clock is None:
            soon = 0 if self._app.cut_off else LONG
            self._clock = asyncio.get_running_loop().call_later(soon, self._say)

    def rest(self) -> None:
        """Say nothing while the officer is asked how they are to be stored."""
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None
        if self._said:
            self._app.tell_no_more(self._said)
            self._said = ""

    def stored(self, version: int) -> None:
        """Tell of the changes up to a version, which is stored."""
        done = [each for each in self._waiting if each.version <= version]
        self._waiting = [each for each in self._waiting if each.version > version]
        late = bool(self._said)
        if late and self._waiting:
            self._say()
        elif not self._waiting:
            self.rest()
        if late and done:
            self._app.tell(f"Saved now, {self._reference}: {_listed(done)}.")
            return
        for each in done:
            if each.notice:
                self._app.tell(each.what)

    def put_together(self, version: int, *, dropped: bool) -> None:
        """Know that they come with this version, or in part, which another notice tells."""
        kept = [] if dropped else self._waiting
        self._waiting = [each._replace(version=version) for each in kept]
        self.watch()

    def lost(self) -> str:
        """Forget the changes, which are not stored, and return what they were."""
        what = _listed(self._waiting)
        self._waiting = []
        self.rest()
        return what

    def _say(self) -> None:
        if self._said:
            self._app.tell_no_more(self._said)
        self._said = f"Not saved yet, {self._reference}: {_listed(self._waiting)}."
        self._app.tell(self._said, lasting=True)


def said(events: Sequence[Event]) -> list[str]:
    """Return what each event did, in words."""
    return [event.summary or event.action.replace("_", " ") for event in events]


def _listed(changes: list[Waiting]) -> str:
    """Name the changes, the last ones where there are many."""
    more = len(changes) - NAMED
    named = "; ".join(clean_line(each.what, WIDE).rstrip(".") for each in changes[-NAMED:])
    return f"{named}, and {more} before" if more > 0 else named
