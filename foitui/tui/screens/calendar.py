"""The deadline as a calendar, one for each route; day by day when asked for."""

from typing import ClassVar

from textual.app import ComposeResult

from foitui.case.records import Case
from foitui.law.clocks.grid import grid
from foitui.law.deadline import RouteDeadline, route_deadlines
from foitui.letters.english import named
from foitui.tui import days
from foitui.tui.actions import bindings
from foitui.tui.desk import Desk
from foitui.tui.due import left_of
from foitui.tui.explaining import ROUTES, of_deadline
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.show import Span
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.text_view import TextView


def clocks_of(case: Case, desk: Desk) -> tuple[RouteDeadline, ...]:
    """Return the deadline under each route of a case."""
    who = desk.settings.authority
    return route_deadlines(case, desk.calendar, authority=who.kind, nation=who.nation)


class CalendarText(TextView):
    """The weeks of each clock, laid out for the width; or its days, one a line."""

    measured: ClassVar[bool] = False

    def __init__(self, case: Case, desk: Desk) -> None:
        super().__init__()
        self._case, self._desk = case, desk
        self._clocks = clocks_of(case, desk)
        self.by_day = False

    def fit(self, width: int) -> None:
        """Lay out for a width."""
        text, marks = "", list[Span]()
        for each in self._clocks:
            text += f"\n\n{_heading(each)}\n" if text else f"{_heading(each)}\n"
            body, places = self._body(each, width)
            marks += [(start + len(text), end + len(text)) for start, end in places]
            text += body
        self.set_text(text, marks)

    def _body(self, each: RouteDeadline, width: int) -> tuple[str, tuple[Span, ...]]:
        received, today = self._case.request.received, self._desk.today()
        if self.by_day:
            left = left_of(each.deadline, self._desk)
            return days.explained(each.deadline, received, left), ()
        lines = days.told(each.deadline, left_of(each.deadline, self._desk))
        made = grid(each.deadline, received, today, width)
        before = "\n".join(lines) + "\n\n"
        places = [(start + len(before), end + len(before)) for start, end in made.marks]
        return before + made.text, tuple(places)


def _heading(each: RouteDeadline) -> str:
    whom = f", {named(each.items)}" if each.items else ""
    return f"{ROUTES[each.route]}{whom}"


class CalendarScreen(OfficeScreen[None]):
    """The weeks up to the deadline."""

    GROUP = "calendar"
    BINDINGS = bindings("calendar")

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case

    def compose(self) -> ComposeResult:
        """Lay out the title, the weeks and the keys."""
        self._weeks = CalendarText(self.case, self.desk)
        yield TitleBar(f"{self.case.reference}  Deadline")
        yield self._weeks
        yield KeyBar("calendar")

    def action_by_day(self) -> None:
        """Show a line a day, or the weeks again."""
        self._weeks.by_day = not self._weeks.by_day
        self._weeks.draw_anew()
        self._weeks.scroll_to(y=0, animate=False, force=True)

    def action_explain(self) -> None:
        """Show the rule, the source and the reasoning of each date."""
        from foitui.tui.screens.page import PageScreen  # read when it is asked for

        text = "\n\n".join(map(of_deadline, clocks_of(self.case, self.desk)))
        self.app.push_screen(PageScreen(f"{self.case.reference}  Why this date", text))
