"""A document as bytes and back, with the checksum that tells damage from change."""

import functools
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from json import JSONEncoder


def encode(document: Mapping[str, Any]) -> bytes:
    r"""Return the document as UTF-8 JSON without a NUL byte.

    Half a surrogate pair, which a badly declared e-mail can carry, has no UTF-8 form; a document
    that holds one is written in ASCII with `\u` escapes, and reads back as it was.

    Raises:
        TypeError: it holds something that JSON has no form for, such as a date.
        ValueError: it holds NaN or an infinite number.
    """
    try:
        return _encoder(ascii_only=False).encode(document).encode()
    except UnicodeEncodeError:
        return _encoder(ascii_only=True).encode(document).encode()


def decode(body: bytes) -> dict[str, Any]:
    """Return a fresh dictionary; the caller may do with it what it likes."""
    import json  # as below

    document: dict[str, Any] = json.loads(body)
    return document


def array(values: Sequence[int] | Sequence[str]) -> str:
    """Return numbers, or texts as a column holds them, as one value for a statement."""
    return msgspec.json.encode(values).decode()


def one_form(document: object) -> bytes:
    """Return a document in one form, whatever order of keys and form of numbers it was kept in.

    To an engine 1e16 and 10000000000000000, 2.0 and 2, -0.0 and 0 may each be the same number.
    """
    import json  # as above

    form = json.dumps(document, sort_keys=True)
    if ".0" in form or "e+" in form:
        form = json.dumps(json.loads(form, parse_float=_number), sort_keys=True)
    return form.encode()


def _number(written: str) -> float | int:
    number = float(written)
    return int(number) if number.is_integer() else number


def checksum(table: str, doc_id: int, body: bytes) -> int:
    """Return the CRC-32 of a document in its place, so that rows that changed places show too."""
    return zlib.crc32(body, zlib.crc32(f"{table}/{doc_id}:".encode()))


def storable(text: str) -> str:
    r"""Return the text for a column or an index, which hold UTF-8 only.

    Half a surrogate pair becomes the six letters of its escape, `\udc80`; the document keeps it.
    """
    return text.encode("utf-8", "backslashreplace").decode()


def column(text: str) -> str:
    r"""Return a text as a column of either engine can hold it.

    PostgreSQL has no form for a NUL, which becomes the four letters of its escape.
    """
    return storable(text).replace("\0", "\\x00")


@functools.cache
def _encoder(*, ascii_only: bool) -> "JSONEncoder":
    import json  # 2 ms, and a list of cases reads no document

    return json.JSONEncoder(ensure_ascii=ascii_only, allow_nan=False, separators=(",", ":"))
