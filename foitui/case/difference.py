"""What differs between two states of a case, field by field, and the way back."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, cast

import msgspec

from foitui.case.records import Case, Change, JsonValue

_UNCOMPARED = frozenset({"events", "claims_made"})
"""The history itself, and the counter that must not go back when a change is undone."""


def changes_between(before: Case, after: Case) -> tuple[Change, ...]:
    """List the fields that differ, in an order that can be reversed."""
    return tuple(_dicts("", _document(before), _document(after)))


def reverted(case: Case, changes: Sequence[Change]) -> Case:
    """Return the case with these changes taken back, latest first."""
    document = _plain(case)
    for change in reversed(changes):
        _put(document, change.field.split("."), change.before)
    return msgspec.convert(document, Case)


def _document(case: Case) -> dict[str, JsonValue]:
    return {name: value for name, value in _plain(case).items() if name not in _UNCOMPARED}


def _plain(case: Case) -> dict[str, JsonValue]:
    # By way of JSON, because msgspec.to_builtins leaves tuples as they are.
    try:
        plain = msgspec.json.decode(msgspec.json.encode(case))
    except UnicodeEncodeError:
        # Half a surrogate pair, which a badly declared e-mail can carry, has no UTF-8 form.
        plain = json.loads(json.dumps(msgspec.to_builtins(case)))
    return cast("dict[str, JsonValue]", plain)


def _between(path: str, before: JsonValue, after: JsonValue) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _dicts(f"{path}.", before, after)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _lists(path, before, after)
    else:
        yield Change(field=path, before=before, after=after)


def _dicts(
    prefix: str, before: dict[str, JsonValue], after: dict[str, JsonValue]
) -> Iterator[Change]:
    for name in [*before, *(name for name in after if name not in before)]:
        yield from _between(prefix + name, before.get(name), after.get(name))


def _lists(path: str, before: list[JsonValue], after: list[JsonValue]) -> Iterator[Change]:
    shared = min(len(before), len(after))
    for index in range(shared):
        yield from _between(f"{path}.{index}", before[index], after[index])
    for index in range(shared, len(after)):
        yield Change(field=f"{path}.{index}", after=after[index])
    # Removed ones stand last to first: taken back in reverse, each is appended in its place.
    for index in reversed(range(shared, len(before))):
        yield Change(field=f"{path}.{index}", before=before[index])


def _put(document: dict[str, JsonValue], path: list[str], value: JsonValue) -> None:
    place: Any = document
    for step, following in pairwise(path):
        if isinstance(place, list):
            place = place[int(step)]
        else:
            place = place.setdefault(step, [] if following.isdigit() else {})
    if isinstance(place, list):
        _put_in_list(place, int(path[-1]), value)
    elif value is None:
        place.pop(path[-1], None)
    else:
        place[path[-1]] = value


def _put_in_list(place: list[JsonValue], index: int, value: JsonValue) -> None:
    if value is None:
        del place[index]
    elif index == len(place):
        place.append(value)
    else:
        place[index] = value
