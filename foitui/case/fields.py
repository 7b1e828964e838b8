"""A case as fields by their place, so that two states can be compared whatever the order."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, cast

import msgspec

from foitui.case.labels import claim_label, field_label, item_label
from foitui.case.records import Case, JsonValue

Path: TypeAlias = tuple[str, ...]
"""`("items", "1", "held")`, `("claims", "c1", "pit", "balance")`, `("officer",)`."""
Fields: TypeAlias = Mapping[Path, JsonValue]

_UNCOMPARED = frozenset({"events", "claims_made"})
_KEYED = {"items": "number", "claims": "id"}
"""Lists whose elements have an identity, and what it is."""
_GATHERED = frozenset(
    {
        *("clock", "correspondence", "rejected_signals", "attestations", "exchanges"),
        *("comments", "approvals", "reviews", "complaints"),
    }
)
"""Lists of dated or single facts: each element is a field by itself."""
_WHOLE = frozenset({"sent", "request", "waiting", "submitted", "publication", "hold"})
"""Records that make sense only together."""


def fields_of(case: Case) -> Fields:
    """Return every field that has a value."""
    # By way of JSON, because msgspec.to_builtins leaves tuples as they are.
    document = cast("dict[str, JsonValue]", msgspec.json.decode(msgspec.json.encode(case)))
    return dict(_fields(document))


def _fields(document: dict[str, JsonValue]) -> Iterator[tuple[Path, JsonValue]]:
    for name, value in document.items():
        if name in _UNCOMPARED:
            continue
        if name in _KEYED:
            for each in value:
                key = str(each[_KEYED[name]])
                yield from _record((name, key), each)
        elif name in _GATHERED:
            for each in value:
                yield _fact(name, each)
        else:
            yield from _record((name,), value)


def _record(path: Path, value: JsonValue) -> Iterator[tuple[Path, JsonValue]]:
    if isinstance(value, dict) and path[-1] not in _WHOLE:
        for name, each in value.items():
            yield from _record((*path, name), each)
    else:
        yield path, value


def _fact(name: str, fact: JsonValue) -> tuple[Path, JsonValue]:
    """Give a fact its place: an attestation that of its question, any other that of its words."""
    if name == "attestations":
        return (name, fact["finding"], fact.get("claim") or ""), fact
    return (name, msgspec.json.encode(fact).decode()), fact


def whole(fields: Fields, path: Path) -> JsonValue:
    """Return the value at a path; of an item or claim all its fields; None where there is none."""
    if len(path) == 2 and path[0] in _KEYED:
        found = {key[2:]: value for key, value in fields.items() if key[:2] == path}
        return found or None
    return fields.get(path)


def assembled(fields: Fields, first: Case, second: Case) -> Case:
    """Make a case of fields; lists in the order of the first case, then of the second."""
    document: dict[str, Any] = {}
    for path, value in fields.items():
        place = document
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = value
    for name in _KEYED:
        document[name] = list(document.get(name, {}).values())
    document["items"].sort(key=lambda item: item["number"])
    order = [claim.id for claim in (*first.claims, *second.claims)]
    document["claims"].sort(key=lambda claim: order.index(claim["id"]))
    for name in _GATHERED:
        document[name] = [value for path, value in fields.items() if path[0] == name]
    made = max(first.claims_made, second.claims_made)
    state = msgspec.convert({**document, "claims_made": made}, Case)
    return msgspec.structs.replace(state, events=first.events)


def named(path: Path, *cases: Case) -> str:
    """Name a field in words; the cases tell the provisions of their claims."""
    top, *rest = path
    field = ".".join(rest[1:])
    if top == "items":
        return item_label(rest[0], field)
    if top == "claims":
        claims = (claim for case in cases for claim in case.claims if claim.id == rest[0])
        found = next(claims, None)
        return claim_label(found.provision if found else "A claim", field)
    if top == "attestations":
        return f"Attested: {rest[0].replace('_', ' ')}"
    return field_label(top if top in _GATHERED else ".".join(path))
