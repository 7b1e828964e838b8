"""What would be objected to, the weightiest first, each a key away from where it is mended."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from foitui.case import changes
from foitui.case.errors import CaseError
from foitui.case.records import Case
from foitui.law.findings import Finding
from foitui.letters.english import named
from foitui.letters.gaps import Gap
from foitui.letters.sending import Draft
from foitui.reports.case_lists import of_findings
from foitui.reports.sheet import Sheet
from foitui.tui.actions import bindings
from foitui.tui.gaps import place_of
from foitui.tui.mending import Way, hint_of, way_of
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.exporting import ExportingScreen
from foitui.tui.sending import draft_of
from foitui.tui.severity import WEIGHTS, counted
from foitui.tui.widgets.aside import Wording
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widgets.file_line import FileLine
from foitui.tui.widgets.lines import Note
from foitui.tui.widths import WIDTHS

NONE = "Nothing would be objected to. Esc goes back; l there reads the reply."
HELD_BACK = (
    "Better not recorded as sent: something marked !! or missing stands in the way. "
    "Mend it, or press o to give the reason why it went out all the same."
)


class FindingsScreen(ExportingScreen[Way | None]):
    """Returns where to go; None to go back."""

    GROUP = "findings"
    BINDINGS = bindings("findings")

    def __init__(
        self, opened: OpenCase, on: dt.date | None = None, claim: str | None = None
    ) -> None:
        """Show what is found.

        Args:
            opened: The case.
            on: The day of a letter that is held back; without it that of today.
            claim: Id of the claim that it is about; all of the case where there is none.
        """
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self.opened = opened
        self.on = on
        self.claim = claim
        self.found: tuple[Finding | Gap | str | None, ...] = ()
        """What stands in the list, entry by entry; None for a heading, words for an agreement."""
        self._asked: tuple[Finding, bool] | None = None
        """What is being vouched for, and the answer."""
        self._title = TitleBar()
        self._list = EntryList(note=NONE)
        self._letter = Wording()
        self._keys = KeyBar("findings")
        self._line = AskLine()

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the keys."""
        if self.on is None:
            self._keys.without = ("findings.override",)
        self._show(self.opened.case)
        yield self._title
        if self.on is not None:
            yield Note(HELD_BACK)
        with Container(id="findings"):
            yield self._list
            yield self._letter
        yield self._keys
        yield self._line
        yield FileLine()

    def on_mount(self) -> None:
        """Follow the case."""
        self.opened.changed.subscribe(self, self._show, immediate=True)
        self._list.focus()

    # ---- showing

    def _draft(self, case: Case) -> Draft:
        on = self.on or (case.sent.on if case.sent else self.desk.today())
        draft = draft_of(case, self.desk, on)
        if self.claim is None:
            return draft
        letter = replace(draft.letter, gaps=())
        found = tuple(each for each in draft.found if each.claim == self.claim)
        return replace(draft, letter=letter, found=found, to_agree=())

    def _show(self, case: Case) -> None:
        draft = self._draft(case)
        pairs = list(_pairs(draft, case))
        self.found = tuple(what for what, _ in pairs)
        self._title.say(f"{case.reference}  Findings", ((counted(draft.found), ""),))
        self._list.show(tuple(entry for _, entry in pairs), NONE)
        self._letter.tell(draft.letter)

    # ---- mending

    @property
    def _chosen(self) -> Finding | Gap | str | None:
        at = self._list.chosen
        return self.found[at] if at is not None and at < len(self.found) else None

    def action_mend(self) -> None:
        """Go where the finding is mended."""
        what = self._chosen
        if what is None:
            return
        if isinstance(what, str):
            way = Way("review")
        elif isinstance(what, Gap):
            place = place_of(what, self.opened.case)
            way = Way("guide", place) if place else Way("nowhere")
        elif what.kind == "attest":
            self.tell("Press y or n: it is for you to say.")
            return
        else:
            way = way_of(what, self.opened.case)
        if way.screen == "nowhere":
            self.tell("No question mends this; see what it says.", trouble=True)
            return
        self.dismiss(way)

    def action_yes(self) -> None:
        """Vouch for it."""
        self._vouch(True)

    def action_no(self) -> None:
        """Say that it is not so."""
        self._vouch(False)

    def _vouch(self, holds: bool) -> None:
        what = self._chosen
        if not isinstance(what, Finding) or what.kind != "attest":
            self.tell("There is nothing to vouch for here; Enter goes where it is mended.")
            return
        self._asked = (what, holds)
        self._ask(
            "Yes, because:" if holds else "No, because:", _place(what), "one line of evidence"
        )

    def action_override(self) -> None:
        """Give the reason why the letter went out all the same."""
        if self.on is not None:
            self._asked = None
            self._ask("It went out all the same, because:", "override")

    def _ask(self, words: str, place: str, hint: str = "") -> None:
        self._keys.display = False
        self._line.ask(words, self.opened.drafts.get(place), hint)

    @on(AskLine.Given)
    def take(self, given: AskLine.Given) -> None:
        """Record what was vouched for, or leave with the reason."""
        self._keys.display = True
        self._list.focus()
        if given.words is None:
            return
        if self._asked is not None:
            self._attest(*self._asked, given.words)
        elif given.words:
            self.opened.keep("override", given.words)
            self.dismiss(Way("override", given.words))
        else:
            self.tell("A reason is needed, and history keeps it.", trouble=True)

    def _attest(self, finding: Finding, holds: bool, evidence: str) -> None:
        desk = self.desk
        try:
            made = changes.attest(
                self.opened.case,
                finding.id,
                finding.claim,
                holds,
                evidence,
                items=finding.items,
                officer=desk.officer,
                at=desk.at(),
            )
        except CaseError as refusal:
            self.opened.keep(_place(finding), evidence)
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            return
        self.opened.change(made, _place(finding), evidence)

    # ---- a file

    def file_name(self) -> str:
        """Return a name that says whose findings they are."""
        return f"{self.opened.case.reference} findings.csv"

    def sheet(self) -> Sheet:
        """Return the findings that are listed."""
        found = (each for each in self.found if isinstance(each, Finding))
        return of_findings(found, self.opened.case)

    # ---- leaving

    def typing(self) -> bool:
        """Whether a line is being written."""
        return bool(self._line.typed)

    def keep(self) -> None:
        """Put a half-typed line away as a draft."""
        if words := self._line.typed:
            place = _place(self._asked[0]) if self._asked else "override"
            self.opened.keep(place, words)

    def action_back(self) -> None:
        """Go back to the case."""
        self.dismiss(None)


