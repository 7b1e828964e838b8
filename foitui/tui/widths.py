"""The widths at which a screen is laid out in another way."""

WIDTHS = [(0, "-narrow"), (100, "-wide"), (150, "-broad")]
"""From so many columns on, this class: the stylesheet puts things side by side on a wide one, and
a third thing beside them on a broad one."""
MEASURE = 90
"""Columns of text at most; longer lines are hard to read."""
