"""Requests as JSON: one object, a list of them, or what WhatDoTheyKnow gives to an authority."""

import json
from collections.abc import Iterator

import msgspec

from foitui.intake import fields
from foitui.intake.arrival import Arrival, Fault, Origin, Reading, Unreadable
from foitui.intake.bytes_to_text import digest

JsonObject = dict[str, object]

_SITE_KEYS = {"request_id", "event_id", "event_type", "request_url", "user_url", "public_body_url"}


def read_json(data: bytes, origin: Origin) -> Iterator[Reading]:
    """Read every object; one that cannot be read does not stop the rest.

    Raises:
        Fault: the whole file is not JSON, or holds no object.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise Fault("it is not JSON that can be read") from fault
    if isinstance(found, dict) and isinstance(found.get("requests"), list):
        found = found["requests"]
    if isinstance(found, dict):
        yield _request(found, data, origin)
        return
    if not isinstance(found, list) or not found:
        raise Fault("it holds no request: neither an object nor a list of objects")
    for number, each in enumerate(found, start=1):
        part = origin.part(f"request {number}")
        try:
            yield _request(each, None, part)
        except Fault as fault:
            yield Unreadable(part.source, str(fault))


def _request(found: object, data: bytes | None, origin: Origin) -> Arrival:
    if not isinstance(found, dict):
        raise Fault("it is not an object")
    canonical = json.dumps(found, sort_keys=True).encode()
    named, unknown = _fields(found)
    event = found.get("event_id")
    key = f"wdtk-event:{event}" if _is_site(found) and event else digest(canonical)
    arrival = fields.arrival(named, canonical if data is None else data, key, origin)
    note = fields.unused(unknown)
    return msgspec.structs.replace(arrival, notes=(*arrival.notes, note)) if note else arrival


def _fields(found: JsonObject) -> tuple[dict[str, str], list[str]]:
    """Return the values by field, and the keys that mean none."""
    named: dict[str, str] = {}
    unknown: list[str] = []
    for key, value in found.items():
        if _is_site(found) and key in {*_SITE_KEYS, "id"}:
            continue
        name = fields.field(key)
        if name and isinstance(value, str | int | float):
            named.setdefault(name, str(value))
        elif value is not None:
            unknown.append(key)
    return named, unknown


def _is_site(found: JsonObject) -> bool:
    """Say whether this has the shape of the public site's interface for authorities."""
    return "request_email" in found
