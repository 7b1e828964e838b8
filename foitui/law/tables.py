"""Reads the tables of law: the files in `law/data`, which lawyers correct without reading Python.

They are read whenever a case is shown, so by a compiled reader: a third of the time of Python's.
"""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

DATA = Path(__file__).parent / "data"

Table = TypeVar("Table")


def document(name: str) -> dict[str, Any]:
    """Return a table as it stands; raises ValueError where it is not TOML."""
    import tomli  # 2 ms; commands that read no table need not pay them

    return tomli.loads((DATA / name).read_text("utf-8"))


def table(name: str, kind: type[Table]) -> Table:
    """Return a table as records; raises msgspec.ValidationError where it does not fit them."""
    return msgspec.convert(document(name), kind, str_keys=True)
