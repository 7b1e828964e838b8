"""What the screens and commands know of the store; both engines keep this promise."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, Protocol

import msgspec

from foitui.case.standing import Outcome, Route, Stage, WaitsFor

if TYPE_CHECKING:
    from foitui.case.records import Case, Event
    from foitui.law.counting import Counted
    from foitui.store.health import Finding
    from foitui.store.moving.side import Side


class Summary(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the caseload shows and filters: one row a case, derived from the document.

    Nothing in it can hold it in a circle, so the collector of garbage need not go through it: it
    took two thirds of the time to make 100,000.
    """

    reference: str
    subject: str
    stage: Stage
    routes: tuple[Route, ...]
    outcome: Outcome
    officer: str
    received: dt.date
    due: dt.date | None
    """None when nothing is due any more or the clock waits."""
    provisional: bool
    sender_reference: str
    reply_published: bool
    version: int
    waits_for: WaitsFor | None = None
    """Whom the work waits for; of a closed case nobody."""
    chase_by: dt.date | None = None
    """The first day on which somebody is to be chased."""


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which cases to show; every field that is given must hold."""

    text: str = ""
    """Words, all of which must be found: the start of one in the request's text, or any part of
    one in reference, subject, sender's reference or officer."""
    stages: tuple[Stage, ...] = ()
    routes: tuple[Route, ...] = ()
    officer: str | None = None
    due_by: dt.date | None = None
    waits_for: tuple[WaitsFor, ...] = ()
    chase_by: dt.date | None = None
    """Only cases in which somebody is to be chased by then."""
    references: tuple[str, ...] | None = None
    """Only these cases, such as those behind a figure; None for all."""


EVERYTHING = Filter()
"""Lets every case through."""


class SortKey(StrEnum):
    """What the list can be in order of; cases that are alike in it follow by reference."""

    DEADLINE = "deadline"
    """Cases with none come last."""
    RECEIVED = "received"
    REFERENCE = "reference"
    OFFICER = "officer"
    """Then by deadline; what nobody has comes first."""
    STAGE = "stage"
    """In the order of the work, then by deadline."""


class Sort(msgspec.Struct, frozen=True):
    """An order of the list."""

    by: SortKey = SortKey.DEADLINE
    reverse: bool = False
    """Whether it runs backwards, from the very end."""


BY_DEADLINE = Sort()
"""The order an officer works in."""


class Page(msgspec.Struct, frozen=True):
    """Some rows, and where the next page starts."""

    rows: tuple[Summary, ...]
    next: str | None
    """Opaque; None on the last page."""
    total: int | None = None
    """How many cases the filter lets through, where the store knows it by then."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the history of a case, as the store keeps it."""

    sequence: int
    """Its number in the feed of all cases: the order of the history, whatever clocks say."""
    version: int
    """Its number within the case."""
    saved: dt.datetime
    """UTC, by the clock of the machine that keeps the caseload."""
    name: str
    """Display name of who saved it, from the settings; empty where there was none."""
    event: "Event | None"
    """What happened; None in a case that was erased."""
    digest: str
    """Of this event and all before it, in hexadecimal."""


class Present(msgspec.Struct, frozen=True):
    """Somebody who has a case open."""

    officer: str
    since: dt.datetime


