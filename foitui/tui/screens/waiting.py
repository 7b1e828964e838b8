"""Whom a case waits for, and what others were asked about it and said."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Container

from foitui.case.changes import ask_and_wait, stop_waiting, take_answer, wait_for
from foitui.case.errors import Refused
from foitui.case.handing import chase_again, require_work
from foitui.case.handling import Exchange
from foitui.case.said import WAITS_FOR
from foitui.case.words import ExchangeKind
from foitui.law.waiting import Awaited, awaited
from foitui.tui.actions import bindings
from foitui.tui.fields import Field, choice, coming_day, done_day, items_of, some, words
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.form import FormScreen
from foitui.tui.widgets.aside import Beside
from foitui.tui.widgets.bars import TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widths import WIDTHS

NOTHING = "It waits for nobody, and nobody was asked. w says whom it waits for."
CHASE_AFTER = 5
"""Working days that are offered to somebody who is asked."""
WHO = {
    ExchangeKind.COMMISSION: ("Which area:", "Highways"),
    ExchangeKind.CONSULTATION: ("Which third party:", "the contractor; by role, not by name"),
    ExchangeKind.OPINION: ("Which qualified person:", "the Monitoring Officer"),
}


class WaitingScreen(FormScreen[None]):
    """The wait, and under it every exchange."""

    GROUP = "waiting"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("waiting")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__(opened)
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._beside = Beside()
        self._list = EntryList()
        self._found: tuple[Awaited, ...] = ()
        self._title = TitleBar()

    def compose(self) -> ComposeResult:
        """Lay out the title, the wait, the exchanges and the keys."""
        self.show_case()
        yield self._title
        with Container(id="beside", classes="short"):
            yield self._list
            yield self._beside
        yield self.keys
        yield self.line

    def show_case(self) -> None:
        """Show whom it waits for now."""
        self._found = awaited(self.case, self.desk.today(), self.desk.calendar)
        chase = ("!! to chase", "bold $error") if any(e.chase for e in self._found) else ("", "")
        self._title.say(f"{self.case.reference}  Waiting and exchanges", (chase,))
        self._list.show([Entry(tuple(_paragraphs(each))) for each in self._found], NOTHING)
        self._beside.tell_request(self.case)

    # ---- waiting

    def action_wait(self) -> None:
        """Ask whom it waits for."""
        if self._at_work():
            self._ask_whom()

    def _ask_whom(self) -> None:
        self.fill("wait", [choice("on", "Waits for:", WAITS_FOR), *self._dates()], self._wait)

    def _at_work(self) -> bool:
        """Whether something is left to wait for; told before anything is asked."""
        try:
            require_work(self.case)
        except Refused as refused:
            self.tell(
                f"{refused.message[:1].upper()}{refused.message[1:]} (o on the case).", trouble=True
            )
            return False
        return True

    def _dates(self) -> Sequence[Field]:
        return (
            done_day(self.desk, "since", "Since:"),
            coming_day(self.desk, "chase_by", "Chase by:", self._later(), "nothing for never"),
            Field("note", "Which area or step:", words, hint="may be left empty"),
        )

    def _later(self) -> str:
        return self.desk.calendar.add(self.desk.today(), CHASE_AFTER).isoformat()

    def _wait(self, given: dict[str, object]) -> None:
        self.record(wait_for, given["on"], given["since"], given["chase_by"], given["note"])

    def action_over(self) -> None:
        """It waits for nobody any more."""
        self.record(stop_waiting)

    # ---- asking others

    def action_commission(self) -> None:
        """Ask a business area for the information."""
        self._ask_others(ExchangeKind.COMMISSION)

    def action_consult(self) -> None:
        """Ask a third party for its views on release."""
        self._ask_others(ExchangeKind.CONSULTATION)

    def action_opinion(self) -> None:
        """Ask the qualified person for an opinion."""
        self._ask_others(ExchangeKind.OPINION)

    def _ask_others(self, kind: ExchangeKind) -> None:
        if not self._at_work():
            return
        asks, hint = WHO[kind]
        wanted, never = "Answer wanted by:", "nothing for no day"
        fields = (
            Field("whom", asks, some("who was asked, by role"), hint=f"as in {hint}"),
            items_of(self.case),
            Field("question", "Asked for:", words, hint="may be left empty"),
            done_day(self.desk, "asked_on", "Asked on:"),
            coming_day(self.desk, "due", wanted, self._later(), never),
        )
        self.fill(kind, fields, lambda given: self._asked_of(kind, given))

    def _asked_of(self, kind: ExchangeKind, given: dict[str, object]) -> None:
        every = tuple(item.number for item in self.case.items)
        about = () if given["items"] == every else given["items"]
        self.record(ask_and_wait, Exchange(kind=kind, **{**given, "items": about}))  # type: ignore[arg-type]  # read by the fields

    def action_other_side(self) -> None:
        """Scroll the text, or go back to the list; not while something is asked."""
        if not self.line.display:
            (self._list if self._beside.has_focus else self._beside).focus()

    # ---- what is at the pointer

    def action_next(self) -> None:
        """Record the answer to the question at the pointer, or a new day to chase."""
        if (at := self._list.chosen) is None or not self._found:
            self.tell(NOTHING)
            return
        if number := self._found[at].number:
            fields = (
                done_day(self.desk, "on", "Answered on:"),
                Field("answer", "Answer:", words, self.case.exchanges[number - 1].answer),
            )
            self.fill(f"answer {number}", fields, lambda given: self._answer(number, given))
        else:
            by = coming_day(self.desk, "by", "Chased; chase again by:", self._later())
            self.fill("chase", [by], lambda given: self.record(chase_again, given["by"]))

    def _answer(self, number: int, given: dict[str, object]) -> None:
        self.record(take_answer, number, given["on"], given["answer"])


def _paragraphs(each: Awaited) -> Iterator[Paragraph]:
    lead = f"{each.number}  " if each.number else "Waits for "
    mark = "!! " if each.chase else ""
    chase = " (chase)" if each.chase else ""
    style = "bad" if each.chase else "strong" if each.open else "plain"
    yield Paragraph(f"{each.says}{chase}", f"{mark}{lead}", style, 3)
    for line in each.lines:
        yield Paragraph(line, "   ", "plain" if each.open else "muted", 6)
