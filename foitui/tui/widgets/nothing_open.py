"""What stands where the question stood when every question is answered."""

from textual.content import Content

from foitui.case.outcome import outcome
from foitui.case.records import Case
from foitui.tui.actions import bindings
from foitui.tui.widgets.lines import Lines, hanging


class NothingOpen(Lines, can_focus=True):
    """The outcome, and the way on."""

    GROUP = "nothing_open"
    BINDINGS = bindings("nothing_open")

    def __init__(self) -> None:
        super().__init__()
        self._outcome, self._turn = "", ""

    def show(self, case: Case, turn: str = "") -> None:
        """Tell the outcome of a case, and which case of a review session it is."""
        self._outcome, self._turn = outcome(case).replace("_", " "), turn
        self.redraw()

    def typed(self) -> str:
        """Nothing is typed here."""
        return ""

    def lines(self, width: int) -> list[Content]:
        """Return what is decided and what can be done now."""
        ways = (
            *((("z", f"Go on with the next case; this was {self._turn}"),) if self._turn else ()),
            ("Enter", "Read the reply"),
            ("Shift+Tab", "Go back over the answers"),
            ("Esc", "Leave the guide"),
        )
        return [
            *hanging((), "Every question is answered.", width, "bold"),
            *hanging((("Outcome: ", ""),), self._outcome, width, "bold"),
            *hanging((), "", width),
            *(
                line
                for key, way in ways
                for line in hanging(((f" {key} ", "bold reverse"), (" ", "")), way, width)
            ),
        ]
