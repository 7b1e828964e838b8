"""The question in front: what it is about, its words, why it is asked, and where to answer."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from foitui.case.records import Case
from foitui.law.guide import Asked
from foitui.law.provisions import provision
from foitui.letters.english import named
from foitui.tui.distinct import distinct
from foitui.tui.widgets.answer import Offer
from foitui.tui.widgets.choice import ChoiceArea
from foitui.tui.widgets.factors import FactorsArea
from foitui.tui.widgets.lines import Lines, hanging
from foitui.tui.widgets.nothing_open import NothingOpen
from foitui.tui.widgets.pick import PickArea
from foitui.tui.widgets.words import LineArea, WordsArea

ITEMS = 3
"""Items whose words are shown; the request with all of them stands beside the question."""

Area = ChoiceArea | WordsArea | LineArea | FactorsArea | PickArea | NothingOpen


class About(Lines):
    """What a question is about, and the question."""

    def __init__(self) -> None:
        super().__init__()
        self._case: Case | None = None
        self._asked: Asked | None = None
        self._group: tuple[int, ...] = ()
        self._note = ""
        self.why = False
        """Whether the reason and the law are shown."""

    def say(self, case: Case, asked: Asked | None, group: tuple[int, ...], note: str) -> None:
        """Show another question; `group` are the items it could be answered for together."""
        self._case, self._asked, self._group, self._note = case, asked, group, note
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Return what it is about, the question, and why, if that is wanted."""
        if self._asked is None or self._case is None:
            return []
        about = [
            *hanging((), heading(self._asked, self._group), width, "$muted"),
            *self._items(self._case, self._asked, width),
        ]
        ask = list(hanging((), self._asked.ask, width, "bold"))
        why = list(self._why(self._asked, width)) if self.why else []
        note = list(hanging((), self._note, width, "italic $muted")) if self._note else []
        if not self.screen.has_class("-wide"):
            return [*about, *ask, *why, *note]
        parts = [part for part in (about, ask, why, note) if part]
        return [line for part in parts for line in (*part, Content(""))][:-1]

    def _why(self, asked: Asked, width: int) -> Iterator[Content]:
        yield from hanging((("Why: ", "bold"),), asked.question.why, width)
        yield from hanging((("Law: ", "bold"),), "; ".join(asked.question.cites), width)

    def _items(self, case: Case, asked: Asked, width: int) -> list[Content]:
        if asked.question.scope != "item":
            return []
        short = distinct({item.number: item.text for item in case.items})
        concerned = [number for number in short if number in asked.items]
        made = [
            line
            for number in concerned[:ITEMS]
            for line in hanging(((f"{number:>3} ", "$muted"),), short[number], width, most=1)
        ]
        if len(concerned) > ITEMS:
            more = f"and {len(concerned) - ITEMS} more"
            made += hanging((("    ", ""),), more, width, "$muted")
        return made


def heading(asked: Asked, group: tuple[int, ...]) -> str:
    """Say what a question is about."""
    if asked.provision is not None:
        return f"{asked.provision}, {provision(asked.provision).title} ({named(asked.items)})"
    if asked.question.scope == "case":
        return "The request as a whole"
    if len(asked.items) < len(group):
        return f"Item {asked.items[0]} alone, of {named(group)}"
    return f"{named(asked.items).capitalize()}{' together' if len(group) > 1 else ''}"


class QuestionPane(VerticalScroll, can_focus=False):
    """One question at a time, with the place to answer that its kind needs."""

    def __init__(self) -> None:
        super().__init__()
        self.about = About()
        self.nothing = NothingOpen()
        self.areas: dict[str, Area] = {
            "choice": ChoiceArea(),
            "text": WordsArea(),
            "factors": FactorsArea(),
            "provisions": PickArea(),
        }
        self.areas |= dict.fromkeys(("line", "number", "date"), LineArea())
        self.area: Area = self.nothing
        """The place that is shown."""

    def compose(self) -> ComposeResult:
        """Lay out the question and every kind of place, of which one is shown."""
        yield self.about
        for area in dict.fromkeys((self.nothing, *self.areas.values())):
            area.display = area is self.area
            yield area

    def put(self, case: Case, offer: Offer | None, group: tuple[int, ...], note: str) -> None:
        """Put a question to the officer; none when nothing is open."""
        self.about.say(case, offer.asked if offer else None, group, note)
        before = self.area
        self.area = self.areas[offer.asked.question.kind] if offer else self.nothing
        if offer is None:
            self.nothing.show(case)
        elif not isinstance(self.area, NothingOpen):
            self.area.offer(offer)
        before.display = False
        self.area.display = True
        self.area.focus()
        self.scroll_home(animate=False)

    def show_why(self, wanted: bool) -> None:
        """Show why the question is asked, or hide it."""
        self.about.why = wanted
        self.about.redraw()
