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


class SessionScreen(PaperScreen[None]):
    """The numbers above, the cases below; each opens with a key."""

    GROUP = "session"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("session")

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._visits: tuple[Visit | None, ...] = ()
        """The case of each entry; None for a heading."""
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
        entries: list[Entry] = []
        visits: list[Visit | None] = []
        for part in parts(session):
            apart = (Paragraph(""),) if entries else ()
            title = Paragraph(part.heading, style="strong")
            entries.append(Entry((*apart, title), chosen=False))
            visits.append(None)
            for visit in part.visits:
                subject = self._sitting.subjects.get(visit.reference, "")
                entries.append(Entry(tuple(_paragraphs(visit, subject))))
                visits.append(visit)
        self._visits = tuple(visits)
        self._list.show(entries)

    def on_screen_resume(self) -> None:
        """Take up what was done in a case that was opened from here."""
        super().on_screen_resume()
        if self._painted:
            self._sitting.rest()
            self._show()

    def action_open(self) -> None:
        """Open the chosen case."""
        visit = None if self._list.chosen is None else self._visits[self._list.chosen]
        if visit is not None:
            self._sitting.open_again(visit.reference)

    def action_again(self) -> None:
        """Go once more through what needs the officer."""
        self._sitting.again()

    def paper(self) -> tuple[str, str]:
        """Return the summary and a name for its file."""
        session, zone = self._sitting.session, self.desk.clock().tzinfo
        day = session.begun.astimezone(zone).date()
        return f"review session {day.isoformat()}.txt", summary(session, zone)


def _paragraphs(visit: Visit, subject: str) -> Iterator[Paragraph]:
    yield Paragraph(subject, f"{visit.reference}  ", "strong", 2)
    yield Paragraph(became(visit), "  ", most=3)
    if visit.findings:
        style = "bad" if "legal_requirement" in visit.findings else "plain"
        yield Paragraph(f"findings open: {told(visit.findings)}", "  ", style, 2)
    yield Paragraph(spent(visit), "  ", "muted", 1)
