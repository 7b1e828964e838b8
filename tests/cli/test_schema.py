"""`foitui schema`."""

import json

import msgspec
import pytest

from foitui.cli.schema import kind_of
from tests.cli.conftest import Add, Run


def test_the_schema_of_a_case_describes_every_record(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert schema["$ref"] == "#/$defs/Case"
    assert {"Request", "Item", "Claim", "Event"} <= set(schema["$defs"])
    assert "\n    " not in schema["$defs"]["Case"]["description"]


@pytest.mark.parametrize("shape", ["list", "show", "check"])
def test_what_commands_print_is_described_too(shape: str, run: Run) -> None:
    schema = json.loads(run("schema", shape).out)
    assert schema["title"].startswith(f"foitui {shape}, version ")


PRINTED = {
    "stats": ("stats", "--year", "2026", "--json"),
    "performance": ("stats", "--year", "2026", "--by", "officer", "--json"),
    "workload": ("stats", "--workload", "--json"),
    "timeline": ("history", "FOI-2026-0001", "--timeline", "--json"),
    "retention": ("retention", "--json"),
    "log": ("log", "--format", "json"),
}


@pytest.mark.parametrize("shape", PRINTED)
def test_what_the_numbers_print_has_the_shape_described(shape: str, add: Add, run: Run) -> None:
    add()
    printed = json.loads(run(*PRINTED[shape]).out)
    assert msgspec.convert(printed, kind_of(shape), strict=False) is not None
    assert json.loads(run("schema", shape).out)["title"].startswith(f"foitui {shape}, version ")
