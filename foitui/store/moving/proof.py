"""Proof that what arrived is what was sent: the history by its chain, the rest by one digest."""

import hashlib
from collections.abc import Callable, Iterator

import msgspec

from foitui.store.chain import NOTHING, unchained
from foitui.store.documents import one_form
from foitui.store.moving.side import Reader, Standing

EVERY = 250
"""Rows after which it is told how far the proof is."""

Told = Callable[[str, int, int], None]


def faults(reader: Reader, standing: Standing, told: Told) -> Iterator[str]:
    """Tell where the chain of the history does not hold; no more than a row is remembered."""
    before = (0, NOTHING)
    for number, (link, before_in_case) in enumerate(reader.chained(), start=1):
        version = 0 if before_in_case is None else link.version - 1
        yield from unchained(link, before, (version, before_in_case or NOTHING))
        before = link.sequence, link.digest
        if number % EVERY == 0:
            told("proving the history", number, standing.events)


def digest_of(reader: Reader, standing: Standing, what: str, told: Told) -> str:
    """Return the digest of every case and message, as no engine's own form of them."""
    made, done, total = hashlib.sha256(), 0, standing.cases + standing.messages
    for number, case, _ in reader.cases():
        body = one_form(msgspec.to_builtins(case))
        made.update(f"case {number} {len(body)}\n".encode() + body)
        done += 1
        if done % EVERY == 0:
            told(what, done, total)
    for message in reader.messages():
        head = f"message {message[:-1]!r}\n"
        made.update(head.encode() + message.body)
        done += 1
        if done % EVERY == 0:
            told(what, done, total)
    made.update(repr(sorted(reader.erased())).encode() + repr(sorted(reader.counters())).encode())
    told(what, total, total)
    return made.hexdigest()
