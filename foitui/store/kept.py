"""What a row of kept messages or of the history says, whichever engine keeps it."""

import datetime as dt
import zlib
from collections.abc import Sequence
from typing import Any

import msgspec

from foitui.case.records import Event
from foitui.store.documents import decode
from foitui.store.errors import Damaged, NotFound
from foitui.store.protocol import Entry


def is_whole(checksum: int, body: bytes) -> bool:
    """Whether a message is the one that arrived."""
    return zlib.crc32(body) == checksum


def message(reference: str, rows: Sequence[tuple[Any, ...]]) -> bytes | None:
    """Return the message of at most one row of checksum and body; raises Damaged."""
    if not rows:
        return None
    checksum, body = rows[0]
    if not is_whole(checksum, body):
        raise Damaged(reference, "its kept message is not the one that arrived")
    return bytes(body)


def entries(reference: str, rows: Sequence[tuple[Any, ...]]) -> tuple[Entry, ...]:
    """Return the history that rows of events tell; raises NotFound where there is none, Damaged."""
    if not rows:
        raise NotFound(reference)
    try:
        return tuple([_entry(row) for row in rows])
    except (msgspec.ValidationError, ValueError) as error:
        raise Damaged(reference, f"its history: {error}") from error


def _entry(row: tuple[Any, ...]) -> Entry:
    sequence, version, saved, name, body, digest = row
    return Entry(
        sequence=sequence,
        version=version,
        saved=dt.datetime.fromisoformat(saved),
        name=name,
        event=None if body is None else msgspec.convert(decode(body), Event),
        digest=digest.hex(),
    )
