"""The cases behind a figure, as a list from which they open."""

from textual import on
from textual.app import ComposeResult

from foitui.store.protocol import Filter
from foitui.tui import feed
from foitui.tui.actions import bindings
from foitui.tui.counts import of_cases
from foitui.tui.exporting import HINT
from foitui.tui.screens.marking import MarkingScreen
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.case_list import CaseList, ColumnTitles

NONE = ("None of these cases is in the caseload any more.",)


class CasesScreen(MarkingScreen):
    """A part of the caseload, by the references of its cases."""

    GROUP = "cases"
    AUTO_FOCUS = ""
    BINDINGS = bindings("cases", "list")

    def __init__(self, title: str, references: tuple[str, ...]) -> None:
        super().__init__()
        self._words = title
        self.wish = feed.Wish(Filter(references=references))

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the keys."""
        cases = CaseList(self.desk)
        yield TitleBar()
        yield ColumnTitles(cases)
        yield cases
        yield KeyBar("cases")
        yield AskLine()

    def on_mount(self) -> None:
        """Read the first page."""
        self.begin_to_list()

    def note(self) -> tuple[str, ...]:
        """Return what stands there when the cases are gone."""
        return NONE

    def say_list(self) -> None:
        """Say which cases these are, and how many."""
        marks = len(self.case_list.marks)
        marked = ((f"* {marks:,} marked   ", "bold"),) if marks else ()
        told = (*marked, (of_cases(self.listed.rows.total), ""))
        self.query_one(TitleBar).say(f"Cases: {self._words}", told)

    def action_open(self) -> None:
        """Open the chosen case."""
        from foitui.tui.screens.case import CaseScreen  # which is large

        if (summary := self.case_list.chosen) is not None:
            self.app.push_screen(CaseScreen(summary.reference))

    def action_export(self) -> None:
        """Ask for the name of a file for the marked cases, or for all of them."""
        self.query_one(KeyBar).display = False
        self.query_one(AskLine).ask("Write to:", "cases.csv", HINT)

    @on(AskLine.Given)
    def given(self, given: AskLine.Given) -> None:
        """Write the file."""
        self.query_one(KeyBar).display = True
        self.set_focus(None)
        if given.words is not None:
            self.export(given.words)
