"""Fields and values of a case in words."""

import pytest

from foitui.case.labels import label, said
from foitui.case.records import Change
from tests.case.test_merging import begun


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("items.0.held", "Item 1: held"),
        ("items.1", "Item 2"),
        ("claims.0.pit.for_disclosure.2", "s31(1)(a): factors for release"),
        ("claims.7.reason", "Claim 8: reason"),
        ("claims.1.details.qualified_person", "s43(2): qualified person"),
        ("cost.hours", "Hours estimated"),
        ("clock.1", "Clock 2"),
        ("sent", "Reply"),
        ("brand_new.thing", "Brand new, thing"),
    ],
)
def test_a_field_is_named_as_an_officer_would(field: str, words: str) -> None:
    assert label(Change(field=field), begun()) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        ("", "nothing"),
        (True, "yes"),
        ("not_held", "not held"),
        ("The file snake_case.txt", "The file snake_case.txt"),
        (3.5, "3.5"),
        (["openness", "money"], "openness; money"),
        ({"kind": "fee_received", "on": "2026-04-02"}, "kind: fee received; on: 2026-04-02"),
    ],
)
def test_a_value_is_said_as_a_person_would(value: object, words: str) -> None:
    assert said(value) == words
