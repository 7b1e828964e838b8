"""What the wording of a request suggests: each taken, put aside, or offered again."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from textual.app import ComposeResult

from foitui.case.changes import choose_route, offer_signal_again, reject_signal
from foitui.case.errors import CaseError
from foitui.case.records import Case
from foitui.case.words import Route
from foitui.law.guide import raised
from foitui.law.signals import Signal
from foitui.law.suggestions import suggestions
from foitui.letters.english import named
from foitui.tui.actions import bindings
from foitui.tui.hinting import ROUTES, quoted
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widgets.lines import Note

HOW = "The wording suggests and never decides: what is held may be something else altogether."
NOTHING = "The wording of this request suggests nothing."


@dataclass(frozen=True)
class Suggested:
    """One thing that is suggested."""

    says: str
    items: tuple[int, ...]
    because: tuple[Signal, ...]
    route: Route | None = None
    """The route, where it is one; otherwise it is a provision."""
    aside: bool = False
    """Whether it was put aside."""


class HintsScreen(OfficeScreen[str | None]):
    """The list of them; returns the place of the guide's question where a provision is taken."""

    GROUP = "hints"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("hints")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__()
        self.opened = opened
        self._list = EntryList()
        self._found: tuple[Suggested, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the title, what is suggested, and the keys."""
        self.show_case(self.opened.case)
        yield TitleBar(f"{self.opened.case.reference}  What the wording suggests")
        yield Note(HOW)
        yield self._list
        yield KeyBar("hints")

    def on_mount(self) -> None:
        """Follow the case."""
        self.opened.changed.subscribe(self, self.show_case, immediate=True)

    def show_case(self, case: Case) -> None:
        """Show what is suggested now."""
        self._found = tuple(_suggested(case))
        self._list.show([Entry(tuple(_paragraphs(each))) for each in self._found], NOTHING)

    def action_take(self) -> None:
        """Choose the route, go to the question about provisions, or offer it again."""
        if (each := self._at) is None:
            return
        if each.aside:
            self._signals(each, offer=True)
        elif each.route is not None:
            desk = self.desk
            with self.telling():
                made = choose_route(
                    self.opened.case, each.items, each.route, officer=desk.officer, at=desk.at()
                )
                self.opened.change(made, notice=True)
        elif place := _place(self.opened.case, each):
            self.dismiss(place)
        else:
            self.tell("The guide has not come to its exemptions yet; g goes on.", trouble=True)

    def action_put_aside(self) -> None:
        """Offer it no more."""
        if (each := self._at) is not None and not each.aside:
            self._signals(each, offer=False)

    @property
    def _at(self) -> Suggested | None:
        chosen = self._list.chosen
        return self._found[chosen] if chosen is not None and self._found else None

    def _signals(self, each: Suggested, *, offer: bool) -> None:
        change = offer_signal_again if offer else reject_signal
        made, desk = self.opened.case, self.desk
        ids = dict.fromkeys(signal.id for signal in each.because)
        try:
            for signal in ids:
                if (signal in made.rejected_signals) is offer:
                    made = change(made, signal, officer=desk.officer, at=desk.at())
        except CaseError as refusal:
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            return
        self.opened.change(made)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _suggested(case: Case) -> Iterator[Suggested]:
    """Yield what is suggested, and after that what was put aside."""
    yield from _told(case, aside=False)
    if case.rejected_signals:
        every = msgspec.structs.replace(case, rejected_signals=())
        offered = set(_told(case, aside=True))
        yield from (each for each in _told(every, aside=True) if each not in offered)


def _told(case: Case, *, aside: bool) -> Iterator[Suggested]:
    found = suggestions(case)
    for route in found.routes:
        says = ROUTES[route.route]
        yield Suggested(says, route.items, route.because, route.route, aside)
    for each in found.provisions:
        yield Suggested(each.cite, each.items, (each.because,), None, aside)


def _paragraphs(each: Suggested) -> Iterator[Paragraph]:
    mark = "put aside: " if each.aside else ""
    said = f"{each.says}, for {named(each.items)}"
    yield Paragraph(said, mark, "muted" if each.aside else "strong", 2)
    if each.aside:
        return
    for signal in each.because:
        yield Paragraph(f"{quoted(signal)}: {signal.why}", "  ", "plain", 4)
        yield Paragraph(signal.caution, "  Beware: ", "plain", 3)


def _place(case: Case, each: Suggested) -> str:
    """Return the place of the question which exemptions are relied on for one of the items."""
    about = (
        asked.place
        for asked in raised(case)
        if asked.question.kind == "provisions" and set(asked.items) & set(each.items)
    )
    return next(about, "")
