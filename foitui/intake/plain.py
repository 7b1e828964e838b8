"""A request as a plain text file, with an optional head of `Received: 2026-03-02` lines."""

import re
from collections.abc import Iterator

import msgspec

from foitui.intake import fields
from foitui.intake.arrival import Arrival, Fault, Origin
from foitui.intake.bytes_to_text import decoded, digest

_HEAD = re.compile(r"([A-Za-z][A-Za-z /_-]{1,30}):(?:[ \t]+(.*)|$)")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOOKED_AT = 10_000
"""Signs at the start of a file by which it is told whether it is text."""
_MOST_CONTROL = 16
"""One in so many may control something."""

_LONGEST_HEAD = 40
"""Lines."""


def read_plain(data: bytes, origin: Origin) -> Iterator[Arrival]:
    """Read one letter; where nobody says when it was received, it was today, and that is told.

    Raises:
        Fault: it is empty, or its day of receipt cannot be true.
    """
    text, note = decoded(data)
    if _is_binary(text):
        raise Fault("it is not text, whatever its name says; save the words of it as text")
    text = text.replace("\r\n", "\n")
    head, unknown, letter = _split(text)
    undated = not head.get("received") and origin.received is None
    if undated:
        head["received"] = origin.today.isoformat()
    found = fields.arrival({**head, "text": letter}, data, digest(data), origin)
    notes = (
        *found.notes,
        *filter(None, (_assumed(origin) if undated else "", note, fields.unused(unknown))),
    )
    yield msgspec.structs.replace(found, notes=notes)


def _is_binary(text: str) -> bool:
    """Whether so many of the first signs control something that nobody can have typed them."""
    first = text[:_LOOKED_AT]
    return len(_CONTROL.findall(first)) * _MOST_CONTROL > len(first)


def _split(text: str) -> tuple[dict[str, str], list[str], str]:
    """Return the head by field, the headings that mean none, and the letter below."""
    head: dict[str, str] = {}
    unknown: list[str] = []
    *lines, rest = text.split("\n", _LONGEST_HEAD)
    while lines and (found := _HEAD.fullmatch(lines[0])):
        name = fields.field(found[1])
        if not head and not name:
            break
        if not name or name == "text":
            unknown.append(found[1])
        else:
            head[name] = found[2] or ""
        lines.pop(0)
    return head, unknown, "\n".join([*lines, rest]).lstrip("\n") if head else text


def _assumed(origin: Origin) -> str:
    day = f"{origin.today.day} {origin.today:%B %Y}"
    return f"it has no day of receipt; counted as received today, {day}"
