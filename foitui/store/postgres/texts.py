r"""A case as the text of JSONB and back, and texts as columns can hold them.

PostgreSQL holds neither a NUL nor half a surrogate pair. In a document each of them is written as
one private sign and four digits, and read back as it was; a column, which is derived, shows the
escape that Python would write.
"""

import math
import re
import zlib
from collections.abc import Sequence
from typing import Any

import msgspec

from foitui.case.errors import Malformed
from foitui.case.json import checked, decode, from_document
from foitui.case.records import Case, Cost, Event
from foitui.store import documents
from foitui.store.errors import Damaged

SIGN = "\ue000"
"""Stands before the four hexadecimal digits of what cannot be held, and of itself."""

_EXACT = 1e15
"""From here on JSONB writes a whole number otherwise than Python does."""

_encoder = msgspec.json.Encoder(order="sorted")
_plain = msgspec.json.Decoder()
_STRANGE = re.compile("[\0\ud800-\udfff\ue000]")
_ESCAPED = re.compile(f"{SIGN}([0-9a-f]{{4}})")


def encode(case: Case) -> bytes:
    """Return the JSON of a case with sorted keys, as JSONB can hold it."""
    checked(case)
    _require_numbers(case.cost)
    try:
        body = _encoder.encode(case)
    except UnicodeEncodeError:
        body = b""
    if not body or b"\\u0000" in body or _has_sign(body) or _has_odd_number(case):
        body = _encoder.encode(_mapped(msgspec.to_builtins(case), _hidden))
    return body


def checksum(reference: str, body: bytes) -> int:
    """Return the CRC-32 of a document in its place, so that rows that changed places show too."""
    return zlib.crc32(body, zlib.crc32(f"cases/{reference}:".encode()))


def sound(reference: str, written: int, text: str) -> Case:
    """Read a case from its document after comparing it with its checksum; raises Damaged.

    JSONB keeps neither the order of keys nor spaces, so what is compared has its keys sorted.
    """
    document = _plain.decode(text)
    if checksum(reference, _encoder.encode(document)) != written:
        raise Damaged(reference, "its checksum does not fit its text")
    try:
        if SIGN in text:
            return from_document(_mapped(document, _shown))
        return decode(text)
    except (Malformed, ValueError) as error:
        raise Damaged(reference, str(error)) from error


def as_saved(case: Case, bodies: Sequence[bytes | None]) -> Case:
    """Return a case whose events hold their keys in the order in which they were saved.

    JSONB gives up the order of keys; the history keeps the very bytes. An event that was emptied,
    or that is another one there, stays as the case has it.
    """
    events = list(case.events)
    for place, body in enumerate(bodies[: len(events)]):
        if body is not None and (saved := _event(body)) == events[place]:
            events[place] = saved
    return msgspec.structs.replace(case, events=tuple(events))


def _event(body: bytes) -> Event | None:
    try:
        return msgspec.convert(documents.decode(body), Event)
    except (msgspec.ValidationError, ValueError):
        return None


def _numbers(cost: Cost) -> list[float]:
    told = [time for line in cost.lines for time in (line.hours, line.minutes_each)]
    return told if cost.hours is None else [cost.hours, *told]


def _require_numbers(cost: Cost) -> None:
    if not all(map(math.isfinite, _numbers(cost))):
        raise ValueError("hours that are no number have no form in JSON")


def _has_sign(body: bytes) -> bool:
    return not body.isascii() and SIGN.encode() in body


def _has_odd_number(case: Case) -> bool:
    """Whether a number stands in a case that JSONB would write otherwise; all are of its cost.

    To go through the history takes 10 microseconds, through the document 200.
    """
    told = (change for event in case.events for change in event.changes)
    return _is_odd_in(_numbers(case.cost)) or any(
        change.field.startswith("cost") and _is_odd_in([change.before, change.after])
        for change in told
    )


def _is_odd_in(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_is_odd_in, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_is_odd_in, value))
    return isinstance(value, float) and _is_odd(value)


def _is_odd(number: float) -> bool:
    return number.is_integer() and (abs(number) >= _EXACT or str(number) == "-0.0")


def _mapped(value: Any, text: Any) -> Any:
    """Return a document with a function done to all its texts, and numbers as JSONB has them."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {text(key): _mapped(each, text) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(each, text) for each in value]
    if isinstance(value, float) and _is_odd(value):
        return int(value)
    return value


def _hidden(text: str) -> str:
    return _STRANGE.sub(lambda found: f"{SIGN}{ord(found[0]):04x}", text)


def _shown(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
