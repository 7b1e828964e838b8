"""`foitui schema`."""

import json

import pytest

from tests.cli.conftest import Run


def test_the_schema_of_a_case_describes_every_record(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert schema["$ref"] == "#/$defs/Case"
    assert {"Request", "Item", "Claim", "Event"} <= set(schema["$defs"])
    assert "\n    " not in schema["$defs"]["Case"]["description"]


@pytest.mark.parametrize("shape", ["list", "show", "check"])
def test_what_commands_print_is_described_too(shape: str, run: Run) -> None:
    schema = json.loads(run("schema", shape).out)
    assert schema["title"].startswith(f"foitui {shape}, version ")
