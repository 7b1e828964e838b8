"""Cases as JSON, out and in; what does not fit is refused with the name of the field."""

import re
from typing import Any

import msgspec

from foitui.case.errors import Malformed
from foitui.case.records import Case, Claim, Item

_WHERE = r"(?s)^(?P<what>.*?)(?: - at `\$?\.?(?P<field>.*)`)?$"
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Case)


def encode(case: Case) -> bytes:
    """Return the case as one JSON object; fields at their default are left out."""
    return _encoder.encode(case)


def decode(document: bytes | str) -> Case:
    """Read a case.

    Raises:
        Malformed: it is not JSON, or a field is unknown, missing, of the wrong kind, or
            contradicts another.
    """
    try:
        case = _decoder.decode(document)
    except msgspec.ValidationError as error:
        raise _malformed(error) from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise Malformed("", f"not a JSON document: {error}") from error
    return checked(case)


def from_document(document: object) -> Case:
    """Read a case from plain dictionaries and lists; raises Malformed as `decode` does."""
    try:
        case = msgspec.convert(document, Case)
    except msgspec.ValidationError as error:
        raise _malformed(error) from error
    return checked(case)


def to_document(case: Case) -> dict[str, Any]:
    """Return the case as plain dictionaries and lists."""
    document: dict[str, Any] = msgspec.json.decode(encode(case))
    return document


def schema() -> dict[str, Any]:
    """Return the JSON schema of a case."""
    return msgspec.json.schema(Case)


def checked(case: Case) -> Case:
    """Return the case if its parts agree with each other; raises Malformed otherwise."""
    numbers = [item.number for item in case.items]
    if numbers != list(range(1, len(numbers) + 1)):
        raise Malformed("items", "items are numbered 1, 2, 3, ... without a gap")
    _check_claims(case.claims, case.items)
    if case.clock and min(event.on for event in case.clock) < case.request.received:
        raise Malformed("clock", "an event lies before the day of receipt")
    return case


def _check_claims(claims: tuple[Claim, ...], items: tuple[Item, ...]) -> None:
    numbers = {item.number for item in items}
    ids = [claim.id for claim in claims]
    if len(set(ids)) != len(ids):
        raise Malformed("claims", "two claims have the same id")
    for index, claim in enumerate(claims):
        if not claim.items or not numbers.issuperset(claim.items):
            raise Malformed(f"claims.{index}.items", "a claim names items that the case has")


def _malformed(error: msgspec.ValidationError) -> Malformed:
    found = re.match(_WHERE, str(error))
    if found is None:
        return Malformed("", str(error))
    field = (found["field"] or "").replace("[", ".").replace("]", "")
    return Malformed(field, found["what"])
