"""An estimate line by line: what counts and what does not, held against the limit."""

import re

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key

from foitui.case.records import WorkLine
from foitui.case.words import Work
from foitui.law.estimate import countable_hours, estimate, is_countable
from foitui.law.guide import Asked
from foitui.law.guide.answering import AnswerRefused, answer
from foitui.law.guide.questions import questions
from foitui.settings.records import AuthorityKind
from foitui.tui.actions import bindings
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widgets.lines import Lines, hanging

KINDS = {
    Work.DECIDE_IF_HELD: "find out if it is held",
    Work.LOCATE: "locate",
    Work.RETRIEVE: "retrieve",
    Work.EXTRACT: "extract",
    Work.REDACT: "redact",
    Work.CONSIDER: "consider exemptions",
    Work.CONSULT: "consult",
    Work.WRITE: "write the reply",
}
"""Each kind of work in words; its place in the list is the key that adds it."""

DRAFT = "estimate"
"""Where lines are kept that were not saved yet."""

AMOUNT = re.compile(r"(?P<one>\d+(?:\.\d+)?)\s*(?:[x*\u00d7]\s*(?P<each>\d+(?:\.\d+)?))?")
HOW_MUCH = "Hours (3.5), or records x minutes each (120 x 4):"


class Totals(Lines, can_focus=False):
    """The sum against the limit, and the keys that add a line."""

    def __init__(self, kind: AuthorityKind) -> None:
        super().__init__()
        self._kind = kind
        self._work: tuple[WorkLine, ...] = ()

    def show(self, work: tuple[WorkLine, ...]) -> None:
        """Add up other lines."""
        self._work = work
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Return the sum, what is left, and the kinds of work."""
        numbered = [f"{n} {words}" for n, words in enumerate(KINDS.values(), start=1)]
        return [
            *hanging((), totals(self._work, self._kind), width, "bold"),
            *hanging((("Add, counted: ", "bold"),), ", ".join(numbered[:4]), width),
            *hanging((("Add, not counted: ", "bold"),), ", ".join(numbered[4:]), width),
        ]


def totals(work: tuple[WorkLine, ...], kind: AuthorityKind) -> str:
    """Say what the lines come to, and how that stands to the limit."""
    made = estimate([countable_hours(work)], kind)
    said = f"{made.countable_hours:g} hours count, £{made.estimate_pounds:,.2f}. "
    if made.limit_hours is None or made.limit_pounds is None:
        return f"{said}No limit applies."
    said += f"The limit is {made.limit_hours:g} hours, £{made.limit_pounds:,}. "
    if made.exceeds:
        over = made.countable_hours - made.limit_hours
        return f"{said}It would exceed the limit, by {over:.2f} hours."
    left = made.limit_hours - made.countable_hours
    return f"{said}Within it: {left:.2f} hours are left."


class EstimateScreen(OfficeScreen[None]):
    """The lines of work."""

    GROUP = "estimate"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("estimate")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__()
        self.opened = opened
        self._saved = opened.case.cost.lines
        self.work = _drafted(opened.drafts.get(DRAFT)) or self._saved
        self._list = EntryList()
        self._keys = KeyBar("estimate")
        self._line = AskLine()
        self._kind = Work.LOCATE
        self._what: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, the sum, the lines and the keys."""
        self._totals = Totals(self.desk.settings.authority.kind)
        self._show()
        yield TitleBar(f"{self.opened.case.reference}  Estimate")
        yield self._totals
        yield self._list
        yield self._keys
        yield self._line

    def _show(self) -> None:
        # What counts stands together, so that the list is in the order of its headings.
        self.work = tuple(sorted(self.work, key=lambda line: not is_countable(line.kind)))
        self._totals.show(self.work)
        self._list.show(_entries(self.work), "No work yet: press the number of a kind.")

    # ---- adding

    def on_key(self, event: Key) -> None:
        """Add a line of the kind with this number."""
        if event.character and event.character in "12345678" and not self._line.display:
            event.stop()
            self._kind, self._what = list(KINDS)[int(event.character) - 1], None
            self._ask(f"{KINDS[self._kind].capitalize()}, what:")

    def _ask(self, words: str) -> None:
        self._keys.display = False
        self._line.ask(words)

    @on(AskLine.Given)
    def take(self, given: AskLine.Given) -> None:
        """Take what the work is, then how much of it."""
        if given.words is not None and self._what is None:
            self._what = given.words
            self._ask(HOW_MUCH)
            return
        if given.words is not None:
            line = line_of(self._kind, self._what or "", given.words)
            if line is None:
                self.tell("Write hours above zero, or records x minutes.", trouble=True)
                self._ask(HOW_MUCH)
                return
            self.work = (*self.work, line)
            self._show()
        self._keys.display = True
        self._list.focus()

    def keep(self) -> None:
        """Keep the lines as a draft, where they are not those of the case."""
        changed = self.work != self._saved
        self.opened.keep(DRAFT, msgspec.json.encode(self.work).decode() if changed else "")

    def action_back(self) -> None:
        """Leave; the lines are kept as a draft."""
        self.keep()
        self.dismiss()

    def action_explain(self) -> None:
        """Show what counts towards the limit."""
        from foitui.tui.explaining import of_estimate
        from foitui.tui.screens.page import PageScreen

        told = of_estimate(self.desk.settings.authority.kind)
        self.app.push_screen(PageScreen(f"{self.opened.case.reference}  Why", told))

    def action_remove(self) -> None:
        """Take the line at the pointer out."""
        if (at := self._list.chosen) is not None and self.work:
            number = sum(entry.chosen for entry in self._list.entries[:at])
            self.work = (*self.work[:number], *self.work[number + 1 :])
            self._show()

    def action_save(self) -> None:
        """Answer the question with these lines."""
        desk = self.desk
        value = msgspec.to_builtins(self.work)
        try:
            changed = answer(
                self.opened.case, _asked(), list(value), officer=desk.officer, at=desk.at()
            )
        except AnswerRefused as refusal:
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            return
        self.opened.change(changed, DRAFT, msgspec.json.encode(self.work).decode())
        self.dismiss()


