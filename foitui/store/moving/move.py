"""The move itself: everything is carried in batches, then proven, and only then called done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import msgspec

from foitui.store.moving.proof import digest_of, faults
from foitui.store.moving.side import NotEmpty, Reader, Side, Standing, Unproven

AT_ONCE = 250
"""Rows that arrive together, or not at all."""

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
        NotEmpty: the target holds cases that did not come by this move.
        Damaged: something in the source is; the target stays unfinished.
        Unproven: what arrived is not what was sent, or the source was changed meanwhile.
    """
    with source.reading() as out:
        standing = out.standing()
        _begin(target, standing)
        _carry(out, target, standing, told)
        proof = _prove(out, target, standing, told)
    with source.reading() as out:
        if out.standing() != standing:
            raise Unproven(
                target.place,
                f"{source.place} was changed meanwhile; when everybody has left it, say it again",
            )
    target.finish()
    return proof


def _begin(target: Side, standing: Standing) -> None:
    """Go on where the same state was being moved; start where there is nothing, or another one."""
    mark, found = msgspec.json.encode(standing), target.mark()
    if found == mark:
        return
    if found is None and target.reached().event:
        raise NotEmpty(target.place)
    target.begin(mark)


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
        out.cases(reached.case),
        target.take_cases,
        (done.cases, standing.cases),
        told,
    )
    _in_batches(
        "messages",
        out.messages(reached.messages),
        target.take_messages,
        (reached.messages, standing.messages),
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
    for batch in _batches(iter(rows)):
        take(batch)
        done += len(batch)
        told(what, done, total)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, AT_ONCE)):
        yield batch


def _prove(out: Reader, target: Side, standing: Standing, told: Told) -> Proof:
    """Compare what was sent with what is found; raises Unproven."""
    with target.reading() as there:
        arrived = there.standing()
        if arrived != standing:
            raise Unproven(target.place, _differs(standing, arrived))
        if fault := next(faults(there, standing, told), None):
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
