"""The answer to an internal review: as it stands, or exactly as it went out."""

from textual.app import ComposeResult

from foitui.case.records import Case
from foitui.letters.letter import as_text
from foitui.letters.review_outcome import review_outcome
from foitui.tui.actions import bindings
from foitui.tui.gaps import spans
from foitui.tui.screens.paper import PaperScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.lines import Note
from foitui.tui.widgets.text_view import TextView


class ReviewLetterScreen(PaperScreen[None]):
    """The letter, its gaps marked in it."""

    GROUP = "review_letter"
    BINDINGS = bindings("review_letter")

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.text = ""

    def compose(self) -> ComposeResult:
        """Lay out the title, what is missing, the letter and the keys."""
        kept = self.case.reviews[-1].letter if self.case.reviews else ""
        letter = review_outcome(self.case, self.desk.settings, self.desk.today())
        gaps = () if kept else letter.gaps
        self.text = kept or as_text(letter)
        yield TitleBar(f"{self.case.reference}  Answer to the review")
        if gaps:
            yield Note(f"!! Missing: {'; '.join(gap.says for gap in gaps)}")
        elif kept:
            yield Note("Exactly as it went out.")
        yield TextView(self.text, spans(gaps, self.text))
        yield KeyBar("review_letter")

    def on_mount(self) -> None:
        """Go to the letter."""
        self.query_one(TextView).focus()

    def paper(self) -> tuple[str, str]:
        """Return the letter, and a name for its file."""
        return f"{self.case.reference} review.txt", self.text
