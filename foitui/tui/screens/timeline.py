"""What happened to a case, as a line of working days and as a list."""

from typing import ClassVar

from textual.app import ComposeResult

from foitui.case.records import Case
from foitui.law.deadline import left_in_words
from foitui.law.timeline import timeline
from foitui.reports.timeline import drawn
from foitui.tui.actions import bindings
from foitui.tui.desk import Desk
from foitui.tui.due import due_of, left_of
from foitui.tui.screens.paper import PaperScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.text_view import TextView

_PLAIN = 78
"""Columns of the line where it is copied or written."""


class TimelineText(TextView):
    """The line, laid out for the width."""

    measured: ClassVar[bool] = False

    def __init__(self, case: Case, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        who = desk.settings.authority
        self._found = timeline(
            case, desk.calendar, desk.today(), authority=who.kind, nation=who.nation
        )

    def fit(self, width: int) -> None:
        """Draw it for a width."""
        made = drawn(self._found, self._desk.calendar, width)
        self.set_text(made.text, made.marks)

    def plain(self) -> str:
        """Return it in ASCII, for a file."""
        return drawn(self._found, self._desk.calendar, _PLAIN, blocks=False).text


class TimelineScreen(PaperScreen[None]):
    """The timeline of a case."""

    GROUP = "timeline"
    BINDINGS = bindings("timeline")

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case

    def compose(self) -> ComposeResult:
        """Lay out the title, the line and the keys."""
        self._line = TimelineText(self.case, self.desk)
        yield TitleBar(f"{self.case.reference}  Timeline", ((self._left(), ""),))
        yield self._line
        yield KeyBar("timeline")

    def _left(self) -> str:
        left = left_of(due_of(self.case, self.desk), self.desk)
        if left is None or self.case.sent is not None or self.case.withdrawn is not None:
            return ""
        return left_in_words(left)

    def paper(self) -> tuple[str, str]:
        """Return the timeline as text, and a name for the file."""
        return f"{self.case.reference} timeline.txt", self._line.plain()
