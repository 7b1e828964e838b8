"""What has been decided about a case, to read and scroll."""

from foitui.case.records import Case
from foitui.letters.summary import Summary
from foitui.tui.actions import bindings
from foitui.tui.outline import outline
from foitui.tui.widgets.text_view import TextView


class Decisions(TextView, inherit_bindings=False):
    """The summary of a case, laid out anew for each width."""

    BINDINGS = bindings("text", without="g G")

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Summary, Case] | None = None
        self._urgency = ""

    def tell(self, told: Summary, case: Case, urgency: str) -> None:
        """Show the decisions; `urgency` is the mark of a deadline that is near or past."""
        self._told, self._urgency = (told, case), urgency
        self.draw_anew()

    def fit(self, width: int) -> None:
        """Lay out for a width."""
        if self._told is not None and width > 0:
            page = outline(*self._told, self._urgency, width)
            self.set_text(page.text, page.headings)
