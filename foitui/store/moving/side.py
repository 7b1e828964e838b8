"""What an engine must offer so that a caseload can be carried out of it and into it.

Everything is carried under the numbers it has, so the digest of the last event, which is over all
events before it, is the same on both sides when the history is.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

import msgspec

from foitui.case.records import Case
from foitui.store.chain import Link
from foitui.store.errors import StoreError


class Standing(msgspec.Struct, frozen=True):
    """How much a caseload holds, and the digest of its newest event."""

    origin: str
    """Digest of its first event, in hexadecimal: no other caseload has it. Empty where none is."""
    cases: int
    messages: int
    events: int
    last: str
    """Digest of its newest event."""
    erased: int
    numbers: int
    """Counters of references."""


class Numbered(NamedTuple):
    """A case and the number under which its engine keeps it."""

    number: int
    case: Case
    size: int = 0
    """Bytes of its document."""


class Message(NamedTuple):
    """A message as it arrived."""

    id: int
    """Its own number."""
    number: int
    """The number of its case."""
    key: str
    opening: bool
    checksum: int
    body: bytes


class Reached(msgspec.Struct, frozen=True):
    """How far a move has come."""

    case: int
    """Number of the last case that arrived; of the last event and message below."""
    event: int
    message: int


class Reader(Protocol):
    """One state of a caseload, from the first row that is read to the last."""

    def standing(self) -> Standing:
        """Count everything."""
        ...

    def cases(self, after: int = 0, *, as_saved: bool = False) -> Iterator[Numbered]:
        """Go through the cases in the order of their numbers; raises Damaged.

        `as_saved` asks for keys in the order in which they were saved, where an engine gives it up.
        """
        ...

    def links(self, after: int = 0) -> Iterator[Link]:
        """Go through the history in the order of its events."""
        ...

    def chained(self) -> Iterator[tuple[Link, bytes | None]]:
        """Go through the history, each event with the digest of the one before it in its case."""
        ...

    def messages(self, after: int = 0) -> Iterator[Message]:
        """Go through the messages in the order in which they arrived; raises Damaged."""
        ...

    def digest_at(self, sequence: int) -> str:
        """Return the digest of one event in hexadecimal, empty where there is none."""
        ...

    def loose_ends(self) -> Iterator[str]:
        """Tell which cases have more or fewer events than they say, or a history and no case."""
        ...

    def erased(self) -> list[tuple[str, int]]:
        """Return reference and number of every case that is gone."""
        ...

    def counters(self) -> list[tuple[str, int]]:
        """Return the last number given under each key of references."""
        ...

    def others(self) -> list[str]:
        """Return the names of tables that are no part of a caseload and cannot be carried."""
        ...


class Side(Protocol):
    """One end of a move."""

    place: str
    """Where it is, as it may be shown."""

    def reading(self) -> AbstractContextManager[Reader]:
        """Give one state of it for a long read."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """Keep everybody else from writing here for as long as a block lasts; raises Busy."""
        ...

    def mark(self) -> bytes | None:
        """Return what an unfinished move has left here, or None."""
        ...

    def begin(self, mark: bytes) -> None:
        """Take everything out and leave a mark: until `finish`, nobody opens it to work."""
        ...

    def remark(self, mark: bytes) -> None:
        """Leave another mark in the place of the one that is here."""
        ...

    def reached(self) -> Reached:
        """Return how far an unfinished move has come."""
        ...

    def take_cases(self, cases: Sequence[Numbered]) -> None:
        """Put cases in, with what is derived from them."""
        ...

    def take_links(self, links: Sequence[Link]) -> None:
        """Put events in as they are."""
        ...

    def take_messages(self, messages: Sequence[Message]) -> None:
        """Put messages in as they are."""
        ...

    def take_rest(self, erased: Sequence[tuple[str, int]], counters: Sequence[Any]) -> None:
        """Put in which cases are gone and which numbers were given, and no others."""
        ...

    def finish(self) -> None:
        """Take the mark away: it is a caseload now."""
        ...


class NotEmpty(StoreError):
    """A caseload is only moved to where there is none."""

    def __init__(self, place: str) -> None:
        super().__init__(f"{place} holds cases; move to a place where there are none.")


class Foreign(StoreError):
    """Something was put into a half-moved caseload that the move did not put there."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place} holds a part of another move, or what somebody saved there since; look what"
            " it is, and then name a place without cases."
        )


class Unproven(StoreError):
    """What arrived is not what was sent; it is not taken for a caseload."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"The move into {place} cannot be proven: {what}.")
