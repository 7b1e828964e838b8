"""Why cases are msgspec records: import time, and the time to read 10,000 cases from JSON.

Run: python -m benchmarks.records   (libraries that are not installed are left out)
"""

import dataclasses
import datetime as dt
import importlib.util
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from foitui.case import changes as change
from foitui.case.json import decode, encode
from foitui.case.records import Case, Request
from foitui.case.words import Held, Route

CASES = 10_000
ROUNDS = 9


def example() -> Case:
    """Return a case of common size: five items, two claims, twelve events."""
    who: Any = {"officer": "officer", "at": dt.datetime(2026, 3, 2, tzinfo=dt.UTC)}
    text = "Please send me the figures for each year since 2019. " * 60
    case = change.receive(Request(received=dt.date(2026, 3, 2), text=text), ["one"] * 5, **who)
    case = change.choose_route(case, (1, 2, 3, 4, 5), Route.FOIA, **who)
    case = change.establish_held(case, (1, 2, 3, 4, 5), Held.HELD, **who)
    case = change.claim_exemptions(case, (1, 2, 3), ["s31(1)(a)", "s43(2)"], **who)
    for claim in ("c1", "c2"):
        case = change.give_reason(case, claim, "Offenders would adapt. " * 20, **who)
        case = change.list_factors_for(case, claim, ["Openness."] * 3, **who)
        case = change.list_factors_against(case, claim, ["Harm."] * 4, **who)
        case = change.reason_balance(case, claim, "It weighs more. " * 20, **who)
    return case


def import_ms(statement: str) -> float:
    """Return the median time of a fresh interpreter that runs one statement, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def seconds(read: Callable[[bytes], object], document: bytes) -> float:
    """Return the time to read the document as often as there are cases."""
    start = time.perf_counter()
    for _ in range(CASES):
        read(document)
    return time.perf_counter() - start


def _pydantic_reader() -> Callable[[bytes], object]:
    """Mirror the records as pydantic models, by the types they declare."""
    from pydantic import TypeAdapter  # type: ignore[import-not-found,unused-ignore]

    reader: Callable[[bytes], object] = TypeAdapter(_as_dataclass(Case)).validate_json
    return reader


def _cattrs_reader() -> Callable[[bytes], object]:
    from cattrs.preconf.json import make_converter  # type: ignore[import-not-found,unused-ignore]

    converter = make_converter()
    mirrored = _as_dataclass(Case)
    return lambda document: converter.loads(document, mirrored)


def _as_dataclass(record: Any, known: dict[Any, Any] | None = None) -> Any:
    """Make a frozen dataclass with the fields of a record, and of the records within it."""
    import typing

    import msgspec

    known = {} if known is None else known
    if record in known:
        return known[record]
    fields: list[Any] = []
    for field in msgspec.structs.fields(record):
        kind = _mirrored(field.type, known, typing)
        if field.default_factory is not msgspec.NODEFAULT:
            default = dataclasses.field(default_factory=field.default_factory)
        elif field.required:
            default = dataclasses.field()
        else:
            plain = None if isinstance(field.default, msgspec.Struct) else field.default
            kind = kind | None if isinstance(field.default, msgspec.Struct) else kind
            default = dataclasses.field(default=plain)
        fields.append((field.name, kind, default))
    made = dataclasses.make_dataclass(record.__name__, fields, frozen=True, kw_only=True)
    known[record] = made
    return made


def _mirrored(kind: Any, known: dict[Any, Any], typing: Any) -> Any:
    import msgspec

    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _as_dataclass(kind, known)
    arguments = typing.get_args(kind)
    if not arguments:
        return kind
    mirrored = tuple(_mirrored(argument, known, typing) for argument in arguments)
    origin = typing.get_origin(kind)
    if origin is tuple or origin is dict:
        return origin[mirrored]
    return typing.Union[mirrored]


def main() -> None:
    """Measure and print a table."""
    document = encode(example())
    bare = import_ms("pass")
    rows: list[tuple[str, str, Callable[[bytes], object] | None]] = [
        ("json alone, unchecked", "import json", json.loads),
        ("msgspec", "import msgspec", decode),
    ]
    for name, statement, reader in (
        ("pydantic", "import pydantic; pydantic.BaseModel", _pydantic_reader),
        ("cattrs", "import cattrs.preconf.json", _cattrs_reader),
    ):
        if importlib.util.find_spec(name):
            rows.append((name, statement, reader()))
    print(f"{len(document)} bytes a case; a bare interpreter takes {bare:.0f} ms\n")
    print(f"{'library':<24}{'import, ms over bare':>22}{f'{CASES:,} cases, s':>20}")
    for name, statement, read in rows:
        taken = f"{seconds(read, document):.2f}" if read else "-"
        print(f"{name:<24}{import_ms(statement) - bare:>22.0f}{taken:>20}")


if __name__ == "__main__":
    main()
