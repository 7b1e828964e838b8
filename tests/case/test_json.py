"""JSON in and out: what is not a case is refused with the name of the field."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.case.errors import Malformed
from foitui.case.json import decode, encode, from_document, schema, to_document
from tests.case.examples import received

REQUEST = {"received": "2026-03-02", "text": "Dear authority"}
ITEM = {"number": 1, "text": "How many?"}
CLAIM = {"id": "c1", "provision": "s43(2)", "items": [1]}


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({}, ""),
        ({"request": {**REQUEST, "received": "2026-02-30"}}, "request.received"),
        ({"request": REQUEST, "surprise": 1}, ""),
        ({"request": REQUEST, "items": [{**ITEM, "held": "perhaps"}]}, "items.0.held"),
        ({"request": REQUEST, "items": [{**ITEM, "number": 2}]}, "items"),
        ({"request": REQUEST, "items": [ITEM], "claims": [CLAIM, CLAIM]}, "claims"),
        (
            {"request": REQUEST, "items": [ITEM], "claims": [{**CLAIM, "items": [4]}]},
            "claims.0.items",
        ),
        (
            {"request": REQUEST, "clock": [{"kind": "received", "on": "2026-03-01"}]},
            "clock",
        ),
    ],
)
def test_what_does_not_fit_is_named_by_its_field(document: dict[str, Any], field: str) -> None:
    with pytest.raises(Malformed) as refusal:
        decode(json.dumps(document))
    assert refusal.value.field == field


@given(st.binary(max_size=40))
def test_bytes_that_are_no_case_are_refused_and_never_crash(document: bytes) -> None:
    with pytest.raises(Malformed):
        decode(document)


def test_a_case_travels_as_plain_data() -> None:
    case = received()
    assert from_document(to_document(case)) == case
    assert json.loads(encode(case)) == to_document(case)


def test_the_schema_describes_every_field_of_a_case() -> None:
    described = schema()["$defs"]["Case"]["properties"]
    assert {"request", "items", "claims", "clock", "events"} <= described.keys()
