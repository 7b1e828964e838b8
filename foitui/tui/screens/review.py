"""A second officer's look: what is asked for, and everything it takes to say yes or no to it."""

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Container

from foitui.case import changes
from foitui.case.decision import open_comments, review_state
from foitui.case.records import Case
from foitui.case.words import ReviewState
from foitui.law.agreeing import agreed
from foitui.law.clearance import is_known
from foitui.law.guide import open_questions
from foitui.letters.look import About, Look, look_at
from foitui.tui.actions import bindings
from foitui.tui.fields import Field, some, words
from foitui.tui.looking import entries_of, way_to
from foitui.tui.mending import Way
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.form import FormScreen
from foitui.tui.widgets.aside import Beside
from foitui.tui.widgets.bars import TitleBar
from foitui.tui.widgets.entries import EntryList
from foitui.tui.widths import WIDTHS

NOTE = Field("note", "Approve, with the note:", words, hint="or empty")
ANSWER = Field("answer", "Answered:", words, hint="what was done, or empty")
LOGIN = Field("name", "You stand in for:", some("whom you stand in for"), hint="a login name")
BECAUSE = Field("why", "Because:", words, hint="history keeps it")
ALONE = Field(
    "why",
    "Approve all the same, because:",
    some("why: a reason is needed, and history keeps it"),
    hint="history keeps it",
)


