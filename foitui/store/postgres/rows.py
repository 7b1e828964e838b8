"""A case as the values of its row, its history and what it is found by."""

import hashlib
import os
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from foitui.case.records import Case, Event
from foitui.store import documents
from foitui.store.chain import Signature
from foitui.store.documents import column
from foitui.store.postgres import words
from foitui.store.postgres.choosing import officer_column
from foitui.store.postgres.functions import COLUMNS
from foitui.store.postgres.texts import checksum, encode
from foitui.store.protocol import Summary
from foitui.store.register import NOT_DUE, keys_of
from foitui.store.used import digests_in


class Known(NamedTuple):
    """What of a case is stored already, as it was read or saved here; it need not be sent again."""

    case: Case
    words_checksum: int


class Written(NamedTuple):
    """What is sent of a case to be stored."""

    row: tuple[Any, ...]
    rest: tuple[Any, ...]
    words_checksum: int
    salt: bytes
    """Of the first event: no other save has it."""


ROW = ", ".join("%b" if name == "thread" else "%s" for name in COLUMNS)
REST = ", ".join(["%s", "%b", "%b", "%b", "%s", "%b"] + ["%s"] * 6 + ["%b", "%b"])
"""Places for the values of a case in a call, as `Written` has them."""


def written(
    case: Case,
    summary: Summary,
    expected: int,
    signature: Signature,
    raw: Mapping[str, bytes],
    known: Known | None = None,
) -> Written:
    """Return what is sent of a case; what lies beside its row only where it may be new there."""
    before = known.case if known and known.case.version == expected else None
    found = words.fingerprint(case, summary)
    body = encode(case)
    row = (
        case.version,
        column(summary.subject),
        str(summary.stage),
        " ".join(summary.routes),
        str(summary.outcome),
        officer_column(summary.officer),
        summary.received.isoformat(),
        summary.due and summary.due.isoformat(),
        due_order(summary),
        summary.provisional,
        column(summary.sender_reference),
        summary.reply_published,
        summary.waits_for or "",
        summary.chase_by and summary.chase_by.isoformat(),
        thread_of(case),
        found,
        checksum(case.reference, body),
        body.decode(),
    )
    history = history_values(case.reference, signature.name, case.events[expected:])
    indexed: tuple[str | None, ...] = (None, None, None)
    if before is None or known is None or found != known.words_checksum:
        kept = words.indexed(case, summary)
        indexed = (kept.short, kept.words, kept.letters)
    keys = keys_of(case)
    rest = (
        officer_column(summary.officer).lower()
        if before is None or before.officer != case.officer
        else None,
        used_in(case) if before is None or before.claims != case.claims else None,
        [key_digest(key) for key in keys]
        if keys and (before is None or keys_of(before) != keys)
        else None,
        [documents.storable(key).encode() for key in raw] or None,
        [zlib.crc32(message) for message in raw.values()] or None,
        list(raw.values()) or None,
        *indexed,
        *history,
    )
    return Written(row, rest, found, history[3][0])


def history_values(
    reference: str, name: str, events: Sequence[Event]
) -> tuple[str, str, str, list[bytes], list[bytes]]:
    """Return what is sent of events: reference and name as the chain has them, salts, bodies."""
    name = column(name)
    bodies = [documents.encode(msgspec.to_builtins(event)) for event in events]
    return _said(reference), name, _said(name), [os.urandom(16) for _ in events], bodies


def used_in(case: Case) -> list[bytes]:
    """Return the digests of the texts that stand in a case as reasons and factors."""
    return sorted(digests_in(case.claims))


def due_order(summary: Summary) -> str:
    """Return what the list is sorted by."""
    return summary.due.isoformat() if summary.due else NOT_DUE


def placed(summary: Summary) -> tuple[str, str, bool]:
    """Return what is kept beside the words of a case to put it in order and to count it."""
    return due_order(summary), str(summary.stage), summary.due is not None


def key_digest(key: str) -> bytes:
    """Return what a message is known by, of whatever length its key is."""
    return hashlib.blake2b(documents.storable(key).encode(), digest_size=16).digest()


def thread_of(case: Case) -> bytes | None:
    """Return what the correspondence of a case is known by."""
    return key_digest(case.request.thread_key) if case.request.thread_key else None


def _said(text: str) -> str:
    """Return a text as it stands in what the chain of the history is made of."""
    return msgspec.json.encode(text).decode()
