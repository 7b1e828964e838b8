"""Sets of cases as masks: a byte for each case, by its id, which is 1 for a case of the set."""

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from foitui.store.engine import Engine

Mask = bytes

_T = TypeVar("_T")

_decoder = msgspec.json.Decoder(list[int])


def read_ids(engine: Engine, sql: str, values: Sequence[object]) -> list[int]:
    """Return the ids of a query that gives one JSON list of them."""
    return ids_told(engine.read(sql, values)[0][0])


def ids_told(told: str) -> list[int]:
    """Return the ids of one JSON list of them."""
    return _decoder.decode(told)


def mark(marks: bytearray, ids: list[int]) -> None:
    """Put cases into a mask that is being made, which grows where it must."""
    if not ids:
        return
    if len(marks) <= ids[-1] or ids[-1] - ids[0] + 1 == len(ids):
        last = max(ids)
        marks.extend(bytes(max(0, last + 1 - len(marks))))
        if last == ids[-1] and last - ids[0] + 1 == len(ids):
            marks[ids[0] : last + 1] = b"\1" * len(ids)
            return
    try:
        for each in ids:
            marks[each] = 1
    except IndexError:
        marks.extend(bytes(max(ids) + 1 - len(marks)))
        mark(marks, ids)


def mask_of(ids: list[int]) -> Mask:
    """Return the mask of some cases."""
    marks = bytearray()
    mark(marks, ids)
    return bytes(marks)


def both(one: Mask, other: Mask) -> Mask:
    """Return the cases that are in two masks."""
    size = min(len(one), len(other))
    found = int.from_bytes(one[:size], "little") & int.from_bytes(other[:size], "little")
    return found.to_bytes(size, "little")


def either(one: Mask, other: Mask) -> Mask:
    """Return the cases that are in any of two masks."""
    size = max(len(one), len(other))
    found = int.from_bytes(one, "little") | int.from_bytes(other, "little")
    return found.to_bytes(size, "little")


def common(one: Mask, other: Mask) -> int:
    """Count the cases that are in two masks."""
    return (int.from_bytes(one, "little") & int.from_bytes(other, "little")).bit_count()


def among(mask: Mask, ids: Iterable[int]) -> list[int]:
    """Return those of the ids that are in a mask, in their order."""
    size = len(mask)
    return [each for each in ids if each < size and mask[each]]


def ids_in(mask: Mask) -> list[int]:
    """Return the ids in a mask, of which there should be few."""
    found, place = [], mask.find(1)
    while place >= 0:
        found.append(place)
        place = mask.find(1, place + 1)
    return found


CHANGED = 64
"""Cases changed since, up to which what was found is put right for them alone: 2 ms."""

_SAVED = """SELECT (SELECT coalesce(max(sequence), 0) FROM events), (SELECT count(*) FROM erased),
    (SELECT group_concat(key || '=' || value, ' ') FROM meta)"""
"""Is another after whatever changes the list: a save, an erasure, new rules, a restore, a rebuild.

Of all that is written it leaves out who has which case open, and what statistics count.
"""


class Kept(Generic[_T]):
    """What was last found of a caseload, put right after saves; for all threads."""

    def __init__(self, engine: Engine, size: int, mend: Callable[[str, _T, list[int]], _T]) -> None:
        """Keep so many things of one caseload; `mend` puts one right for cases that changed."""
        self._engine = engine
        self._size = size
        self._mend = mend
        self._guard = threading.Lock()
        self._state: object = None
        self._last = 0
        """The last event that was looked at."""
        self._others: object = None
        """What else tells that the list has changed."""
        self._found: dict[str, tuple[int, _T]] = {}
        """What was found, and the last event by then."""

    def get(self, name: str, find: Callable[[str], _T]) -> _T:
        """Return what is kept under a name, or find it."""
        # Looked at before it is found, so that a save in between is looked at again.
        state = self._engine.state()
        with self._guard:
            if state is None or state != self._state:
                self._look_again(state)
            last, kept = self._last, self._found.pop(name, None)
            if kept is not None and kept[0] == last:
                self._found[name] = kept
                return kept[1]
        changed = None if kept is None else self._changed_since(kept[0])
        if kept is None or changed is None:
            found = find(name)
        else:
            found = self._mend(name, kept[1], changed)
        with self._guard:
            if state is not None and state == self._state:
                self._found[name] = last, found
                while len(self._found) > self._size:
                    del self._found[next(iter(self._found))]
        return found

    def _look_again(self, state: tuple[int, int] | None) -> None:
        """Let go of what was found, where more than some cases may have changed."""
        others: object = None
        if state is not None:
            self._last, *rest = self._engine.read(_SAVED)[0]
            others = (state[0], *rest)
        if others is None or others != self._others:
            self._found.clear()
        self._state, self._others = state, others

    def _changed_since(self, last: int) -> list[int] | None:
        """Return the cases changed since an event; None where they are many."""
        # Not DISTINCT, for which SQLite goes through the events of all cases.
        sql = "SELECT case_id FROM events WHERE sequence > ? LIMIT ?"
        events = self._engine.read(sql, (last, 2 * CHANGED + 1))
        changed = sorted({case_id for (case_id,) in events})
        return changed if len(events) <= 2 * CHANGED and len(changed) <= CHANGED else None


def mended(mask: Mask, ids: Iterable[int], found: Iterable[int]) -> Mask:
    """Return a mask in which, of these cases, only those found are left."""
    marks = bytearray(mask)
    for each in ids:
        if each < len(marks):
            marks[each] = 0
    mark(marks, sorted(set(found)))
    return bytes(marks)
