"""The chain of the history: every event's digest holds the ones before it, so that a change shows.

A row holds two digests. `sealed` is of its salt and its body. `digest` is of the digest before it
in the feed, of the digest before it in its case, of the rest of the row, and of `sealed`. An erased
event loses salt and body and keeps both: the chain still holds, and without the salt nobody can
try which body it was.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from typing import NamedTuple

import msgspec

from foitui.case.records import Event
from foitui.store.documents import column, encode
from foitui.store.signature import Signature as Signature
from foitui.store.signature import utc_now as utc_now

NOTHING = bytes(32)
"""Stands for the digest before the first row."""

_INSERT = "INSERT INTO events VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
ROW = (
    "sequence, case_id, reference, version, saved, name, CAST(salt AS BLOB), CAST(body AS BLOB),"
    " CAST(sealed AS BLOB), CAST(digest AS BLOB)"
)
"""The columns of an event, in the order of `Link`; bytes even where somebody wrote text."""


class Link(NamedTuple):
    """One row of the history."""

    sequence: int
    case_id: int
    reference: str
    version: int
    saved: str
    """UTC, by the clock of the machine; the event has the time of whoever made it."""
    name: str
    salt: bytes | None
    body: bytes | None
    """The event as JSON; None when it was erased."""
    sealed: bytes
    digest: bytes

    def expected(self, before: bytes, before_in_case: bytes) -> bytes:
        """Return the digest that the row must have."""
        return _digest(before, before_in_case, self[:6], self.sealed)

    @property
    def is_sealed(self) -> bool:
        """Whether the body is the one that was saved; an erased one cannot be told from it."""
        if self.body is None or self.salt is None:
            return self.body is None and self.salt is None
        return _sealed(self.salt, self.body) == self.sealed


def append(
    connection: Connection,
    case: tuple[int, str],
    events: Sequence[Event],
    after: int,
    signature: Signature,
) -> None:
    """Append a case's events beyond version `after` to its history and to the feed."""
    case_id, reference = case
    sequence, before = last(connection)
    before_in_case = _digest_at(connection, case_id, after)
    saved = signature.clock().isoformat(timespec="milliseconds")
    for version, event in enumerate(events, start=after + 1):
        sequence += 1
        head = (sequence, case_id, reference, version, saved, column(signature.name))
        body, salt = encode(msgspec.to_builtins(event)), os.urandom(16)
        before = before_in_case = insert(connection, head, salt, body, before, before_in_case)


def insert(
    connection: Connection,
    head: tuple[int, int, str, int, str, str],
    salt: bytes,
    body: bytes,
    before: bytes,
    before_in_case: bytes,
) -> bytes:
    """Write one row, and return its digest."""
    sealed = _sealed(salt, body)
    digest = _digest(before, before_in_case, head, sealed)
    connection.execute(_INSERT, (*head, salt, body, sealed, digest))
    return digest


def last(connection: Connection) -> tuple[int, bytes]:
    """Return number and digest of the newest event."""
    row = connection.execute(
        "SELECT sequence, digest FROM events ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return (row[0], row[1]) if row else (0, NOTHING)


def links(connection: Connection) -> Iterator[Link]:
    """Go through the whole feed."""
    return map(Link._make, connection.execute(f"SELECT {ROW} FROM events ORDER BY sequence"))


Place = tuple[int, bytes]
"""A number, of an event in the feed or in its case, and the digest there."""


def unchained(link: Link, before: Place, before_in_case: Place) -> Iterator[str]:
    """Tell how a row does not follow the one before it in the feed and the one in its case."""
    where = f"event {link.sequence} ({link.reference}, {link.version})"
    (sequence, digest), (version, digest_in_case) = before, before_in_case
    if link.sequence != sequence + 1:
        yield f"the events before {where} are gone: the last one was {sequence}"
    elif link.version != version + 1:
        yield f"{where} does not follow version {version}"
    elif link.expected(digest, digest_in_case) != link.digest:
        yield f"{where} or the one before it was changed"
    if not link.is_sealed:
        yield f"what {where} says was changed"


class Verifier:
    """Follows the feed from its first row and tells where the chain does not hold."""

    def __init__(self) -> None:
        """Start before the first row."""
        self._sequence, self._before = 0, NOTHING
        self._cases: dict[int, tuple[int, bytes]] = {}

    def faults(self, link: Link) -> Iterator[str]:
        """Look at the next row; what it says itself is what the row after is compared with."""
        in_case = self._cases.get(link.case_id, (0, NOTHING))
        yield from unchained(link, (self._sequence, self._before), in_case)
        self._sequence, self._before = link.sequence, link.digest
        self._cases[link.case_id] = link.version, link.digest

    @property
    def cases(self) -> set[int]:
        """The ids of the cases that were seen."""
        return set(self._cases)

    def version_of(self, case_id: int) -> int:
        """Return how many events of a case were seen."""
        return self._cases.get(case_id, (0, NOTHING))[0]


def _digest_at(connection: Connection, case_id: int, version: int) -> bytes:
    if version == 0:
        return NOTHING
    row = connection.execute(
        "SELECT digest FROM events WHERE case_id=? AND version=?", (case_id, version)
    ).fetchone()
    return bytes(row[0]) if row else NOTHING


def _sealed(salt: bytes, body: bytes) -> bytes:
    return hashlib.sha256(salt + body).digest()


def _digest(before: bytes, before_in_case: bytes, head: Sequence[object], sealed: bytes) -> bytes:
    said = msgspec.json.encode(head)
    return hashlib.sha256(before + before_in_case + said + sealed).digest()
