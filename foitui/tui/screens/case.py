"""One case: what was asked on the left, what has been decided on the right."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen

from foitui.case import changes
from foitui.case.records import Case
from foitui.law.deadline import left_in_words
from foitui.law.next_step import NextStep
from foitui.law.suggestions import suggestions
from foitui.letters.summary import summary
from foitui.letters.summary_records import Row
from foitui.reports.identity import hidden
from foitui.store.errors import StoreError
from foitui.store.protocol import Similar
from foitui.tui.actions import bindings
from foitui.tui.due import due_of, is_closed, left_of, urgency
from foitui.tui.flow import flowed
from foitui.tui.mending import Way
from foitui.tui.screens.case_recording import CaseRecording
from foitui.tui.severity import counted, found_of
from foitui.tui.warming import warm_guide
from foitui.tui.widgets.aside import Objections
from foitui.tui.widgets.bars import Piece, TitleBar
from foitui.tui.widgets.decisions import Decisions
from foitui.tui.widgets.lines import Lines, hanging
from foitui.tui.widgets.text_view import TextView
from foitui.tui.widths import WIDTHS

WARM_AFTER = 0.3
"""Seconds after which the guide is read that is likely to come next."""
WHY_REVEALED = "to deal with the case"
"""What history says about a look at who asked; it is one key, so nobody is asked for more."""


Following = tuple[Screen[Any], Callable[..., None] | None]
"""A screen that opens in front of this one, and what takes its answer."""


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
    hangs = True


class CaseScreen(CaseRecording):
    """The request, the decisions, the clock and the next question."""

    GROUP = "case"
    BINDINGS = bindings("case", "queue")

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self.reference = reference
        self._title = TitleBar(reference)
        self._request = RequestView()
        self._decisions = Decisions()
        self._objections = Objections()

    def compose(self) -> ComposeResult:
        """Read the case and lay it out, so that it is right at its first paint."""
        try:
            self.opened = self.watched(self.reference)
        except StoreError as error:
            self._request.set_text(f"This case cannot be shown.\n\n{error}", ())
        else:
            self._request.set_text(
                flowed(hidden(self.opened.case.request.text, self.opened.case)), ()
            )
            self._request.show_hints(suggestions(self.opened.case).spans)
            self._show(self.opened.case)
        yield self._title
        with Container(id="case"):
            with Container(id="asked"):
                yield Asker()
                yield self._request
            yield self._decisions
            yield self._objections
        yield from self.recording_lines()

    def on_mount(self) -> None:
        """Follow the case, and what colleagues do to it."""
        self._request.focus()
        if self.opened is not None:
            self.opened.changed.subscribe(self, self._show, immediate=True)
            self.begin_to_look()
            # After the first paint, which nothing that is only of use holds up.
            self.call_after_refresh(self.look_for_alike, self.opened.case)
            self.set_timer(WARM_AFTER, warm_guide)

    def _show(self, case: Case) -> None:
        desk = self.desk
        due = due_of(case, desk)
        mark = urgency(case, due, desk)
        told = summary(case, due, desk.today(), desk.calendar, rules=desk.settings.clearance)
        found = found_of(case, desk)
        self._decisions.tell(told, case, mark, Row("Findings", counted(found)))
        self._objections.tell(found)
        self.say_title()

    def show_alike(self, alike: Sequence[Similar]) -> None:
        """Show earlier cases like it below the items."""
        self._decisions.tell_alike(alike)

    def say_title(self) -> None:
        """Say which case it is, who else has it open, and what time is left."""
        if self.opened is None:
            return
        case = self.opened.case
        here = f"also open: {', '.join(self.others)}   " if self.others else ""
        turn = self.turn_of(case)
        left = (f"{turn}   " if turn else "", ""), (here, ""), self._time_left(case)
        self._keys.show_groups(*(("queue", "case") if turn else ("case",)))
        self._title.say(f"{case.reference}  {case.request.subject}", left)

    def _time_left(self, case: Case) -> Piece:
        due = due_of(case, self.desk)
        mark, left = urgency(case, due, self.desk), left_of(due, self.desk)
        style = {"!!": "bold $error", "!": "bold $warning"}.get(mark, "")
        if left is None or is_closed(case):
            return "", style
        return f"{mark} {left_in_words(left)}".strip(), style

    # ---- other screens

    def following(self, step: NextStep, place: str) -> Following | None:
        """Return the screen for what comes next in a review session; None for this one."""
        if self.opened is None:
            return None
        if step is NextStep.ANSWER:
            from foitui.tui.screens.guide import GuideScreen  # as below

            return GuideScreen(self.opened, place), None
        if step is NextStep.REPLY:
            from foitui.tui.screens.letter import LetterScreen

            return LetterScreen(self.opened.case), self.action_guide
        if step in {NextStep.LOOK, NextStep.MEND, NextStep.SUBMIT}:
            from foitui.tui.screens.review import ReviewScreen

            return ReviewScreen(self.opened), self._go
        if step is NextStep.REVIEW:
            from foitui.tui.screens.afterwards import AfterwardsScreen

            return AfterwardsScreen(self.opened), None
        return None

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

    def action_check(self) -> None:
        """See what would be objected to, and go where it is mended."""
        self.findings(None)

    def findings(self, on: dt.date | None) -> None:
        """See what would be objected to in a letter of that day."""
        from foitui.tui.screens.findings import FindingsScreen  # Jinja: 70 ms

        if self.opened is not None:
            self.app.push_screen(FindingsScreen(self.opened, on), self._go)

    def _go(self, way: Way | None) -> None:
        """Go where a finding is mended."""
        if way is None:
            return
        if way.screen == "guide":
            self.action_guide(way.place)
        elif way.screen == "items":
            self.action_items()
        elif way.screen == "letter":
            self.action_letter()
        elif way.screen == "clock":
            self.action_deadline()
        elif way.screen == "review":
            self.action_review()
        elif way.screen == "afterwards":
            self.action_afterwards()
        elif way.screen == "override":
            self.ask_again(way.place)

    def action_review(self) -> None:
        """Hand the decision to a second officer, or look at it as one."""
        from foitui.tui.screens.review import ReviewScreen  # Jinja: 70 ms

        if self.opened is not None:
            self.app.push_screen(ReviewScreen(self.opened), self._go)

    def action_history(self) -> None:
        """See everything that happened to the case."""
        from foitui.tui.screens.history import HistoryScreen  # read when it is wanted

        if self.opened is not None:
            self.app.push_screen(HistoryScreen(self.opened.stored))

    def _page(self, title: str, text: str) -> None:
        from foitui.tui.screens.page import PageScreen  # read when it is wanted

        self.app.push_screen(PageScreen(title, text))

    def action_items(self) -> None:
        """Word anew what is asked for."""
        from foitui.tui.screens.items import ItemsScreen  # a text area: 20 ms

        if self.opened is not None:
            self.app.push_screen(ItemsScreen(self.opened))

    # ---- changes

    def action_undo(self) -> None:
        """Take back the last change."""
        self.change(changes.undo, notice=True)

    def action_reveal(self) -> None:
        """Record that the officer looks at who asked, and show it once that is stored."""
        if not self.query_one(Asker).told and self.change(changes.reveal_requester, WHY_REVEALED):
            self.run_worker(self._reveal())

    async def _reveal(self) -> None:
        if self.opened is not None and await self.opened.stored_now():
            self.query_one(Asker).reveal(self.opened.case)
            self._request.show_text(flowed(self.opened.case.request.text))

    # ---- moving

    def come_back(self) -> None:
        """Go back to the request from a line that was typed into."""
        self._request.focus()

    def action_other_side(self) -> None:
        """Scroll the other half; not while something is typed in the place of the keys."""
        if not self._keys.display:
            return
        (self._request if self._decisions.has_focus else self._decisions).focus()
