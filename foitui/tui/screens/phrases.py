"""The authority's phrase book: what it has for a provision, narrowed by typing."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from foitui.law.phrases import phrases_for, search
from foitui.law.provisions import Provision
from foitui.settings.phrases import Phrase, PhraseKind
from foitui.tui.actions import bindings
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widgets.lines import Note

HOW = "Type to narrow. What is taken stands in your answer, and must be made to fit this case."
NONE = "No phrase has these words."


class PhraseLine(Input):
    """The words to look for; keys that write nothing move in the list."""

    BINDINGS = bindings("phrase_line")


class PhraseScreen(OfficeScreen[Phrase | None]):
    """Returns the phrase that was taken."""

    GROUP = "phrases"
    BINDINGS = bindings("phrases")

    def __init__(self, phrases: Sequence[Phrase], rule: Provision, kind: PhraseKind) -> None:
        super().__init__()
        self.rule = rule
        self.fitting = phrases_for(phrases, rule, kind)
        self.shown = self.fitting
        self._list = EntryList(note=NONE)
        self._line = PhraseLine(placeholder="words of the phrase, its name or its note")

    def compose(self) -> ComposeResult:
        """Lay out the title, the line, the phrases and the keys."""
        self._list.show(tuple(map(_entry, self.shown)), NONE)
        self._line.cursor_blink = False
        keys = KeyBar("phrases", "phrase_line")
        keys.typing = True
        yield TitleBar(f"Phrases for {self.rule.cite}")
        yield Note(HOW)
        yield self._line
        yield self._list
        yield keys

    def on_mount(self) -> None:
        """Begin to type."""
        self._line.focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show only what has the words typed."""
        self.shown = search(self.fitting, event.value)
        self._list.show(tuple(map(_entry, self.shown)), NONE)

    async def action_go(self, where: str) -> None:
        """Move in the list."""
        await self._list.run_action(where)

    def action_take(self) -> None:
        """Take the phrase at the pointer."""
        at = self._list.chosen
        if at is not None and at < len(self.shown):
            self.dismiss(self.shown[at])

    def action_back(self) -> None:
        """Take none."""
        self.dismiss(None)


def _entry(phrase: Phrase) -> Entry:
    return Entry(tuple(_told(phrase)))


def _told(phrase: Phrase) -> Iterator[Paragraph]:
    yield Paragraph(phrase.text, most=6)
    yield Paragraph(f"{phrase.id}, {phrase.provision}, version {phrase.version}", "  ", "muted", 1)
    if phrase.note:
        yield Paragraph(phrase.note, "  ! ", "warn", 3)
