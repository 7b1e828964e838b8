"""How large the terminal is: as `shutil` finds it, which takes 2 ms to import."""

import os
import sys


def columns() -> int:
    """Return how many columns there are, 80 where nobody can tell."""
    return _named("COLUMNS") or _told()[0] or 80


def lines() -> int:
    """Return how many lines there are, 24 where nobody can tell."""
    return _named("LINES") or _told()[1] or 24


def _named(variable: str) -> int:
    named = os.environ.get(variable, "")
    return int(named) if named.isdecimal() else 0


def _told() -> tuple[int, int]:
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()) if sys.__stdout__ else (0, 0)
    except (OSError, ValueError):
        return 0, 0
