"""The belt: a line filter that deletes control and bidirectional characters from every segment.

Text is cleaned at the door (`foitui.text`); this is for the day when a door is forgotten. It
deletes and does not replace, because layout has counted these characters as zero columns wide.
"""

import re
from functools import cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


@cache
def _forbidden() -> re.Pattern[str]:
    """Make the pattern when something is there that cannot be printed: 1 ms of a start."""
    return re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class Belt(LineFilter):
    """Deletes what a terminal could act on."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without control or bidirectional characters."""
        # Nothing of what is deleted can be printed, as Unicode has it.
        if all(segment.text.isprintable() for segment in segments):
            return segments
        forbidden = _forbidden()
        return [
            Segment(forbidden.sub("", text), style, control) for text, style, control in segments
        ]
