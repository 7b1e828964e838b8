"""The summary of a case, to read, copy or write to a file."""

from textual.app import ComposeResult

from foitui.case.records import Case
from foitui.letters.summary import summary, summary_text
from foitui.tui.actions import bindings
from foitui.tui.due import due_of
from foitui.tui.screens.paper import PaperScreen
from foitui.tui.severity import found_of
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.text_view import TextView


class SummaryScreen(PaperScreen[None]):
    """Facts, decisions, reasons and what is open, as text."""

    GROUP = "summary"
    BINDINGS = bindings("summary")

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case

    def compose(self) -> ComposeResult:
        """Lay out the title, the text and the keys."""
        yield TitleBar(f"{self.case.reference}  Summary")
        yield TextView(self.paper()[1])
        yield KeyBar("summary")

    def paper(self) -> tuple[str, str]:
        """Return the summary and a name for its file."""
        case, desk = self.case, self.desk
        told = summary(
            case,
            due_of(case, desk),
            desk.today(),
            desk.calendar,
            found=found_of(case, desk),
            rules=desk.settings.clearance,
        )
        return f"{self.case.reference} summary.txt", summary_text(told)
