"""The move itself: everything is carried in batches, then proven, and only then called done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

import msgspec

from foitui.store.chain import Link
from foitui.store.moving.proof import digest_of, faults
from foitui.store.moving.side import (
    Foreign,
    Message,
    NotEmpty,
    Numbered,
    Reader,
    Side,
    Standing,
    Unproven,
)

AT_ONCE, BYTES_AT_ONCE = 250, 4_000_000
"""Rows that arrive together, or not at all; fewer where they are so many bytes."""

BEGIN_ANEW = b"unproven"
"""The mark of a place where all has arrived and is not what was sent: no move goes on from it."""

Told = Callable[[str, int, int], None]
"""Is told what is under way, how much of it is done, and how much there is."""

Row = TypeVar("Row")


class Proof(msgspec.Struct, frozen=True):
    """What was found to be the same on both sides."""

    standing: Standing
    digest: str
    """Of every case and every message, in hexadecimal."""


def move(source: Side, target: Side, told: Told) -> Proof:
    """Carry a caseload to where there is none; an unfinished move of the same state goes on.

    Raises:
        NotEmpty, Foreign: the target holds what did not come by this move.
        Busy: somebody writes to the target, or moves something into it.
        Damaged: something in the source is; the target stays unfinished.
        Unproven: what arrived is not what was sent, or the source was changed meanwhile.
    """
    with target.alone():
        with source.reading() as out:
            standing = out.standing()
            if not _is_there(out, target, standing):
                _carry(out, target, standing, told)
            try:
                proof = _prove(out, target, standing, told)
            except Unproven:
                target.remark(BEGIN_ANEW)
                raise
        with source.reading() as out:
            if out.standing() != standing:
                raise Unproven(
                    target.place,
                    f"{source.place} was changed meanwhile;"
                    " when everybody has left it, say it again",
                )
        target.finish()
    return proof


def _is_there(out: Reader, target: Side, standing: Standing) -> bool:
    """Whether all has arrived; else make the target ready for what is to come.

    It goes on where the same state was being moved, and starts where there is nothing, or another
    one. Nothing is taken out but what a move has put there: what else is there, somebody needs.
    """
    mark, found, reached = msgspec.json.encode(standing), target.mark(), target.reached()
    with target.reading() as there:
        if there.others():
            raise NotEmpty(target.place)
        if found is None and reached.event:
            # Whoever was cut off after the last step, and asks again, wants to hear the proof.
            if there.standing() == standing:
                return True
            raise NotEmpty(target.place)
        if there.digest_at(reached.event) != out.digest_at(reached.event):
            raise Foreign(target.place)
    if found != mark:
        target.begin(mark)
    return False


def _carry(out: Reader, target: Side, standing: Standing, told: Told) -> None:
    reached = target.reached()
    target.take_rest(out.erased(), out.counters())
    with target.reading() as there:
        done = there.standing()
    _in_batches(
        "events",
        out.links(reached.event),
        target.take_links,
        (done.events, standing.events),
        told,
    )
    _in_batches(
        "cases",
        out.cases(reached.case, as_saved=True),
        target.take_cases,
        (done.cases, standing.cases),
        told,
    )
    _in_batches(
        "messages",
        out.messages(reached.message),
        target.take_messages,
        (done.messages, standing.messages),
        told,
    )


def _in_batches(
    what: str,
    rows: Iterable[Row],
    take: Callable[[Sequence[Row]], None],
    so_far: tuple[int, int],
    told: Told,
) -> None:
    done, total = so_far
    told(what, done, total)
    for batch in batches(rows):
        take(batch)
        done += len(batch)
        told(what, done, total)


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Put rows together that arrive at once."""
    batch, size = list[Row](), 0
    for row in rows:
        batch.append(row)
        size += _size(row)
        if len(batch) >= AT_ONCE or size >= BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(row: object) -> int:
    match row:
        case Numbered(size=size):
            return size
        case Message(body=body) | Link(body=bytes() as body):
            return len(body)
    return 0


def _prove(out: Reader, target: Side, standing: Standing, told: Told) -> Proof:
    """Compare what was sent with what is found; raises Unproven."""
    with target.reading() as there:
        arrived = there.standing()
        if arrived != standing:
            raise Unproven(target.place, _differs(standing, arrived))
        found = chain(faults(there, standing, told), there.loose_ends())
        if fault := next(found, None):
            raise Unproven(target.place, fault)
        sent = digest_of(out, standing, "reading the old one", told)
        if digest_of(there, standing, "reading the new one", told) != sent:
            raise Unproven(target.place, "a case or a message is another one there")
    return Proof(standing, sent)


def _differs(sent: Standing, arrived: Standing) -> str:
    pairs = zip(Standing.__struct_fields__, _values(sent), _values(arrived), strict=True)
    told = [
        f"{name}: {one} were sent, {other} arrived" for name, one, other in pairs if one != other
    ]
    return "; ".join(told)


def _values(standing: Standing) -> tuple[object, ...]:
    return msgspec.structs.astuple(standing)
