"""Whether a reply goes into the disclosure log, what of it, and what may say who somebody is."""

import re
from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult

from foitui.case.changes import choose_publication
from foitui.case.errors import CaseError
from foitui.case.handling import Publication
from foitui.case.records import Case
from foitui.reports.disclosure_log import Draft, drafted
from foitui.reports.lint import Trace
from foitui.reports.write_log import entry_text
from foitui.tui.actions import bindings
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.asking import AskingScreen
from foitui.tui.show import Span
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry as Shown
from foitui.tui.widgets.entries import EntryList, Paragraph
from foitui.tui.widgets.text_view import TextView

NO_REPLY = "Nothing can be published: no reply went out, or who asked was taken out."
CLEAN = "Nothing was found that may say who somebody is. Read it all the same."
NOT_CHOSEN = Publication(publish=False)


class PublicationScreen(AskingScreen):
    """The choice, the words to look at, and the text as the log would have it."""

    GROUP = "publication"
    BINDINGS = bindings("publication")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__()
        self.opened = opened
        self.draft: Draft | None = None
        self._title = TitleBar()
        self._list = EntryList()
        self._text = TextView()

    def compose(self) -> ComposeResult:
        """Lay out the title, what to look at, the text and the keys."""
        self._show(self.opened.case)
        yield self._title
        yield self._list
        yield self._text
        yield KeyBar("publication")
        yield AskLine()

    def on_mount(self) -> None:
        """Follow the case."""
        self.opened.changed.subscribe(self, self._show, immediate=True)

    def _show(self, case: Case) -> None:
        self.draft = drafted(case, self.desk.settings)
        found = self.draft.traces if self.draft else ()
        held_back = any(trace.sure for trace in found)
        entries = [_choice(case.publication, held_back)] if self.draft else []
        entries += [_trace(trace) for trace in found]
        if self.draft and not found:
            entries.append(Shown((Paragraph(CLEAN, "  ", "muted"),), chosen=False))
        self._list.show(tuple(entries), NO_REPLY)
        text = entry_text(self.draft.entry) if self.draft else ""
        self._text.show_text(text, tuple(_places(text, found)))
        self._title.say(f"{case.reference}  Disclosure log", ((_counted(found), ""),))

    @property
    def chosen(self) -> Trace | None:
        """The words under the pointer."""
        place = self._list.chosen
        found = self.draft.traces if self.draft else ()
        return found[place - 1] if place and place <= len(found) else None

    # ---- choosing

    def action_publish(self) -> None:
        """Choose it for the log."""
        self._choose(publish=True, reason="")

    def action_withhold(self) -> None:
        """Ask why it is not published."""
        now = self._now.reason
        self.ask("Not published because:", lambda why: self._choose(publish=False, reason=why), now)

    def action_title(self) -> None:
        """Ask what the log calls it."""
        title = self.draft.entry.title if self.draft else ""
        self.ask("In the log it is called:", lambda words: self._choose(title=words), title)

    def action_may_stand(self) -> None:
        """Say that the chosen words were looked at and tell of nobody."""
        if self.chosen is not None:
            self._choose(cleared=(*self._now.cleared, self.chosen.words))

    @property
    def _now(self) -> Publication:
        return self.opened.case.publication or NOT_CHOSEN

    def _choose(
        self,
        *,
        publish: bool | None = None,
        reason: str | None = None,
        title: str | None = None,
        cleared: tuple[str, ...] | None = None,
    ) -> None:
        """Record a choice; what is not said of it stays, and a title or a look means to publish."""
        if self.draft is None:
            self.tell(NO_REPLY, trouble=True)
            return
        now, case = self._now, self.opened.case
        undecided = case.publication is None
        try:
            made = choose_publication(
                case,
                (now.publish or undecided) if publish is None else publish,
                now.reason if reason is None else reason,
                now.title if title is None else title,
                now.cleared if cleared is None else cleared,
                officer=self.desk.officer,
                at=self.desk.at(),
            )
        except CaseError as refusal:
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            return
        if made.publication != case.publication:
            self.opened.change(made)

    def action_other_side(self) -> None:
        """Go to the text, or back to the list."""
        (self._list if self._text.has_focus else self._text).focus()

    @on(AskLine.Given)
    def back_to_list(self) -> None:
        """Go on in the list."""
        self._list.focus()


def _choice(chosen: Publication | None, held_back: bool) -> Shown:
    """Say what was chosen, and whether the log holds it back all the same."""
    if chosen is None:
        said, style = "Nobody has said whether it is published: p publishes, n does not.", "warn"
    elif not chosen.publish:
        said, style = f"Not published: {chosen.reason}", "strong"
    elif held_back:
        said, style = "Chosen, and held back for what is marked !! below.", "bad"
    else:
        said, style = "Published with the next log.", "strong"
    return Shown((Paragraph(said, style=style, most=3),), chosen=False)


def _trace(trace: Trace) -> Shown:
    mark, style = ("!! ", "bad") if trace.sure else ("!  ", "warn")
    place = f"  ({trace.where})" if trace.where else ""
    return Shown((Paragraph(f"{trace.words}: {trace.says}{place}", mark, style, most=2),))


def _counted(found: tuple[Trace, ...]) -> str:
    sure = sum(trace.sure for trace in found)
    return f"{sure} held back, {len(found) - sure} to look at" if found else ""


def _places(text: str, found: tuple[Trace, ...]) -> Iterator[Span]:
    """Return where the words stand in the text."""
    for words in dict.fromkeys(trace.words for trace in found):
        for match in re.finditer(re.escape(words), text):
            yield match.span()
