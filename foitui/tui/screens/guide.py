"""The guide: one question at a time, the request in view, each answer stored when it is given."""

import msgspec
from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Container

from foitui.case import reject_signal
from foitui.case.errors import CaseError
from foitui.case.records import Case
from foitui.law.guide import AnswerRefused, Asked, answer
from foitui.law.provisions import Provision, provision
from foitui.law.suggestions import suggestions
from foitui.settings.phrases import Phrase
from foitui.text.clean import clean_line
from foitui.tui.actions import bindings
from foitui.tui.borrowing import BORROWED, KINDS
from foitui.tui.claim_findings import ClaimFindings
from foitui.tui.editing import NoEditor, edited
from foitui.tui.flow import flowed
from foitui.tui.hinting import Hint, hint
from foitui.tui.mending import Way
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.spotting import places
from foitui.tui.walk import Walk
from foitui.tui.widgets.answer import Given, Offer, as_lines
from foitui.tui.widgets.aside import SoFar
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.choice import ChoiceArea
from foitui.tui.widgets.factors import FactorsArea
from foitui.tui.widgets.nothing_open import NothingOpen
from foitui.tui.widgets.pick import PickArea
from foitui.tui.widgets.question import QuestionPane
from foitui.tui.widgets.text_view import TextView
from foitui.tui.widgets.words import LineArea, WordsArea
from foitui.tui.widths import WIDTHS

DRAFT_AFTER = 3.0
"""Seconds between two looks whether half-typed words should be put away."""


class RequestText(TextView, can_focus=False):
    """The request beside the question; the keys stay with the question."""

    def show_first_mark(self) -> None:
        """Scroll to the first marked words where none are in sight."""
        rows = self._marked_rows()
        seen = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)
        if rows and not any(row in seen for row in rows):
            self.scroll_to(y=max(rows[0] - 1, 0), animate=False)


