"""Two officers changed one field: both answers side by side, and the choice between them."""

import datetime as dt
from collections.abc import Iterator

from textual.app import ComposeResult

from foitui.case.fields import Path
from foitui.case.labels import label, said
from foitui.case.merging import Choice, Comparison, Difference
from foitui.case.records import Event
from foitui.tui.actions import bindings
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widgets.lines import Note

Choices = dict[Path, Choice]
MOST = 12
"""Lines of one answer that are shown."""


class ConflictScreen(OfficeScreen[Choices | None]):
    """Returns what was chosen for each field; None to leave theirs and keep mine as drafts."""

    GROUP = "conflict"
    BINDINGS = bindings("conflict")

    def __init__(self, compared: Comparison) -> None:
        super().__init__()
        self.compared = compared
        self.choices: Choices = {}

    def compose(self) -> ComposeResult:
        """Lay out the title, what it is about, the fields and the keys."""
        count = len(self.compared.conflicts)
        what = "one field" if count == 1 else f"{count} fields"
        names = " and ".join(dict.fromkeys(event.officer for event in self._theirs))
        yield TitleBar(f"{self.compared.base.reference}  Two answers")
        yield Note(
            f"{names} changed this case while you did, and {what} of it otherwise than you. "
            "Choose for each; your changes are stored then. All else is put together by itself."
        )
        yield EntryList(tuple(self._entries()))
        yield KeyBar("conflict")

    def on_mount(self) -> None:
        """Go to the first field."""
        self.query_one(EntryList).focus()

    @property
    def _theirs(self) -> tuple[Event, ...]:
        return self.compared.theirs.events[self.compared.base.version :]

    def _entries(self) -> Iterator[Entry]:
        for difference in self.compared.conflicts:
            yield Entry(tuple(self._sides(difference)))
        others = (
            ("Theirs, which stays", self.compared.only_theirs, "theirs"),
            ("Yours, which is put on top", self.compared.only_mine, "mine"),
        )
        for heading, differences, side in others:
            if differences:
                yield Entry((Paragraph(heading.upper(), style="strong"),), chosen=False)
            for each in differences:
                told = f"{said(each.before)} -> {said(getattr(each, side))}"
                paragraphs = (Paragraph(each.label), Paragraph(told, "  ", "muted", 3))
                yield Entry(paragraphs, chosen=False)

    def _sides(self, difference: Difference) -> Iterator[Paragraph]:
        choice = self.choices.get(difference.path)
        yield Paragraph(f"{difference.label}: {_CHOSEN[choice]}", style="strong")
        yield Paragraph(said(difference.before), "  before  ", "muted", 4)
        yield Paragraph(said(difference.theirs), "  theirs  ", most=MOST)
        yield Paragraph(f"({self._who(difference)})", " " * 10, "muted", 1)
        yield Paragraph(said(difference.mine), "  mine    ", most=MOST)

    def _who(self, difference: Difference) -> str:
        """Say who gave their answer, and when."""
        found = [
            event
            for event in self._theirs
            if any(label(c, self.compared.theirs) == difference.label for c in event.changes)
        ]
        event = (found or list(self._theirs))[-1]
        return f"{event.officer}, {moment(event.at, self.desk.clock().tzinfo)}"

    # ---- choosing

    def action_theirs(self) -> None:
        """Take their answer."""
        self._choose("theirs")

    def action_mine(self) -> None:
        """Take mine."""
        self._choose("mine")

    def action_both(self) -> None:
        """Take both, one after the other."""
        self._choose("both")

    def _choose(self, choice: Choice) -> None:
        entries = self.query_one(EntryList)
        at = entries.chosen
        if at is None or at >= len(self.compared.conflicts):
            return
        difference = self.compared.conflicts[at]
        if choice == "both" and not difference.joinable:
            self.tell("Only one of these two can be: t takes theirs, m takes yours.", trouble=True)
            return
        self.choices[difference.path] = choice
        entries.show(tuple(self._entries()))

    def action_accept(self) -> None:
        """Take the choices, once each field has one."""
        if all(each.path in self.choices for each in self.compared.conflicts):
            self.dismiss(self.choices)
        else:
            self.tell("Choose for each field first: t theirs, m mine, b both.", trouble=True)

    def action_back(self) -> None:
        """Leave theirs as it is."""
        self.dismiss(None)


_CHOSEN: dict[Choice | None, str] = {
    None: "choose",
    "theirs": "theirs is taken",
    "mine": "yours is taken",
    "both": "both are taken",
}


def moment(at: dt.datetime, zone: dt.tzinfo | None) -> str:
    """Return a time as the officer's clock shows it."""
    return f"{at.astimezone(zone):%d %b %Y %H:%M}"
