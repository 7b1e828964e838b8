"""`foitui schema`: the shape of what is stored and printed, as JSON Schema."""

import argparse
from typing import Any

from foitui.cli.common import print_json

_NUMBERS = ("stats", "performance", "workload", "timeline", "retention", "log")
_SHAPES = ("case", "list", "show", "check", "clearance", *_NUMBERS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui schema`."""
    parser.epilog = (
        "examples:\n"
        "  foitui schema          the case, as it is stored, exported and imported\n"
        "  foitui schema list     what 'foitui list --json' prints\n"
        "  foitui schema stats    'foitui stats --json'; performance: --by, workload: --workload"
    )
    parser.add_argument(
        "shape",
        metavar="SHAPE",
        nargs="?",
        choices=_SHAPES,
        default="case",
        help=f"of what: {', '.join(_SHAPES)} (default: case)",
    )


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    print_json(schema(args.shape))
    return 0


def schema(shape: str) -> dict[str, object]:
    """Return the JSON Schema of the case, or of what a command prints with `--json`."""
    import msgspec

    from foitui import __version__

    described = msgspec.json.schema(kind_of(shape))
    _tidy(described)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"foitui {shape}, version {__version__}",
        **described,
    }


def kind_of(shape: str) -> Any:
    """Return the type of what has this shape."""
    from foitui.case.records import Case
    from foitui.cli.list_ import Listed
    from foitui.cli.shapes import Checked, LookShown, Shown

    if shape in _NUMBERS:
        return _number(shape)
    kinds = {"case": Case, "list": list[Listed], "show": Shown, "check": Checked}
    return {**kinds, "clearance": LookShown}[shape]


def _number(shape: str) -> Any:
    from foitui.law.timeline import Timeline
    from foitui.reports.disclosure_log import Entry
    from foitui.reports.performance import Forecast, Performance
    from foitui.reports.retention import Kept
    from foitui.reports.statistics import Statistics

    kinds: dict[str, object] = {
        "stats": Statistics,
        "performance": list[Performance],
        "workload": Forecast,
        "timeline": Timeline,
        "retention": list[Kept],
        "log": list[Entry],
    }
    return kinds[shape]


def _tidy(node: object) -> None:
    """Take the indentation of our source out of the descriptions."""
    import inspect

    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            node["description"] = inspect.cleandoc(node["description"])
        for value in node.values():
            _tidy(value)
    elif isinstance(node, list):
        for value in node:
            _tidy(value)
