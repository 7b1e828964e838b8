"""Earlier cases like a case, with what was decided; one key opens them."""

from collections.abc import Sequence

from textual.app import ComposeResult

from foitui.case.records import Case
from foitui.law.clocks.records import spoken
from foitui.reports.case_lists import of_similar
from foitui.reports.sheet import Sheet
from foitui.store.protocol import Similar
from foitui.tui.actions import bindings
from foitui.tui.screens.exporting import ExportingScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widgets.file_line import FileLine
from foitui.tui.widgets.lines import Note

HOW = "They share rare words with this request. They are links: what is the same, you decide."


class SimilarScreen(ExportingScreen[None]):
    """The list of them."""

    GROUP = "similar"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("similar")

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.alike: tuple[Similar, ...] = ()
        self._list = EntryList()

    def compose(self) -> ComposeResult:
        """Look for them and lay them out."""
        with self.telling():
            self.alike = self.desk.store.similar(self.case)
        self._list.show(entries(self.alike), "No earlier case is like it.")
        yield TitleBar(f"{self.case.reference}  Earlier cases like it")
        yield Note(HOW)
        yield self._list
        yield KeyBar("similar")
        yield FileLine()

    def file_name(self) -> str:
        """Return a name that says like which case they are."""
        return f"like {self.case.reference}.csv"

    def sheet(self) -> Sheet:
        """Return the earlier cases."""
        return of_similar(self.alike)

    def action_explain(self) -> None:
        """Show how likeness is reckoned."""
        from foitui.tui.explaining import LIKENESS
        from foitui.tui.screens.page import PageScreen

        self.app.push_screen(PageScreen(f"{self.case.reference}  Why", LIKENESS))

    def action_open(self) -> None:
        """Open the chosen case."""
        from foitui.tui.screens.case import CaseScreen  # which opens this screen

        if self.alike and self._list.chosen is not None:
            self.app.push_screen(CaseScreen(self.alike[self._list.chosen].reference))


def entries(alike: Sequence[Similar]) -> tuple[Entry, ...]:
    """Return what is told of each."""
    return tuple(Entry(tuple(_paragraphs(each))) for each in alike)


def _paragraphs(each: Similar) -> list[Paragraph]:
    made = [
        Paragraph(each.subject, f"{each.reference}  ", "strong", 2),
        Paragraph(f"Received {spoken(each.received)}; likeness {each.score:.0%}", "  "),
        Paragraph(_decided(each), "  "),
    ]
    if each.same_correspondent:
        said = "The same correspondent: think of s14(2), and of adding up the cost (s12(4))."
        made.append(Paragraph(said, "  ! ", "warn"))
    return made


def _decided(each: Similar) -> str:
    decided = f"Decided: {each.outcome.replace('_', ' ')}"
    if each.answered_on is None:
        return f"{decided}; not answered yet"
    return f"{decided}; answered {spoken(each.answered_on)}, so its answer may be of use (s21)"
