"""The items of a request in a text area, one a paragraph, to be split or worded anew."""

import re

from textual.app import ComposeResult, SuspendNotSupported

from foitui.case.changes import amend_items
from foitui.case.errors import CaseError
from foitui.reports.identity import hidden
from foitui.tui.actions import bindings
from foitui.tui.editing import NoEditor, edited
from foitui.tui.flow import flowed
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.lines import Note
from foitui.tui.widgets.text_view import TextView
from foitui.tui.widgets.words import Writing

PLACE = "items"
HOW = (
    "One item a paragraph, an empty line between. What was decided about an item stays with its "
    "number."
)


class AskedFor(TextView):
    """The request, above its items."""

    hangs = True


class ItemsScreen(OfficeScreen[None]):
    """The request above, its items below to be mended."""

    GROUP = "edit"
    BINDINGS = bindings("edit")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__()
        self.opened = opened
        self.writing = Writing()
        self._before = "\n\n".join(item.text.strip() for item in opened.case.items)

    def compose(self) -> ComposeResult:
        """Lay out the title, the request, the items and the keys."""
        yield TitleBar(f"{self.opened.case.reference}  Items")
        yield AskedFor(flowed(hidden(self.opened.case.request.text, self.opened.case)))
        yield Note(HOW)
        yield self.writing
        keys = KeyBar("edit")
        keys.typing = True
        yield keys

    def on_mount(self) -> None:
        """Begin with the draft, or with the items as they are."""
        self.writing.write(self.opened.drafts.get(PLACE) or self._before, at_end=False)
        self.writing.focus()

    def action_accept(self) -> None:
        """Take the paragraphs as the items."""
        written = self.writing.written
        texts = [part.strip() for part in re.split(r"\n\s*\n", written) if part.strip()]
        officer, at = self.desk.officer, self.desk.at()
        try:
            changed = amend_items(self.opened.case, texts, officer=officer, at=at)
        except CaseError as refusal:
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            return
        self.opened.change(changed, PLACE, written)
        self.dismiss()

    def action_editor(self) -> None:
        """Hand the items to the officer's editor and take them back."""
        try:
            self.writing.write(edited(self.writing.written, self.app.suspend))
        except (NoEditor, SuspendNotSupported) as fault:
            self.tell(str(fault), trouble=True)
        self.app.refresh()

    def keep(self) -> None:
        """Put what was typed away as a draft."""
        if (written := self.writing.written) != self._before:
            self.opened.keep(PLACE, written)

    def action_back(self) -> None:
        """Leave; what was typed is kept."""
        self.keep()
        self.dismiss()