class ReviewScreen(FormScreen[Way | None]):
    """Returns where to go for mending; None to go back."""

    GROUP = "review"
    BINDINGS = bindings("review", "queue")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__(opened)
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._beside = Beside()
        self.look: Look | None = None
        self._abouts: tuple[About | None, ...] = ()
        self._starts: dict[int, int] = {}
        """The heading of each part, by its number."""
        self._parts: tuple[int, ...] = ()
        self._title = TitleBar()
        self._list = EntryList()

    def compose(self) -> ComposeResult:
        """Lay out the title, the page and the keys."""
        self.show_case()
        yield self._title
        with Container(id="beside"):
            yield self._list
            yield self._beside
        yield self.keys
        yield self.line

    def on_mount(self) -> None:
        """Begin at the top of the page."""
        self._list.focus()

    # ---- showing

    def show_case(self) -> None:
        """Show the page anew."""
        desk, case = self.desk, self.case
        on = case.sent.on if case.sent else desk.today()
        look = look_at(case, desk.settings, desk.officer, on, desk.calendar, desk.used_in(case))
        made = list(entries_of(look))
        self.look = look
        self._parts = tuple(part for part, _, _ in made)
        self._abouts = tuple(about for _, about, _ in made)
        self._starts = {
            part: at
            for at, (part, _, entry) in reversed(list(enumerate(made)))
            if not entry.chosen and entry.paragraphs[0].lead == f"{part} "
        }
        self._list.show(tuple(entry for _, _, entry in made))
        self._beside.tell_request(case)
        turn = self.turn_of(case)
        told = (f"{turn}   " if turn else "", ""), (self._told(look), "")
        self._title.say(f"{case.reference}  Second look", told)
        done = look.waits or review_state(case) is ReviewState.APPROVED or case.sent is not None
        mine = ("review.approve", "review.give_back") if not look.waits else ()
        mine = ("review.submit", *mine) if done else mine
        handed = () if case.submitted else ("review.comment",)
        settled = ("review.settle",) if look.waits or not open_comments(case.comments) else ()
        queue = ("queue",) if turn else ()
        self.keys.show_groups(*queue, "review", without=(*mine, *handed, *settled))

    def _told(self, look: Look) -> str:
        count = len(open_comments(look.case.comments))
        said = f"{count} comment{'' if count == 1 else 's'} open" if count else ""
        return ", ".join(part for part in ("waits for you" if look.waits else "", said) if part)

    # ---- moving

    def action_part(self, number: int) -> None:
        """Go to a part of the page."""
        if (at := self._starts.get(number)) is not None:
            self._list.reach(at)

    def action_next_part(self) -> None:
        """Go to the next part, from the last to the first."""
        self.action_part(self._here % len(self._starts) + 1)

    def action_previous_part(self) -> None:
        """Go to the part before."""
        self.action_part((self._here - 2) % len(self._starts) + 1)

    @property
    def _here(self) -> int:
        at = self._list.chosen
        return self._parts[at] if at is not None and at < len(self._parts) else 1

    @property
    def _about(self) -> About | None:
        at = self._list.chosen
        return self._abouts[at] if at is not None and at < len(self._abouts) else None

    def action_go(self) -> None:
        """Go where this is mended."""
        way = way_to(self._about, self.look) if self.look else Way("nowhere")
        if way.screen == "nowhere":
            self.tell("Nothing here leads on; c comments on it.")
        else:
            self.dismiss(way)

    # ---- the author

    def action_submit(self) -> None:
        """Ask whom to hand it to, and with which words."""
        case, questions = self.opened.case, len(open_questions(self.opened.case))
        note = f"{questions} open question{'' if questions == 1 else 's'}; " if questions else ""
        hint = f"{note}a login name, or empty: who is free"
        fields = (
            Field("to", "Hand it to:", words, _asked_before(case), hint),
            Field("note", "With the note:", words, hint="or empty"),
        )
        self.fill("submit", fields, lambda given: self._hand(given["to"], given["note"]))

    def _hand(self, to: str, note: str) -> None:
        if to and not is_known(to, self.desk.settings):
            self.tell(f"Nobody called {to} is in the settings; is it the right name?", trouble=True)
        self.record(changes.submit_for_review, to, note)

    def action_settle(self) -> None:
        """Ask what is answered to the comment."""
        number = self._about.comment if self._about else None
        if number is None or self.opened.case.comments[number - 1].settled_by:
            self.tell("Go to an open comment first; 2 leads to them.")
            return
        self.fill(
            f"settle {number}",
            [ANSWER],
            lambda given: self.record(changes.settle_comment, number, given["answer"]),
        )

    # ---- the second officer

    def action_comment(self) -> None:
        """Ask what should change here."""
        about = self._about or About()
        where = changes.place_of(self.opened.case, about.comment_of(""))
        self.fill(
            "comment",
            [Field("text", f"On {where}:", words, hint="what should change, and why")],
            lambda given: self.record(changes.comment, about.comment_of(given["text"])),
        )

    def action_give_back(self) -> None:
        """Give it back with the comments; with one more on the whole, which is needed else."""
        count = len(open_comments(self.opened.case.comments))
        besides = f"Besides {'that' if count == 1 else f'those {count}'}, on the whole:"
        asks = (
            Field("text", besides, words, hint="or empty")
            if count
            else Field("text", "What should change:", some("what should change"))
        )
        self.fill("return", [asks], lambda given: self._give_back(given["text"]))

    def _give_back(self, text: str) -> None:
        said = [About().comment_of(text)] if text else []
        self.record(changes.return_with_comments, said)

    def action_approve(self) -> None:
        """Agree, with a note."""
        agree = self._agreeing()
        self.fill("approve", [NOTE], lambda given: agree(note=given["note"]))

    def action_override(self) -> None:
        """Agree without being asked."""
        agree = self._agreeing()
        self.fill("override", [ALONE], lambda given: agree(override=given["why"]))

    def action_deputy(self) -> None:
        """Agree in somebody's place."""
        agree = self._agreeing()
        self.fill(
            "deputy",
            [LOGIN, BECAUSE],
            lambda given: agree(standing_in_for=given["name"], note=given["why"]),
        )

    def _agreeing(self) -> Callable[..., bool]:
        """Return what agrees to the decision as it is seen now, for the step at the pointer."""
        return partial(
            self.record,
            agreed,
            seen=self.look.digest if self.look else "",
            settings=self.desk.settings,
            step=self._about.step if self._about else "",
        )

    # ---- leaving

    def action_back(self) -> None:
        """Go back to the case."""
        self.dismiss(None)


def _asked_before(case: Case) -> str:
    """Return who looked at it last, to be asked again."""
    looked = [
        *(given.officer for given in case.approvals),
        *(each.officer for each in case.comments),
    ]
    return looked[-1] if looked else ""
