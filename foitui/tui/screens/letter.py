"""The reply as it stands: gaps marked and listed, each a key away from its question."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import Key

from foitui.case.records import Case
from foitui.letters.letter import Letter
from foitui.letters.reply import as_markdown, as_text, reply
from foitui.tui.actions import bindings
from foitui.tui.gaps import place_of, spans
from foitui.tui.screens.paper import PaperScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.lines import Lines, hanging
from foitui.tui.widgets.text_view import TextView
from foitui.tui.widths import WIDTHS

LISTED = 4
"""Gaps that are listed above the letter; the text marks all of them."""
KEYS = 9
"""Gaps that a digit leads to."""


class Where(Lines):
    """Where the letter goes, whether it is published, which words are not the authority's, gaps."""

    def __init__(self, letter: Letter, gaps: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._to, self._published, self._faults = letter.to, letter.published, letter.faults
        self._gaps = gaps

    def lines(self, width: int) -> list[Content]:
        """Return one line for each."""
        made = list(hanging((("To: ", "bold"),), self._to or "no address is known", width, most=2))
        if self._published:
            made += hanging((), "! The reply will be published on the request site.", width, "bold")
        for fault in self._faults:
            said = f"! {Path(fault.file).name}, line {fault.line}: {fault.message}"
            made += hanging((), f"{said}; the built-in words stand in.", width, "bold")
        if self._gaps:
            said = f"!! Missing, and marked in the letter: {len(self._gaps)}"
            made += hanging((), said, width, "bold $error")
        listed = len(self._gaps) if self.screen.has_class("-broad") else LISTED
        for number, (says, place) in enumerate(self._gaps[:listed], start=1):
            has_key = place and number <= KEYS
            key = ((f" {number} ", "bold reverse"), (" ", "")) if has_key else (("    ", ""),)
            where = "" if place else " (in the settings, or elsewhere than in the guide)"
            made += hanging(key, f"{says}{where}", width, most=1)
        if len(self._gaps) > listed:
            made += hanging((("    ", ""),), f"and {len(self._gaps) - listed} more", width)
        return made


class LetterScreen(PaperScreen[str | None]):
    """Shows the reply; returns the place of the question whose gap the officer chose."""

    GROUP = "letter"
    BINDINGS = bindings("letter", "queue")

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self.case = case
        self.markdown = False

    def compose(self) -> ComposeResult:
        """Lay out the title, where it goes, the letter and the keys."""
        self.letter = reply(self.case, self.desk.settings, self.desk.today())
        self.gaps = tuple((gap.says, place_of(gap, self.case)) for gap in self.letter.gaps)
        text = as_text(self.letter)
        yield TitleBar(f"{self.case.reference}  Reply", ((self.letter.kind.replace("_", " "), ""),))
        with Container(id="letter"):
            yield Where(self.letter, self.gaps)
            yield TextView(text, spans(self.letter.gaps, text))
        yield KeyBar(*(("queue", "letter") if self.turn_of(self.case) else ("letter",)))

    def on_mount(self) -> None:
        """Go to the letter."""
        self.query_one(TextView).focus()

    def paper(self) -> tuple[str, str]:
        """Return the letter as it is shown, and a name for its file."""
        write, suffix = (as_markdown, "md") if self.markdown else (as_text, "txt")
        return f"{self.case.reference} reply.{suffix}", write(self.letter)

    def action_markdown(self) -> None:
        """Show it as Markdown, or as plain text again."""
        self.markdown = not self.markdown
        text = self.paper()[1]
        self.query_one(TextView).show_text(text, spans(self.letter.gaps, text))

    def on_key(self, event: Key) -> None:
        """Go to the question of the gap with this number."""
        if event.character and event.character in "123456789":
            event.stop()
            number = int(event.character)
            if number <= len(self.gaps) and self.gaps[number - 1][1]:
                self.dismiss(self.gaps[number - 1][1])

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
