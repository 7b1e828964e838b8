"""Recording a dated fact on the clock: a question, a fee, more time."""

from textual import on
from textual.app import ComposeResult
from textual.events import Key

from foitui.case.changes import record_clock
from foitui.case.changing import require_come
from foitui.case.errors import CaseError
from foitui.case.records import ClockEvent
from foitui.law.clock_facts import CLOCK_FACTS, judge_fact
from foitui.law.clocks.errors import ClockError
from foitui.law.clocks.records import spoken
from foitui.tui import show
from foitui.tui.actions import bindings
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.date_line import DateLine
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph

NOTHING = "not recorded"


class ClockScreen(OfficeScreen[None]):
    """The kinds of fact, each with the days recorded so far."""

    GROUP = "clock"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("clock")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__()
        self.opened = opened
        self._list = EntryList()
        self._keys = KeyBar("clock")
        self._date = DateLine()
        self._chosen = CLOCK_FACTS[0]

    def compose(self) -> ComposeResult:
        """Lay out the title, the facts and the keys."""
        self._show()
        self._date.display = False
        yield TitleBar(f"{self.opened.case.reference}  Clock")
        yield self._list
        yield self._keys
        yield self._date

    def _show(self, warnings: tuple[str, ...] = ()) -> None:
        told = []
        for number, fact in enumerate(CLOCK_FACTS, start=1):
            days = [event.on for event in self.opened.case.clock if event.kind is fact.kind]
            said = ", ".join(map(spoken, days)) or NOTHING
            paragraphs = [
                Paragraph(fact.label, f"{number} ", "strong", 3),
                Paragraph(f"{said} ({fact.cite})", "  ", "plain" if days else "muted"),
            ]
            if fact is self._chosen:
                paragraphs += [Paragraph(warning, "  ! ", "warn") for warning in warnings]
            told.append(Entry(tuple(paragraphs)))
        self._list.show(told)

    def on_key(self, event: Key) -> None:
        """Record the fact with this number."""
        if event.character and event.character in "1234567" and not self._date.display:
            event.stop()
            self._ask(int(event.character) - 1)

    def action_record(self) -> None:
        """Record the fact at the pointer."""
        if self._list.chosen is not None:
            self._ask(self._list.chosen)

    def action_explain(self) -> None:
        """Show what each fact does to the clock."""
        from foitui.tui.explaining import of_clock
        from foitui.tui.screens.page import PageScreen

        self.app.push_screen(PageScreen(f"{self.opened.case.reference}  Why", of_clock()))

    def _ask(self, number: int) -> None:
        self._chosen = CLOCK_FACTS[number]
        self._keys.display = False
        room = self.size.width - len(", on: 24 November 2026   = Tue 24 Nov 2026 ")
        label = show.cell(self._chosen.label, room).rstrip()
        self._date.ask(f"{label}, on:", self.desk.today(), self.desk.done_on)

    @on(DateLine.Given)
    def record_date(self, given: DateLine.Given) -> None:
        """Record it, or say why it cannot stand."""
        if given.date is not None and not self._recorded(given):
            return
        self._date.display = False
        self._keys.display = True
        self._list.focus()

    def _recorded(self, given: DateLine.Given) -> bool:
        desk, case = self.desk, self.opened.case
        if given.date is None:
            return False
        fact = ClockEvent(kind=self._chosen.kind, on=given.date)
        who = desk.settings.authority
        try:
            require_come(given.date, desk.today())
            warnings = judge_fact(case, fact, desk.calendar, authority=who.kind, nation=who.nation)
            changed = record_clock(case, fact, officer=desk.officer, at=desk.at())
        except (ClockError, CaseError) as refusal:
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            return False
        if not self.opened.change(changed):
            return True
        self._show(warnings)
        for warning in warnings:
            self.tell(warning, trouble=True)
        return True
