"""The summary of a review session: what became of each case, and what is left."""

from collections.abc import Iterator

from textual.app import ComposeResult

from foitui.tui.actions import bindings
from foitui.tui.screens.paper import PaperScreen
from foitui.tui.session import Visit
from foitui.tui.session_told import became, figures, heading, parts, spent, summary
from foitui.tui.severity import told
from foitui.tui.sitting import Sitting
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widgets.lines import Note

ELSEWHERE = "Skipped, open elsewhere: Enter takes one all the same"


class SessionScreen(PaperScreen[None]):
    """The numbers above, the cases below; each opens with a key."""

    GROUP = "session"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("session")

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._references: tuple[str, ...] = ()
        """The case of each entry; empty for a heading."""
        self._list = EntryList()
        self._note = Note("")

    def compose(self) -> ComposeResult:
        """Lay out the title, the numbers, the cases and the keys."""
        self._show()
        when = heading(self._sitting.session, self.desk.clock().tzinfo)
        yield TitleBar("Review session", ((when, ""),))
        yield self._note
        yield self._list
        yield KeyBar("session")

    def _show(self) -> None:
        session = self._sitting.session
        self._note.say("\n".join(figures(session)))
        made: list[tuple[str, Entry]] = []
        for part in parts(session):
            made.append(("", _heading(part.heading, first=not made)))
            for visit in part.visits:
                subject = self._sitting.subjects.get(visit.reference, "")
                made.append((visit.reference, Entry(tuple(_paragraphs(visit, subject)))))
        if elsewhere := self._sitting.elsewhere:
            made.append(("", _heading(ELSEWHERE, first=not made)))
        for reference, each in elsewhere.items():
            title = Paragraph(each.subject, f"{reference}  ", "strong", 2)
            who = Paragraph(f"{each.who} it open", "  ", "warn", 2)
            made.append((reference, Entry((title, who))))
        self._references = tuple(reference for reference, _ in made)
        self._list.show([entry for _, entry in made])

    def on_screen_resume(self) -> None:
        """Take up what was done in a case that was opened from here."""
        super().on_screen_resume()
        if self._painted:
            self._sitting.rest()
            self._show()

    def action_open(self) -> None:
        """Open the chosen case."""
        reference = "" if self._list.chosen is None else self._references[self._list.chosen]
        if reference:
            self._sitting.open_again(reference)

    def action_again(self) -> None:
        """Go once more through what needs the officer."""
        self._sitting.again()

    def paper(self) -> tuple[str, str]:
        """Return the summary and a name for its file."""
        session, zone = self._sitting.session, self.desk.clock().tzinfo
        day = session.begun.astimezone(zone).date()
        return f"review session {day.isoformat()}.txt", summary(session, zone)


def _heading(words: str, *, first: bool) -> Entry:
    apart = () if first else (Paragraph(""),)
    return Entry((*apart, Paragraph(words, style="strong")), chosen=False)


def _paragraphs(visit: Visit, subject: str) -> Iterator[Paragraph]:
    yield Paragraph(subject, f"{visit.reference}  ", "strong", 2)
    yield Paragraph(became(visit), "  ", most=3)
    if visit.findings:
        style = "bad" if "legal_requirement" in visit.findings else "plain"
        yield Paragraph(f"findings open: {told(visit.findings)}", "  ", style, 2)
    yield Paragraph(spent(visit), "  ", "muted", 1)