def _drafted(words: str) -> tuple[WorkLine, ...]:
    """Return the lines of a draft; none where it holds none."""
    try:
        return msgspec.json.decode(words, type=tuple[WorkLine, ...]) if words else ()
    except msgspec.DecodeError:
        return ()


def line_of(kind: Work, what: str, amount: str) -> WorkLine | None:
    """Return a line of work for an amount as it is written; None where it is none."""
    found = AMOUNT.fullmatch(amount.strip().lower().removesuffix("h").strip())
    if found is None:
        return None
    if found["each"] is None:
        line = WorkLine(kind=kind, what=what, hours=float(found["one"]))
    elif not found["one"].isdecimal() or len(found["one"]) > 9:
        return None
    else:
        records, each = int(found["one"]), float(found["each"])
        line = WorkLine(kind=kind, what=what, records=records, minutes_each=each)
    return line if 0 < line.total_hours < 1_000_000 else None


def _asked() -> Asked:
    """Return the question of the guide, which is asked only once the limit is passed."""
    question = next(each for each in questions() if each.id == "estimate_hours")
    return Asked(question=question, items=(), ask=question.ask)


def _entries(work: tuple[WorkLine, ...]) -> list[Entry]:
    made = []
    for counts, heading in ((True, "COUNTED (reg 4(3))"), (False, "NOT COUNTED")):
        lines = [line for line in work if is_countable(line.kind) is counts]
        if lines:
            hours = sum(line.total_hours for line in lines)
            made.append(Entry((Paragraph(f"{heading}: {hours:g} hours", "", "strong"),), False))
        made += [Entry((Paragraph(_said(line), "  "),)) for line in lines]
    return made


def _said(line: WorkLine) -> str:
    sample = f" ({line.records:,} x {line.minutes_each:g} minutes)" if line.records else ""
    what = f": {line.what}" if line.what else ""
    return f"{line.total_hours:.2f} h  {KINDS[line.kind]}{what}{sample}"
