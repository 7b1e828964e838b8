"""Times as they stand in a table, and what they are held against."""

from collections.abc import Sequence
from statistics import median

PAGE = 10.0
"""Milliseconds that a first page and a search may take."""
SAVE = 5.0
"""Milliseconds that a save may take."""
TIMES_PLAIN = 1.5
"""How many times longer than with psycopg alone a save may take."""
SEEN = 1_000.0
"""Milliseconds until a colleague's save is seen."""


def p95(times: Sequence[float]) -> float:
    """Return what 19 of 20 were no longer than."""
    return sorted(times)[int(len(times) * 0.95)]


def figures(times: Sequence[float] | None) -> str:
    """Return median and 95th percentile, or a dash where nothing was measured."""
    return f"{median(times):.2f} / {p95(times):.2f}" if times else "-"


def usual(times: Sequence[float] | None) -> str:
    """Return the median, or a dash."""
    return f"{median(times):.2f}" if times else "-"


def held(found: float, most: float, unit: str) -> str:
    """Return a target and whether it is kept; what misses it is meant to be seen at once."""
    return f"{most:g}{unit}: {'kept' if found <= most else '**missed**'}"


def head(*cells: str) -> None:
    """Print the first two lines of a table."""
    print(f"\n| {' | '.join(cells)} |\n{'|---' * len(cells)}|")


def row(*cells: str) -> None:
    """Print a line of a table as soon as it is known."""
    print(f"| {' | '.join(cells)} |", flush=True)
