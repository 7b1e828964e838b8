"""What has been decided about a case, to read and scroll."""

from collections.abc import Sequence

from foitui.case.records import Case
from foitui.letters.summary_records import Row, Summary
from foitui.store.protocol import Similar
from foitui.tui.actions import bindings
from foitui.tui.outline import outline
from foitui.tui.widgets.text_view import TextView


class Decisions(TextView, inherit_bindings=False):
    """The summary of a case, laid out anew for each width."""

    BINDINGS = bindings("text", without="g G")

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Summary, Case] | None = None
        self._counts = Row("", "")
        self._urgency = ""
        self._alike: tuple[Similar, ...] = ()

    def tell(self, told: Summary, case: Case, urgency: str, counts: Row) -> None:
        """Show the decisions.

        Args:
            told: The summary.
            case: The case that it sums up.
            urgency: The mark of a deadline that is near or past.
            counts: How many findings there are.
        """
        self._told, self._urgency, self._counts = (told, case), urgency, counts
        self.draw_anew()

    def tell_alike(self, alike: Sequence[Similar]) -> None:
        """Show earlier cases like it as well; where there are none, nothing is drawn."""
        if tuple(alike) != self._alike:
            self._alike = tuple(alike)
            self.draw_anew()

    def fit(self, width: int) -> None:
        """Lay out for a width."""
        if self._told is not None and width > 0:
            page = outline(*self._told, self._urgency, width, self._counts, self._alike)
            self.set_text(page.text, page.headings)
