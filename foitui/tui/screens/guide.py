"""The guide: one question at a time, the request in view, each answer stored when it is given."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from foitui.case.records import Case
from foitui.law.guide import Asked
from foitui.law.guide.answering import AnswerRefused
from foitui.law.guide.answering import answer as answered
from foitui.law.suggestions import suggestions
from foitui.reports.identity import hidden
from foitui.tui.actions import bindings
from foitui.tui.borrowing import KINDS
from foitui.tui.claim_findings import ClaimFindings
from foitui.tui.flow import flowed
from foitui.tui.hinting import Hint, hint
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.guide_helps import GuideHelps, sentence
from foitui.tui.spotting import places
from foitui.tui.widgets.answer import Given, Offer
from foitui.tui.widgets.aside import SoFar
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.date_echo import NOT_YET, heard
from foitui.tui.widgets.pick import PickArea
from foitui.tui.widgets.text_view import TextView
from foitui.tui.widgets.words import LineArea, WordsArea
from foitui.tui.widths import WIDTHS

NOBODY = "Nobody has this case: a, then t, takes it."


class RequestText(TextView, can_focus=False):
    """The request beside the question; the keys stay with the question."""

    hangs = True

    def show_first_mark(self) -> None:
        """Scroll to the first marked words where none are in sight."""
        rows = self._marked_rows()
        seen = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)
        if rows and not any(row in seen for row in rows):
            self.scroll_to(y=max(rows[0] - 1, 0), animate=False)


class GuideScreen(GuideHelps):
    """Walks an officer through the questions of one case."""

    GROUP = "guide"
    BINDINGS = bindings("guide", "queue")

    def __init__(self, opened: OpenCase, place: str = "") -> None:
        super().__init__(opened, place)
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._text = RequestText()
        self._so_far = SoFar()
        self._title = TitleBar()
        self._keys = KeyBar("guide")
        self._found = ClaimFindings(opened.app.desk)
        self._begun_at = opened.case.version

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
        self._text.show_text(flowed(hidden(self.opened.case.request.text, self.opened.case)))
        self.put()

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
        self.put()

    def put(self) -> None:
        """Show the question in front."""
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

    @on(Input.Changed)
    def hear(self, event: Input.Changed) -> None:
        """Say how a date is understood while it is typed."""
        if self.walk.asked is not None and self.walk.asked.question.kind == "date":
            self._pane.about.hear(heard(event.value, self.desk.done_on) or NOT_YET)

    @on(Given)
    def give(self, given: Given) -> None:
        """Record an answer and go on; say so where it cannot be taken."""
        if self.walk.asked is not None:
            self.answer(self.walk.asked, given)

    def answer(self, asked: Asked, given: Given) -> None:
        """Record an answer to a question."""
        case, desk = self.opened.case, self.desk
        try:
            changed = answered(case, asked, given.value, officer=desk.officer, at=desk.at())
        except AnswerRefused as refusal:
            self._pane.about.warn(sentence(refusal.message))
            return
        self.opened.change(changed, asked.place, given.typed)

    # ---- moving

    def action_skip(self) -> None:
        """Leave the question for later."""
        self.keep()
        self.walk.skip()
        self.put()

    def action_previous(self) -> None:
        """Go to the question before."""
        self.keep()
        if self.walk.back():
            self.put()
        else:
            self._pane.about.warn("This is the first question.")

    def action_one_by_one(self) -> None:
        """Put the question for one item after the other, or for all together."""
        self.keep()
        if self.walk.one_by_one():
            self.put()
        else:
            self._pane.about.warn("This question is about one thing only.")

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

    def typing(self) -> bool:
        """Whether words stand in the answer that are not given yet."""
        return self.walk.asked is not None and bool(self._pane.area.typed())

    def keep(self) -> None:
        """Put half-typed words away as a draft."""
        asked, area = self.walk.asked, self._pane.area
        if asked is not None and (words := area.typed()):
            self.opened.keep(asked.place, words)

    def action_back(self) -> None:
        """Leave; what was typed is kept, and a case that nobody has is offered to who answered."""
        self.keep()
        if self.opened.case.version > self._begun_at and not self.opened.case.officer:
            self.tell(NOBODY)
        self.dismiss()
