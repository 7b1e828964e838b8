"""The stylesheet, read in two steps: what the first screen needs, and the rest once it is painted.

Reading all of it takes 6 ms of the start, the first part 2.
"""

from pathlib import Path

FILE = Path(__file__).with_name("foitui.tcss")
MARK = "/* ==== "
"""Begins the line below which nothing concerns the first screen."""


def first() -> str:
    """Return what the caseload needs."""
    return _parts()[0]


def rest() -> str:
    """Return what is for screens that open later, each line where it stands in the file."""
    before, after = _parts()
    return "\n" * before.count("\n") + after


def _parts() -> tuple[str, str]:
    before, mark, after = FILE.read_text(encoding="utf-8").partition(MARK)
    return before, mark + after
