"""One case: what was asked, and what has been decided about it."""

from textual.app import ComposeResult

from foitui.tui.actions import bindings
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.text_view import TextView


class CaseScreen(OfficeScreen[None]):
    """The request on the left; what was decided comes on the right."""

    GROUP = "case"
    BINDINGS = bindings("case")

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.reference = reference

    def compose(self) -> ComposeResult:
        """Lay out the title, the request and the keys."""
        yield TitleBar(self.reference)
        yield TextView()
        yield KeyBar("case")

    def on_mount(self) -> None:
        """Read the case and show the request."""
        with self.telling():
            case = self.desk.store.get(self.reference)
            self.query_one(TitleBar).say(f"{case.reference}  {case.request.subject}")
            self.query_one(TextView).show_text(case.request.text)
