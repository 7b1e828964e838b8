"""The widths at which a screen is laid out in another way."""

WIDTHS = [(0, "-narrow"), (100, "-wide")]
"""From so many columns on, this class: the stylesheet puts things side by side on a wide one."""
