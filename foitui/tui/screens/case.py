"""One case: what was asked on the left, what has been decided on the right."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from foitui import case as changes
from foitui.case.errors import CaseError
from foitui.case.records import Case
from foitui.law.findings import Finding, findings
from foitui.law.guide import open_questions
from foitui.letters.summary import summary
from foitui.tui import days, sending
from foitui.tui.actions import bindings
from foitui.tui.due import due_of, left_of, urgency
from foitui.tui.flow import flowed
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.date_line import DateLine
from foitui.tui.widgets.decisions import Decisions
from foitui.tui.widgets.lines import Lines, hanging
from foitui.tui.widgets.text_view import TextView
from foitui.tui.widths import WIDTHS

WHY_REVEALED = "to deal with the case"
"""What history says about a look at who asked; it is one key, so nobody is asked for more."""


class Asker(Lines):
    """Who asked: hidden, because a request is decided blind to that, until it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.told = ""

    def reveal(self, case: Case) -> None:
        """Tell who asked."""
        who = case.request.requester
        said = ", ".join(part for part in (who.name, who.email, who.address) if part)
        self.told = said or "no name was given"
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Return who asked, or that it is hidden."""
        if self.told:
            return list(hanging((("Asked by: ", "bold"),), self.told, width, most=3))
        return list(hanging((), "Who asked is hidden; r shows it.", width, "$muted", 1))


class RequestView(TextView, inherit_bindings=False):
    """The request; g leads to the guide here, and not to the start of the text."""

    BINDINGS = bindings("text", without="g G")


class CaseScreen(OfficeScreen[None]):
    """The request, the decisions, the clock and the next question."""

    GROUP = "case"
    BINDINGS = bindings("case")

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self.reference = reference
        self.opened: OpenCase | None = None
        self._told = -1
        """Version of the case at which it was told that the reply should not go out."""

    def compose(self) -> ComposeResult:
        """Lay out the title, the two halves and the keys."""
        yield TitleBar(self.reference)
        with Container(id="case"):
            with Container(id="asked"):
                yield Asker()
                yield RequestView()
            yield Decisions()
        yield KeyBar("case")
        yield DateLine()

    def on_mount(self) -> None:
        """Read the case and show it."""
        self.query_one(DateLine).display = False
        self.query_one(RequestView).focus()
        with self.telling():
            case = self.desk.store.get(self.reference)
            self.opened = OpenCase(self.office, case)
            self.opened.changed.subscribe(self, self._show, immediate=True)
            self.query_one(RequestView).show_text(flowed(case.request.text))
            self._show(case)

    def _show(self, case: Case) -> None:
        due = due_of(case, self.desk)
        mark = urgency(case, due, self.desk)
        told = summary(case, due, self.desk.today())
        self.query_one(Decisions).tell(told, case, mark)
        left = left_of(due, self.desk)
        said = "" if left is None or case.sent else f"{mark} {left} working days left".strip()
        if left is not None and left < 0 and not case.sent:
            said = f"{mark} {-left} working days late"
        style = {"!!": "bold $error", "!": "bold $warning"}.get(mark, "")
        self.query_one(TitleBar).say(f"{case.reference}  {case.request.subject}", ((said, style),))

    # ---- other screens

    def action_guide(self, place: str | None = "") -> None:
        """Answer the next question."""
        from foitui.tui.screens.guide import GuideScreen  # 40 ms, for those who answer

        if self.opened is not None and place is not None:
            self.app.push_screen(GuideScreen(self.opened, place))

    def action_letter(self) -> None:
        """Read the reply; a gap in it leads into the guide."""
        from foitui.tui.screens.letter import LetterScreen  # Jinja: 70 ms

        if self.opened is not None:
            self.app.push_screen(LetterScreen(self.opened.case), self.action_guide)

    def action_summary(self) -> None:
        """Read the case summed up."""
        from foitui.tui.screens.summary import SummaryScreen  # read when it is wanted

        if self.opened is not None:
            self.app.push_screen(SummaryScreen(self.opened.case))

    def action_deadline(self) -> None:
        """See every day that counts towards the deadline."""
        if self.opened is not None:
            case = self.opened.case
            due = due_of(case, self.desk)
            text = days.explained(due, case.request.received, left_of(due, self.desk))
            self._page(f"{case.reference}  Deadline", text)

    def action_check(self) -> None:
        """See what a reply sent now would lack."""
        if self.opened is not None:
            case = self.opened.case
            self._page(f"{case.reference}  Check", sending.lacks(self._found(case)))

    def _found(self, case: Case) -> tuple[Finding, ...]:
        kind = self.desk.settings.authority.kind
        return findings(case, self.desk.today(), authority=kind)

    def _page(self, title: str, text: str) -> None:
        from foitui.tui.screens.page import PageScreen  # read when it is wanted

        self.app.push_screen(PageScreen(title, text))

    def action_items(self) -> None:
        """Word anew what is asked for."""
        from foitui.tui.screens.items import ItemsScreen  # a text area: 20 ms

        if self.opened is not None:
            self.app.push_screen(ItemsScreen(self.opened))

    # ---- changes

    def _change(self, change: Callable[..., Case], *words: object) -> bool:
        """Make a change by the officer, now; whether the case allowed it."""
        if self.opened is None:
            return False
        try:
            made = change(self.opened.case, *words, officer=self.desk.officer, at=self.desk.at())
        except CaseError as refusal:
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            return False
        self.opened.change(made)
        return True

    def action_undo(self) -> None:
        """Take back the last change."""
        if self._change(changes.undo) and self.opened is not None:
            self.tell(self.opened.case.events[-1].summary)

    def action_reveal(self) -> None:
        """Record that the officer looks at who asked, and show it once that is stored."""
        if not self.query_one(Asker).told and self._change(changes.reveal_requester, WHY_REVEALED):
            self.run_worker(self._reveal())

    async def _reveal(self) -> None:
        if self.opened is not None and await self.opened.stored_now():
            self.query_one(Asker).reveal(self.opened.case)

    def action_record(self) -> None:
        """Ask when it happened; tell first, and once, why the reply should not go out."""
        if self.opened is None:
            return
        case = self.opened.case
        found = () if sending.waits(case) else self._found(case)
        why = "" if sending.waits(case) else sending.held_back(case, found)
        if why and (open_questions(case) or self._told != case.version):
            self._told = case.version
            self._page(f"{case.reference}  Check", f"{why}\n\n{sending.lacks(found)}")
            return
        self.query_one(KeyBar).display = False
        self.query_one(DateLine).ask(sending.asks(case), self.desk.today())

    @on(DateLine.Given)
    def record_date(self, given: DateLine.Given) -> None:
        """Record what happened on a day."""
        if self.opened is not None and given.date is not None:
            change = sending.recorder(self.opened.case, self.desk.settings, given.date)
            if not self._change(change):
                return
            self.tell(self.opened.case.events[-1].summary)
        self.query_one(DateLine).display = False
        self.query_one(KeyBar).display = True
        self.query_one(RequestView).focus()

    # ---- moving

    def action_other_side(self) -> None:
        """Scroll the other half."""
        decisions = self.query_one(Decisions)
        other = self.query_one(RequestView) if decisions.has_focus else decisions
        other.focus()
