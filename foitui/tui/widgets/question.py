"""The question in front, with the place to answer that its kind needs."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from foitui.case.records import Case
from foitui.tui.widgets.about import About
from foitui.tui.widgets.answer import Offer
from foitui.tui.widgets.choice import ChoiceArea
from foitui.tui.widgets.factors import FactorsArea
from foitui.tui.widgets.nothing_open import NothingOpen
from foitui.tui.widgets.pick import PickArea
from foitui.tui.widgets.words import LineArea, WordsArea

Area = ChoiceArea | WordsArea | LineArea | FactorsArea | PickArea | NothingOpen


class QuestionPane(VerticalScroll, can_focus=False):
    """One question at a time."""

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

    def put(
        self,
        case: Case,
        offer: Offer | None,
        group: tuple[int, ...],
        note: str,
        hint: str = "",
        turn: str = "",
    ) -> None:
        """Put a question to the officer; none when nothing is open."""
        self.about.say(case, offer.asked if offer else None, group, note, hint)
        before = self.area
        self.area = self.areas[offer.asked.question.kind] if offer else self.nothing
        if offer is None:
            self.nothing.show(case, turn)
        elif not isinstance(self.area, NothingOpen):
            self.area.offer(offer)
        before.display = False
        self.area.display = True
        self.area.focus()
        self.scroll_home(animate=False)
