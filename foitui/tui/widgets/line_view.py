"""What is drawn line by line: any number of lines, and only those that are seen are made."""

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

THUMB = 1
"""Columns at the right edge that show where in the whole this page is."""


class LineView(ScrollView, inherit_bindings=False):
    """Counts its lines without a layout, and draws its own scroll bar into the lines it sends.

    Textual lays the screen out anew for each change of the virtual size, and sends its scroll bar
    as single cells, each with its place and colours: 13 kB more for opening a text.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-view--thumb", "line-view--rest"}

    def set_count(self, lines: int) -> None:
        """Say how many lines there are; the caller draws them."""
        self.set_reactive(Widget.virtual_size, Size(0, lines))

    def stay_inside(self) -> None:
        """Scroll back where the end has moved up; not to be called while drawing."""
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def thumb(self, y: int) -> Segment:
        """Return the last column of a line that is seen."""
        height, top, count = self.size.height, self.scroll_offset.y, self.virtual_size.height
        if count <= height:
            return Segment(" ", self.get_component_rich_style("line-view--rest"))
        first = top * height // count
        last = max(first, -(-(top + height) * height // count) - 1)
        if first <= y <= last:
            return Segment("┃", self.get_component_rich_style("line-view--thumb"))
        return Segment(" ", self.get_component_rich_style("line-view--rest"))
