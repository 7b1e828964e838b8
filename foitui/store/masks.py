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
    return _decoder.decode(engine.read(sql, values)[0][0])


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


_SAVED = """SELECT (SELECT max(sequence) FROM events), (SELECT count(*) FROM erased),
    (SELECT group_concat(key || '=' || value, ' ') FROM meta)"""
"""Is another after whatever changes the list: a save, an erasure, new rules, a restore, a rebuild.

Of all that is written it leaves out who has which case open, and what statistics count.
"""


class Kept(Generic[_T]):
    """What was last found of a caseload, kept until somebody saves; for all threads."""

    def __init__(self, engine: Engine, size: int) -> None:
        """Keep so many things of one caseload."""
        self._engine = engine
        self._size = size
        self._guard = threading.Lock()
        self._state: object = None
        self._saved: object = None
        self._found: dict[str, _T] = {}

    def get(self, name: str, find: Callable[[str], _T]) -> _T:
        """Return what is kept under a name, or find it."""
        # Looked at before it is found, so that a save in between makes it old at once.
        state = self._engine.state()
        with self._guard:
            if state is None or state != self._state:
                self._look_again(state)
            if name in self._found:
                self._found[name] = self._found.pop(name)
                return self._found[name]
        found = find(name)
        with self._guard:
            if state is not None and state == self._state:
                self._found[name] = found
                while len(self._found) > self._size:
                    del self._found[next(iter(self._found))]
        return found

    def _look_again(self, state: tuple[int, int] | None) -> None:
        """Let go of what was found before a save; a colleague who only opens a case saves none."""
        saved = None if state is None else (state[0], *self._engine.read(_SAVED)[0])
        if saved is None or saved != self._saved:
            self._found.clear()
        self._state, self._saved = state, saved
