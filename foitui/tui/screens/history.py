"""Everything that happened to a case, newest first: who, when, what, before and after."""

import datetime as dt
from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from foitui.case.blind import blind_change
from foitui.case.difference import reverted
from foitui.case.labels import label, said
from foitui.case.records import Case, Change
from foitui.reports.case_lists import of_history
from foitui.reports.identity import hidden
from foitui.reports.sheet import Sheet
from foitui.store.errors import StoreError
from foitui.store.protocol import Entry as Kept
from foitui.tui.actions import bindings
from foitui.tui.screens.exporting import ExportingScreen
from foitui.tui.screens.paper import PaperScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widgets.file_line import FileLine
from foitui.tui.widgets.prompt import Prompt

MOST = 12
"""Lines of one value that are shown; the file has all of it."""

LOOKING = "a word to look for     Enter keeps it   Esc shows all"


class HistoryScreen(PaperScreen[None], ExportingScreen[None]):
    """The events of a case, to read, narrow by a word, copy or write to a file."""

    GROUP = "history"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("history")

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.told: tuple[Told, ...] = ()
        self._words = ""
        self._title = TitleBar(f"{case.reference}  History")
        self._list = EntryList()
        self._keys = KeyBar("history")
        self._prompt = Prompt("/", LOOKING, shown=False)

    def compose(self) -> ComposeResult:
        """Read the history and lay it out."""
        try:
            kept = self.desk.store.history(self.case.reference)
            self.told = tuple(_told(self.case, kept, self.desk.clock().tzinfo))
            self._show()
        except StoreError as error:
            self._list.note = str(error)
        yield self._title
        yield self._list
        yield self._keys
        yield self._prompt
        yield FileLine()

    def _found(self) -> list["Told"]:
        words = self._words.casefold().split()
        return [told for told in self.told if all(word in told.searched for word in words)]

    def _show(self) -> None:
        found = self._found()
        of = f"{len(found)} of {len(self.told)}" if self._words else str(len(self.told))
        said = f"{of} {'event' if len(self.told) == 1 else 'events'}, newest first"
        self._title.say(f"{self.case.reference}  History", ((said, ""),))
        self._list.show(tuple(told.entry for told in found), "No event has these words.")

    # ---- narrowing

    def action_filter(self) -> None:
        """Type words to look for."""
        self._type(True)

    def action_open(self) -> None:
        """Keep the words and read on."""
        self._type(False)

    def action_keep_filter(self) -> None:
        """Keep the words and read on."""
        self._type(False)

    def action_clear(self) -> None:
        """Show everything again."""
        self._prompt.input.value = ""
        self._type(False)

    def _type(self, typing: bool) -> None:
        self._prompt.reveal(typing)
        self._keys.display = not typing
        (self._prompt.input if typing else self._list).focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show only events with the words typed."""
        if event.input is not self._prompt.input:
            return
        self._words = event.value.strip()
        self._show()

    # ---- taking away

    def file_name(self) -> str:
        """Return a name that says whose history it is."""
        return f"{self.case.reference} history.csv"

    def sheet(self) -> Sheet:
        """Return the events that are shown, one row a changed field."""
        return of_history((told.kept for told in self._found()), self.case)

    def paper(self) -> tuple[str, str]:
        """Return the events that are shown as text, and a name for the file."""
        text = "\n\n".join("\n".join(told.lines) for told in self._found())
        return f"{self.case.reference} history.txt", text


class Told:
    """One event in words."""

    def __init__(self, kept: Kept, state: Case | None, zone: dt.tzinfo | None, case: Case) -> None:
        """Tell an event of a case; `state` is the case just after it, where that is known."""
        self.kept = kept
        event = kept.event
        at = event.at if event else kept.saved
        who = event.officer if event else ""
        name = f" ({kept.name})" if kept.name and kept.name != who else ""
        what = (event.summary or event.action.replace("_", " ")) if event else "erased"
        here, utc = f"{at.astimezone(zone):%d %b %Y %H:%M:%S}", f"{at:%Y-%m-%d %H:%M:%S} UTC"
        fields = [
            (label(c, state), hidden(said(c.before), case), hidden(said(c.after), case))
            for c in _changes(kept)
        ]
        self.lines = [f"{kept.version}. {utc}  {who}{name}  {what}"]
        self.lines += [f"   {name}: {before} -> {after}" for name, before, after in fields]
        self.searched = "\n".join((here, *self.lines)).casefold()
        self.entry = Entry(
            (
                Paragraph(f"{here}  {who}{name}", f"{kept.version}. ", "strong", 2),
                Paragraph(what, "   ", most=MOST),
                *(paragraph for field in fields for paragraph in _field(*field)),
            )
        )


def _changes(kept: Kept) -> tuple[Change, ...]:
    return tuple(map(blind_change, kept.event.changes)) if kept.event else ()


def _field(name: str, before: str, after: str) -> Iterator[Paragraph]:
    if len(before) + len(after) + len(name) < 60:
        yield Paragraph(f"{name}: {before} -> {after}", "   ", "muted", MOST)
        return
    yield Paragraph(name, "   ", "muted", 2)
    yield Paragraph(before, "     before ", "muted", MOST)
    yield Paragraph(after, "     after  ", "plain", MOST)


def _told(case: Case, kept: tuple[Kept, ...], zone: dt.tzinfo | None) -> Iterator[Told]:
    """Yield the events newest first, the case as it was after each told by taking them back."""
    state: Case | None = case
    if len(kept) != case.version or [k.event for k in kept] != list(case.events):
        state = None  # a colleague has stored more meanwhile, or it was erased
    for each in reversed(kept):
        yield Told(each, state, zone, case)
        state = _before(state, each)


def _before(state: Case | None, kept: Kept) -> Case | None:
    if state is None or kept.event is None:
        return None
    if kept.version == 1:
        return None  # nothing was before the receipt
    return reverted(state, kept.event.changes) if kept.event.changes else state
