"""What helps to answer a question of the guide: hints, words of elsewhere, the editor, reasons."""

import msgspec
from textual.app import SuspendNotSupported

from foitui.case.changes import reject_signal
from foitui.case.errors import CaseError
from foitui.law.guide import Asked
from foitui.law.provisions import Provision, provision
from foitui.settings.phrases import Phrase
from foitui.text.clean import clean_line
from foitui.tui.borrowing import BORROWED, KINDS
from foitui.tui.editing import NoEditor, edited
from foitui.tui.hinting import Hint
from foitui.tui.mending import Way
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.walk import Walk
from foitui.tui.widgets.answer import Given, as_lines
from foitui.tui.widgets.choice import ChoiceArea
from foitui.tui.widgets.factors import FactorsArea
from foitui.tui.widgets.nothing_open import NothingOpen
from foitui.tui.widgets.pick import PickArea
from foitui.tui.widgets.question import QuestionPane
from foitui.tui.widgets.words import WordsArea


class GuideHelps(OfficeScreen[None]):
    """A screen with a question in front, and all that helps to answer it."""

    def __init__(self, opened: OpenCase, place: str) -> None:
        super().__init__()
        self.opened = opened
        self.walk = Walk(opened.case, place)
        self._pane = QuestionPane()
        self._hint: Hint | None = None
        """What the wording suggests for the question in front."""

    def put(self) -> None:
        """Hook: show the question in front."""
        raise NotImplementedError

    def answer(self, asked: Asked, given: Given) -> None:
        """Hook: record an answer to a question."""
        raise NotImplementedError

    def action_same_words(self) -> None:
        """Put in the words of the claim before."""
        earlier, area = self.walk.earlier_words(), self._pane.area
        if earlier is None or isinstance(area, (ChoiceArea, NothingOpen)):
            self._pane.about.warn("There are no such words from another claim.")
            return
        area.write("\n".join(as_lines(earlier.current)))

    def action_editor(self) -> None:
        """Hand the words to the officer's editor and take them back."""
        area = self._pane.area
        if isinstance(area, (ChoiceArea, NothingOpen)):
            self._pane.about.warn("There is nothing to write here.")
            return
        try:
            area.write(edited(area.written, self.app.suspend))
        except (NoEditor, SuspendNotSupported) as fault:
            self._pane.about.warn(str(fault))
        self.app.refresh()

    def action_take_hint(self) -> None:
        """Take what the wording suggests: a route, a tick, or words to make fit."""
        asked, area, found = self.walk.asked, self._pane.area, self._hint
        if asked is None or found is None or not (found.values or found.words):
            self._pane.about.warn("Nothing is suggested here.")
        elif isinstance(area, PickArea):
            if not area.take_hint():
                self._pane.about.warn("All that is suggested is ticked.")
        elif isinstance(area, WordsArea):
            area.write(found.words)
        elif isinstance(area, ChoiceArea):
            self.answer(msgspec.structs.replace(asked, items=found.items), Given(found.values[0]))

    def action_reject_hint(self) -> None:
        """Put aside what the wording suggests; it is not offered again."""
        if self._hint is None or not self._hint.signals:
            self._pane.about.warn("Nothing is suggested here.")
            return
        self.keep()
        changed, desk = self.opened.case, self.desk
        try:
            for signal in self._hint.signals:
                changed = reject_signal(changed, signal, officer=desk.officer, at=desk.at())
        except CaseError as refusal:
            self._pane.about.warn(sentence(refusal.message))
            return
        place = self.walk.asked.place if self.walk.asked else ""
        self.opened.change(changed)
        if place and self.walk.asked and self.walk.asked.place != place:
            self._mend(place)

    def action_estimate(self) -> None:
        """Estimate line by line."""
        from foitui.tui.screens.estimate import EstimateScreen  # read when it is wanted

        self.app.push_screen(EstimateScreen(self.opened))

    def action_findings(self) -> None:
        """See what would be objected to about the claim in hand, and mend or vouch."""
        from foitui.tui.screens.findings import FindingsScreen  # Jinja: 70 ms

        asked = self.walk.asked
        if asked is None or asked.claim is None:
            self._pane.about.warn("This question is about no provision; c at the case shows all.")
            return
        self.keep()
        self.app.push_screen(FindingsScreen(self.opened, claim=asked.claim), self._go)

    def _go(self, way: Way | None) -> None:
        if way is not None:
            self._mend(way.place)

    def action_phrases(self) -> None:
        """Take words from the authority's phrase book, to be made to fit."""
        from foitui.tui.screens.phrases import PhraseScreen  # read when it is wanted

        asked = self.walk.asked
        kind = KINDS.get(asked.question.reads) if asked and asked.provision else None
        if asked is None or kind is None:
            self._pane.about.warn("There are phrases for reasons, factors and balances only.")
            return
        chosen = PhraseScreen(self.desk.phrases, provision(asked.provision or ""), kind)
        if chosen.fitting:
            self.app.push_screen(chosen, self._borrow)
        else:
            self._pane.about.warn(f"The phrase book has none for this under {asked.provision}.")

    def _borrow(self, phrase: Phrase | None) -> None:
        """Put the words of a phrase into the answer."""
        area = self._pane.area
        if phrase is None:
            return
        if isinstance(area, FactorsArea):
            area.list.add(clean_line(phrase.text))
        elif isinstance(area, WordsArea):
            area.write("\n\n".join(filter(None, (area.written, phrase.text))))
        self._pane.about.warn(f"{BORROWED} {phrase.note}".strip())

    def action_why(self) -> None:
        """Show why it is asked, or hide it; over a list of provisions, explain the chosen one."""
        area = self._pane.area
        if isinstance(area, PickArea) and area.list.at is not None:
            self._explain(area.list.at)
            return
        self._pane.about.show_why(not self._pane.about.why)

    def _explain(self, rule: Provision) -> None:
        from foitui.tui.explaining import of_provision, of_question  # read when it is asked for
        from foitui.tui.screens.page import PageScreen

        asked = self.walk.asked
        question = f"\n\n{of_question(asked)}" if asked else ""
        self.app.push_screen(PageScreen(rule.cite, of_provision(rule) + question))

    def action_letter(self) -> None:
        """Read the reply; a gap in it leads back here."""
        from foitui.tui.screens.letter import LetterScreen  # read when it is wanted

        self.app.push_screen(LetterScreen(self.opened.case), self._mend)

    def _mend(self, place: str | None) -> None:
        if place:
            self.walk.go_to(place)
            self.put()


def sentence(message: str) -> str:
    """Return a message as a sentence."""
    return f"{message[:1].upper()}{message[1:]}."
