"""Recording on the screen of a case what happens next: a letter that went out, an answer in."""

import datetime as dt
from collections.abc import Callable, Iterable

from textual import on
from textual.app import ComposeResult

from foitui.case.changing import require_come
from foitui.case.errors import CaseError
from foitui.case.records import Case
from foitui.tui.open_case import Typed
from foitui.tui.screens.case_doors import CaseDoors
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar
from foitui.tui.widgets.date_line import DateLine
from foitui.tui.widgets.sent_line import Sending, SentLine

CAUSE = "late_because"
"""Where a cause that was not given yet is kept."""
WHY_LATE = "It was late. What made it late:"


class CaseRecording(CaseDoors):
    """A screen of a case that asks for what is recorded, in the place of its key bar."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = KeyBar("case")
        self._date, self._sent, self._cause = DateLine(), SentLine(), AskLine()
        self._reason = ""
        """Why the reply went out all the same, once that was said."""
        self._given: Sending | None = None
        """How the reply went out, while the cause of its delay is asked for."""

    def recording_lines(self) -> ComposeResult:
        """Lay out the key bar, and the lines that take its place."""
        self._date.display = self._sent.display = False
        yield self._keys
        yield self._date
        yield self._sent
        yield self._cause

    def findings(self, on: dt.date | None) -> None:
        """Hook: see what would be objected to in a letter of that day."""

    def come_back(self) -> None:
        """Hook: go back to what is read, from a line that was typed into."""

    def change(
        self,
        change: Callable[..., Case],
        *words: object,
        typed: Iterable[Typed] = (),
        notice: bool = False,
    ) -> bool:
        """Make a change by the officer, now; whether it could be made."""
        if self.opened is None:
            return False
        try:
            made = change(self.opened.case, *words, officer=self.desk.officer, at=self.desk.at())
        except CaseError as refusal:
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            return False
        return self.opened.change(made, also=typed, notice=notice)

    def action_record(self) -> None:
        """Ask when it happened; tell first why a letter should not have gone out."""
        from foitui.tui import sending  # Jinja: 70 ms

        self._reason = ""
        if self.opened is None:
            return
        case, today = self.opened.case, self.desk.today()
        if case.sent is None and sending.lacks(case, self.desk, today):
            self.findings(today)
        else:
            self._ask()

    def ask_again(self, reason: str) -> None:
        """Ask when it went out, although something stood in its way."""
        self._reason = reason
        self._ask()

    def _ask(self) -> None:
        from foitui.tui import sending  # it reads the letters

        if self.opened is None:
            return
        case = self.opened.case
        self._keys.display = False
        if sending.sends(case):
            usual = sending.usual(case, self.desk.today())
            self._sent.ask(sending.asks(case), usual, self.desk.done_on)
        else:
            self._date.ask(sending.asks(case), self.desk.today(), self.desk.done_on)

    @on(DateLine.Given)
    def take_date(self, given: DateLine.Given) -> None:
        """Record what happened on a day."""
        if given.date is None or (self._come(given.date) and self._record(Sending(given.date))):
            self._settle()

    @on(SentLine.Given)
    def take_sending(self, given: SentLine.Given) -> None:
        """Record that the letter went out, or ask first what made it late."""
        from foitui.tui import sending  # it reads the letters

        if self.opened is None or given.sending is None:
            self._settle()
        elif not self._come(given.sending.on):
            self._sent.date.focus()
        elif self._objected(given.sending.on):
            self._settle()
            self.findings(given.sending.on)
        elif sending.is_late(self.opened.case, self.desk, given.sending.on):
            self._sent.display = False
            self._given = given.sending
            self._cause.ask(WHY_LATE, self.opened.drafts.get(CAUSE))
        elif self._record(given.sending):
            self._settle()

    @on(AskLine.Given)
    def take_cause(self, given: AskLine.Given) -> None:
        """Record what made the reply late, with the rest; Escape goes back to the rest."""
        if self._given is None or self.opened is None:
            self._settle()
        elif given.words is None:
            self._sent.display = True
            self._sent.date.focus()
        elif not given.words:
            self.tell("Say in a few words what made it late, or Esc.", trouble=True)
            self._cause.ask(WHY_LATE)
        elif self._record(self._given, given.words):
            self._settle()

    def keep(self) -> None:
        """Put a half-typed cause away as a draft."""
        if self.opened is not None and (words := self._cause.typed):
            self.opened.keep(CAUSE, words)

    def _settle(self) -> None:
        """Show the keys again."""
        self._given = None
        self._date.display = self._sent.display = self._cause.display = False
        self._keys.display = True
        self.come_back()

    def _come(self, on: dt.date) -> bool:
        """Whether the day has come; else that is told."""
        try:
            require_come(on, self.desk.today())
        except CaseError as refusal:
            self.tell(f"{refusal.message}.", trouble=True)
            return False
        return True

    def _objected(self, on: dt.date) -> bool:
        """Whether something stands in the way of a letter of that day, and no reason was given."""
        from foitui.tui import sending  # it reads the letters

        if self.opened is None or self._reason or self.opened.case.sent is not None:
            return False
        return sending.lacks(self.opened.case, self.desk, on)

    def _record(self, what: Sending, cause: str = "") -> bool:
        """Record that the letter went out, or what the requester did; whether that is settled."""
        from foitui.tui import sending  # it reads the letters

        if self.opened is None:
            return True
        if self._objected(what.on):
            self.findings(what.on)
            return True
        change = sending.recorder(self.opened.case, self.desk, what, self._reason, cause)
        typed = (("override", self._reason), (CAUSE, cause))
        return self.change(change, typed=typed, notice=True)