class GuideScreen(OfficeScreen[None]):
    """Walks an officer through the questions of one case."""

    GROUP = "guide"
    BINDINGS = bindings("guide", "queue")

    def __init__(self, opened: OpenCase, place: str = "") -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self.opened = opened
        self.walk = Walk(opened.case, place)
        self._text = RequestText()
        self._pane = QuestionPane()
        self._so_far = SoFar()
        self._title = TitleBar()
        self._keys = KeyBar("guide")
        self._found = ClaimFindings(opened.app.desk)
        self._hint: Hint | None = None
        """What the wording suggests for the question in front."""

    def compose(self) -> ComposeResult:
        """Lay out the title, the request, the question and the keys."""
        yield self._title
        with Container(id="guide"):
            yield self._text
            yield self._pane
            yield self._so_far
        yield self._keys

    def on_mount(self) -> None:
        """Show the request and the first open question."""
        self.opened.changed.subscribe(self, self._take_up, immediate=True)
        self._text.show_text(flowed(self.opened.case.request.text))
        self._put()
        self.set_interval(DRAFT_AFTER, self.keep)

    # ---- showing

    def _take_up(self, case: Case) -> None:
        """Show the case as it is now: after an answer, or after one could not be stored."""
        if self.opened.news and self.walk.asked is not None:
            place = self.walk.asked.place
            self.walk.show(case)
            # A colleague's answer must not put another question under the officer's fingers.
            self.walk.go_to(place)
        else:
            self.walk.given(case)
        if self.opened.lost:
            self.walk.go_to(self.opened.lost)
        self._put()

    def _put(self) -> None:
        case, asked = self.opened.case, self.walk.asked
        self._hint = self._hint_for(asked) if asked else None
        hinted = self._hint.values if self._hint else ()
        draft = self.opened.drafts.get(asked.place) if asked else ""
        offer = Offer(asked, draft, hinted=hinted) if asked else None
        said = self._hint.said if self._hint else ""
        turn = self.turn_of(case)
        self.opened.at = asked.place if asked else ""
        self._pane.put(case, offer, self.walk.group, self._note(offer), said, turn)
        self._so_far.tell(case, self.desk)
        self._text.show_marks(places(case, asked.items) if asked else ())
        self._text.show_hints(suggestions(case).spans)
        if asked is not None and len(asked.items) < len(self.walk.group):
            self.call_after_refresh(self._text.show_first_mark)
        left = f"{case.reference}  {case.request.subject}"
        found = self._found.told(case, asked)
        counts = f"  {self.walk.open} open, {self.walk.answered} answered"
        at = f"  {turn}" if turn else ""
        self._title.say(left, ((at, ""), (f"  {found}", ""), (counts, "")))
        typing = isinstance(self._pane.area, (WordsArea, LineArea, PickArea))
        queue = ("queue",) if turn else ()
        area = self._pane.area.GROUP
        groups = (area, *queue, "guide") if asked else (*queue, area)
        without = self._idle(asked)
        self._keys.show_groups(*groups, typing=typing, without=without)

    def _hint_for(self, asked: Asked) -> Hint | None:
        case = self.opened.case
        if asked.question.id == "earlier_request":
            with self.telling():
                return hint(case, asked, self.desk.store.similar(case))
        return hint(case, asked)

    def _idle(self, asked: Asked | None) -> tuple[str, ...]:
        """Return the actions that can do nothing at this question."""
        idle = [] if self.walk.divisible else ["guide.one_by_one"]
        if self._hint is None or not (self._hint.values or self._hint.words):
            idle.append("guide.take_hint")
        if self._hint is None or not self._hint.signals:
            idle.append("guide.reject_hint")
        if asked is None or asked.question.id != "estimate_hours":
            idle.append("guide.estimate")
        if asked is None or asked.claim is None:
            idle += ["guide.findings", "guide.phrases"]
        elif asked.question.reads not in KINDS or not self.desk.phrases:
            idle.append("guide.phrases")
        return tuple(idle)

    def _note(self, offer: Offer | None) -> str:
        """Say what the officer would otherwise not know about the words in the answer."""
        notes = []
        if offer is None:
            return ""
        if offer.draft:
            notes.append("These are the words you typed before.")
        elif offer.asked.suggestion and offer.asked.current is None:
            notes.append("Suggested: take the words as they stand, or make them fit.")
        elif offer.asked.question.optional:
            notes.append("May be left empty.")
        earlier = self.walk.earlier_words()
        if earlier is not None and offer.asked.question.kind != "choice":
            notes.append(f"F3: the same words as for {earlier.provision}.")
        return " ".join(notes)

    # ---- answering

    @on(Given)
    def give(self, given: Given) -> None:
        """Record an answer and go on; say so where it cannot be taken."""
        if self.walk.asked is not None:
            self._answer(self.walk.asked, given)

    def _answer(self, asked: Asked, given: Given) -> None:
        case, desk = self.opened.case, self.desk
        try:
            changed = answer(case, asked, given.value, officer=desk.officer, at=desk.at())
        except AnswerRefused as refusal:
            self._pane.about.warn(_sentence(refusal.message))
            return
        self.opened.change(changed, asked.place, given.typed)

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

    # ---- hints and helps

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
            self._answer(msgspec.structs.replace(asked, items=found.items), Given(found.values[0]))

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
            self._pane.about.warn(_sentence(refusal.message))
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

    # ---- moving

    def action_skip(self) -> None:
        """Leave the question for later."""
        self.keep()
        self.walk.skip()
        self._put()

    def action_previous(self) -> None:
        """Go to the question before."""
        self.keep()
        if self.walk.back():
            self._put()
        else:
            self._pane.about.warn("This is the first question.")

    def action_one_by_one(self) -> None:
        """Put the question for one item after the other, or for all together."""
        self.keep()
        if self.walk.one_by_one():
            self._put()
        else:
            self._pane.about.warn("This question is about one thing only.")

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

    def action_page_down(self) -> None:
        """Read the request on."""
        self._text.action_page_down()

    def action_page_up(self) -> None:
        """Read the request back."""
        self._text.scroll_page_up(animate=False)

    def action_line_down(self) -> None:
        """Go one line down in the request."""
        self._text.scroll_down(animate=False)

    def action_line_up(self) -> None:
        """Go one line up in the request."""
        self._text.scroll_up(animate=False)

    def action_letter(self) -> None:
        """Read the reply; a gap in it leads back here."""
        from foitui.tui.screens.letter import LetterScreen  # read when it is wanted

        self.app.push_screen(LetterScreen(self.opened.case), self._mend)

    def _mend(self, place: str | None) -> None:
        if place:
            self.walk.go_to(place)
            self._put()

    def typing(self) -> bool:
        """Whether words stand in the answer that are not given yet."""
        return self.walk.asked is not None and bool(self._pane.area.typed())

    def keep(self) -> None:
        """Put half-typed words away as a draft."""
        asked, area = self.walk.asked, self._pane.area
        if asked is not None and (words := area.typed()):
            self.opened.keep(asked.place, words)

    def action_back(self) -> None:
        """Leave; what was typed is kept."""
        self.keep()
        self.dismiss()


def _sentence(message: str) -> str:
    return f"{message[:1].upper()}{message[1:]}."