class Similar(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier case that is like another; a link, and nothing more."""

    reference: str
    subject: str
    received: dt.date
    outcome: Outcome
    """What was decided."""
    score: float
    """Which part of the weight of the rare words it shares: 1 for the same words."""
    same_correspondent: bool
    """Whether both came from one address or thread: for FOIA s14(2) and aggregation (s12(4))."""
    answered: bool
    """Whether a reply went out: for FOIA s14(2), and s21 where the information was published."""
    answered_on: dt.date | None = None


class Erasure(msgspec.Struct, frozen=True):
    """What an erasure did beyond the caseload itself."""

    backups: tuple[str, ...]
    """Backups that held the case, and no longer do."""
    left: tuple[str, ...]
    """Where it may still be, with the reason, and what to do."""


class CaseStore(Protocol):
    """Cases at rest. A call that returns has reached the disk; errors are those of `store.errors`.

    Any thread may call; a write that must wait for another program blocks its thread until it is
    its turn, for seconds at worst, so a screen writes from a worker thread.
    """

    @property
    def read_only(self) -> str:
        """Why nothing can be saved here; empty when it can."""
        ...

    def get(self, reference: str) -> "Case":
        """Return the case; raises NotFound or Damaged."""
        ...

    def create(self, case: "Case", raw: bytes | None = None) -> "Case":
        """Store a new case under the next free reference and return it with that reference.

        Raises AlreadyHere(reference) when a case with the same message key is stored.
        """
        ...

    def save(self, case: "Case", expected: int, raw: Mapping[str, bytes] | None = None) -> "Case":
        """Store a changed case; its events beyond version `expected` are its audit trail.

        `raw` holds messages that came with the change, byte for byte, by their message keys.

        Raises Conflict when the stored version is not `expected`, and ValueError for a save
        without a new event.
        """
        ...

    def anonymise(self, case: "Case") -> Erasure:
        """Store an anonymised case so that nothing of its former text stays within reach.

        Raises Conflict.
        """
        ...

    def compacting_once(self) -> AbstractContextManager[list[str]]:
        """Do what anonymising does to the whole caseload once, at the end of a block.

        What is then left to do comes into the list that it gives.
        """
        ...

    def batch(self) -> AbstractContextManager[None]:
        """Make the creates and saves of a `with` block one: all of them are stored, or none.

        Others wait for their turn while it is open, so keep it to a second.
        """
        ...

    def page(
        self,
        chosen: Filter = EVERYTHING,
        after: str | None = None,
        limit: int = 60,
        sort: Sort = BY_DEADLINE,
    ) -> Page:
        """Return summaries in an order, those after the end of a page of the same order."""
        ...

    def count(self, chosen: Filter = EVERYTHING) -> int:
        """How many cases the filter lets through."""
        ...

    def counts_by_stage(self, chosen: Filter = EVERYTHING) -> dict[Stage, int]:
        """How many of the cases that the filter lets through stand at each stage."""
        ...

    def every(self, received: tuple[dt.date, dt.date] | None = None) -> "Iterator[Case]":
        """Go through every case; with two days, those received from one to the other.

        Those with a review or a complaint come as well, whenever they were received. Raises
        Damaged.
        """
        ...

    def counted(self) -> "Iterator[Counted]":
        """Go through what statistics count of every case; raises Damaged."""
        ...

    def named(self, reference: str) -> tuple[str, ...]:
        """Return this reference, else those that differ in the case of letters; erased ones too."""
        ...

    def references_like(self, start: str, limit: int = 20) -> tuple[str, ...]:
        """Return references that start so, whatever the case of the letters, in order."""
        ...

    def find_message(self, message_key: str) -> str | None:
        """Return the reference of the case that this message is part of."""
        ...

    def find_thread(self, thread_key: str) -> str | None:
        """Return the reference of the newest case in this correspondence."""
        ...

    def similar(self, case: "Case", limit: int = 5) -> tuple[Similar, ...]:
        """Return the earlier cases most like a stored one, the most like first."""
        ...

    def times_used(self, texts: Iterable[str]) -> dict[str, int]:
        """Return how many cases hold each text as a reason or factor, word for word.

        Capitals, stops and line breaks make no difference.
        """
        ...

    def raw(self, reference: str, message_key: str | None = None) -> bytes | None:
        """Return a message as it arrived, or None when it was not kept; raises as `get`.

        Without a key it is the one that opened the case.
        """
        ...

    def history(self, reference: str) -> tuple[Entry, ...]:
        """Return what happened in a case, erased ones included; raises NotFound."""
        ...

    def open_case(self, reference: str, officer: str) -> None:
        """Tell colleagues that the case is open here; to be said again every half minute.

        It is a courtesy: it never raises for want of a turn or of room, and blocks nobody.
        """
        ...

    def close_case(self, reference: str) -> None:
        """Tell colleagues that the case is no longer open here."""
        ...

    def who_has(self, reference: str) -> tuple[Present, ...]:
        """Return who else has the case open, the earliest first."""
        ...

    def who_has_what(self) -> Mapping[str, tuple[Present, ...]]:
        """Return, by reference, who else has cases open."""
        ...

    def changes(self, since: int) -> tuple[int, Sequence[str]]:
        """Return a new cursor and the references of the cases changed since the old one.

        A negative `since` asks for the cursor of now, and gets no references. After a restore,
        and for a cursor of another caseload, every case has changed.
        """
        ...

    def close(self) -> None:
        """Release the file; the store is not used afterwards."""
        ...


class Care(Protocol):
    """What keeps an open caseload well; where it is not foitui's work it raises Elsewhere."""

    def erase(self, reference: str, why: str, officer: str, at: dt.datetime) -> Erasure:
        """Erase a case; raises NotFound."""
        ...

    def export(self, stream: BinaryIO, *, whole: bool) -> int:
        """Write the caseload for plain TinyDB, or only its cases; returns their number."""
        ...

    def examine(self) -> "Iterator[Finding]":
        """Go through everything that can be wrong with the caseload."""
        ...

    def rebuild(self) -> int:
        """Derive anew what is derived; returns the number of cases."""
        ...

    def side(self) -> "Side":
        """Return the caseload as an end of a move."""
        ...


class KeptStore(CaseStore, Protocol):
    """A store with the care of it, for the commands that keep a caseload well."""

    @property
    def care(self) -> Care:
        """Erasing, examining and the rest."""
        ...

    def take_in(self, export: BinaryIO) -> int:
        """Put the export of a caseload into this empty one; raises Unfit or NotEmpty."""
        ...
