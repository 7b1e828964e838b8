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
from foitui.store.postgres import words
from foitui.store.postgres.choosing import officer_column
from foitui.store.postgres.texts import checksum, column, encode
from foitui.store.protocol import Summary
from foitui.store.register import NOT_DUE, keys_of
from foitui.store.used import digests_in

SUMMARY_COLUMNS = (
    "reference, subject, stage, routes, outcome, officer, received, due, provisional,"
    " sender_reference, reply_published, version, waits_for, chase_by"
)


class Written(NamedTuple):
    """What is sent of a case to be stored."""

    row: tuple[Any, ...]
    rest: tuple[Any, ...]
    words_checksum: int
    salt: bytes
    """Of the first event: no other save has it."""


ROW = ", ".join(["%s"] * 14 + ["%b", "%s", "%s", "%s", "%s"])
REST = ", ".join(["%s"] * 12)
"""Places for the values of a case in a call, as `Written` has them."""


def written(
    case: Case,
    summary: Summary,
    expected: int,
    signature: Signature,
    raw: Mapping[str, bytes],
    known_words: int | None = None,
) -> Written:
    """Return what is sent of a case; its words only where they may not be known there."""
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
        sorted(digests_in(case.claims)),
        found,
        checksum(case.reference, body),
        body.decode(),
    )
    history = history_values(case.reference, signature.name, case.events[expected:])
    indexed: tuple[str | None, ...] = (None, None, None)
    if found != known_words:
        kept = words.indexed(case, summary)
        indexed = (kept.short, kept.words, kept.letters)
    rest = (
        [key_digest(key) for key in keys_of(case)] or None,
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


def due_order(summary: Summary) -> str:
    """Return what the list is sorted by."""
    return summary.due.isoformat() if summary.due else NOT_DUE


def key_digest(key: str) -> bytes:
    """Return what a message is known by, of whatever length its key is."""
    return hashlib.blake2b(documents.storable(key).encode(), digest_size=16).digest()


def thread_of(case: Case) -> bytes | None:
    """Return what the correspondence of a case is known by."""
    return key_digest(case.request.thread_key) if case.request.thread_key else None


def _said(text: str) -> str:
    """Return a text as it stands in what the chain of the history is made of."""
    return msgspec.json.encode(text).decode()
