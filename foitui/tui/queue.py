"""The queue of a review session: which case needs this officer next."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from foitui.case.standing import Stage
from foitui.law.next_step import NEEDED, NextStep, next_step
from foitui.store.errors import Erased, NotFound, StoreError
from foitui.store.protocol import EVERYTHING, Filter, Present, Summary
from foitui.tui.batch import all_rows
from foitui.tui.desk import Desk
from foitui.tui.feed import Wish
from foitui.tui.views import OPEN

UNDECIDED = (Stage.RECEIVED, Stage.DECIDING)
"""Their summaries tell all; of the other open ones the case itself says whose turn it is."""
_WAIT = (Stage.AWAITING_CLARIFICATION, Stage.AWAITING_FEE)
OTHERS = tuple(each for each in OPEN if each not in {*UNDECIDED, *_WAIT})
_RANK = {
    NextStep.ANSWER: 0,
    NextStep.MEND: 0,
    NextStep.LOOK: 1,
    NextStep.REVIEW: 1,
    NextStep.SUBMIT: 2,
    NextStep.REPLY: 2,
}
"""What comes first: to decide, then what a colleague waits for, then what goes out."""


@dataclass(frozen=True)
class Elsewhere:
    """A case that was passed over because somebody has it open."""

    who: str
    """`officer2 has`, or `you have`."""
    subject: str


@dataclass(frozen=True)
class Turn:
    """A case whose turn it is, and what is to be done in it."""

    reference: str
    step: NextStep


class Queue:
    """Cases in the order of their turn; it reads the store, so any thread but the screen's."""

    def __init__(self, desk: Desk, chosen: Filter = EVERYTHING, first: str = "") -> None:
        """Queue up what a filter lets through; `first` goes before all others."""
        self._desk, self._chosen, self._first = desk, chosen, first
        self.passed: set[str] = set()
        """Cases that do not come again in this round."""
        self.waiting: list[str] = []
        """References that are still to come, as far as is known."""
        self.said: list[str] = []
        """Sentences on what was skipped, until they are told."""
        self.elsewhere: dict[str, Elsewhere] = {}
        """Cases passed over in this round, by reference, which can be taken all the same."""
        self._told: set[str] = set()

    def again(self, first: str = "") -> None:
        """Begin a new round, in which every case that needs the officer comes again."""
        self._first = first
        self.passed.clear()
        self.elsewhere.clear()
        self.waiting.clear()

    def put_first(self, reference: str) -> None:
        """Let a case come next."""
        self.passed.discard(reference)
        self._first = reference

    def take(self) -> Turn | None:
        """Return whose turn it is; None where no case is left. Raises StoreError."""
        elsewhere = self._desk.store.who_has_what()
        if (turn := self._take(elsewhere)) is None:
            self.waiting = self._planned()  # what has come meanwhile, or was open elsewhere
            turn = self._take(elsewhere)
        return turn

    def _take(self, elsewhere: Mapping[str, tuple[Present, ...]]) -> Turn | None:
        if first := self._first:
            self._first = ""
            if {each.officer for each in elsewhere.get(first, ())} == {self._desk.officer}:
                # Left there by a program of theirs that was killed, or knows of this one.
                elsewhere = {name: who for name, who in elsewhere.items() if name != first}
            if first not in self.waiting:
                self.waiting = self.waiting or self._planned()
            self.waiting = [first, *(each for each in self.waiting if each != first)]
        for reference in tuple(self.waiting):
            if reference not in self.passed and self._is_free(reference, elsewhere):
                if (turn := self._turn(reference)) is not None:
                    self.waiting.remove(reference)
                    return turn
                self.passed.add(reference)
            self.waiting.remove(reference)
        return None

    def _is_free(self, reference: str, elsewhere: Mapping[str, tuple[Present, ...]]) -> bool:
        """Whether nobody has the case open; said once, for it may be asked again and again."""
        if reference not in elsewhere:
            self.elsewhere.pop(reference, None)
            return True
        who = elsewhere[reference][0].officer
        name = "you have" if who == self._desk.officer else f"{who} has"
        if reference not in self.elsewhere:
            with suppress(StoreError):  # what is wrong with it is told when it is opened
                subject = self._desk.store.get(reference).request.subject
                self.elsewhere[reference] = Elsewhere(name, subject)
        self._say(reference, f"{reference} is skipped: {name} it open elsewhere.")
        return False

    def _turn(self, reference: str) -> Turn | None:
        try:
            case = self._desk.store.get(reference)
        except Erased:
            self._say(reference, f"{reference} is skipped: it was erased meanwhile.")
        except NotFound:
            self._say(reference, f"{reference} is skipped: it is not there any more.")
        except StoreError as error:
            self._say(reference, f"{reference} is skipped: {error}")
        else:
            step = next_step(case, self._desk.officer, self._desk.settings)
            if step in NEEDED:
                return Turn(reference, step)
            self._say(reference, f"{reference} is skipped: it does not need you any more.")
        return None

    def _say(self, reference: str, sentence: str) -> None:
        if reference not in self._told:
            self._told.add(reference)
            self.said.append(sentence)

    def _planned(self) -> list[str]:
        """Return the cases that need the officer: to be decided first, each kind by deadline."""
        found = [*self._undecided(), *self._others()]
        return [row.reference for _, _, row in sorted(found, key=lambda each: each[:2])]

    def _undecided(self) -> Iterator[tuple[int, str, Summary]]:
        for row in self._rows(UNDECIDED):
            if row.officer in {"", self._desk.officer}:
                yield 0, _by_deadline(row), row

    def _others(self) -> Iterator[tuple[int, str, Summary]]:
        for row in self._rows(OTHERS):
            with suppress(StoreError):  # a damaged case stays in the list, which tells of it
                case = self._desk.store.get(row.reference)
                step = next_step(case, self._desk.officer, self._desk.settings)
                if step in NEEDED:
                    yield _RANK[step], _by_deadline(row), row

    def _rows(self, stages: tuple[Stage, ...]) -> Iterator[Summary]:
        among = self._chosen.stages
        wanted = tuple(each for each in stages if not among or each in among)
        if wanted:
            chosen = msgspec.structs.replace(self._chosen, stages=wanted)
            for row in all_rows(self._desk.store, Wish(chosen)):
                if row.reference not in self.passed:
                    yield row


def _by_deadline(row: Summary) -> str:
    """Return what puts a case into the order of the list: those with no date last."""
    return f"{row.due or dt.date.max}{row.reference}"