def _place(finding: Finding) -> str:
    """Name the draft of what is said for a finding."""
    return f"attest.{finding.id}@{finding.claim or ''}"


def _pairs(draft: Draft, case: Case) -> Iterator[tuple[Finding | Gap | str | None, Entry]]:
    if draft.to_agree and case.sent is None:
        yield None, _heading("!!", "Not agreed to", len(draft.to_agree), "bad")
        for says in draft.to_agree:
            words = (Paragraph(says, "!! "), Paragraph("Enter goes to the look", "   ", "muted"))
            yield says, Entry(words)
    if gaps := draft.letter.gaps:
        yield None, _heading("!!", "Missing in the letter", len(gaps), "bad")
        for gap in gaps:
            place = "Enter goes to the question" if place_of(gap, case) else "see the settings"
            words = (Paragraph(gap.says, "!! "), Paragraph(place, "   ", "muted"))
            yield gap, Entry(words)
    for severity, weight in WEIGHTS.items():
        found = [finding for finding in draft.found if finding.severity == severity]
        if found:
            yield None, _heading(weight.mark, weight.heading, len(found), weight.style)
        for finding in found:
            yield finding, Entry(tuple(_told(finding, case, weight.mark)))


def _heading(mark: str, words: str, count: int, style: str) -> Entry:
    return Entry((Paragraph(f"{words.upper()}: {count}", f"{mark} ", style),), chosen=False)


def _told(finding: Finding, case: Case, mark: str) -> Iterator[Paragraph]:
    yield Paragraph(finding.says, f"{mark} ")
    about = named(finding.items) if finding.items else ""
    claim = next((c.provision for c in case.claims if c.id == finding.claim), "")
    where = ", ".join(part for part in (finding.cite, claim, about, hint_of(finding, case)) if part)
    yield Paragraph(where, "   ", "muted")
    if finding.asks:
        yield Paragraph(finding.asks, "   ? ")
