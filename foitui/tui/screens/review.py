"""A second officer's look: what is asked for, and everything it takes to say yes or no to it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult

from foitui import case as changes
from foitui.case.decision import open_comments, review_state
from foitui.case.errors import CaseError
from foitui.case.records import Case
from foitui.case.words import ReviewState
from foitui.law.agreeing import agreed
from foitui.law.clearance import is_known
from foitui.law.guide import open_questions
from foitui.letters.look import About, Look, look_at
from foitui.tui.actions import bindings
from foitui.tui.looking import entries_of, way_to
from foitui.tui.mending import Way
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import EntryList

DRAFT = "review.comment"
"""Where a comment that was typed and not given is kept."""


@dataclass
class Asked:
    """What the line asks for, one thing after the other, and what is done with the answers."""

    questions: list[tuple[str, str, str]]
    """The words, what to begin with, and a hint."""
    done: Callable[..., Case | None]
    given: list[str]
    place: str = ""
    """Where the last answer is kept as a draft."""


class ReviewScreen(OfficeScreen[Way | None]):
    """Returns where to go for mending; None to go back."""

    GROUP = "review"
    BINDINGS = bindings("review", "queue")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__()
        self.opened = opened
        self.look: Look | None = None
        self._abouts: tuple[About | None, ...] = ()
        self._starts: dict[int, int] = {}
        """The heading of each part, by its number."""
        self._parts: tuple[int, ...] = ()
        self._asked: Asked | None = None
        self._title = TitleBar()
        self._list = EntryList()
        self._keys = KeyBar("review")
        self._line = AskLine()

    def compose(self) -> ComposeResult:
        """Lay out the title, the page and the keys."""
        self._show(self.opened.case)
        yield self._title
        yield self._list
        yield self._keys
        yield self._line

    def on_mount(self) -> None:
        """Follow the case."""
        self.opened.changed.subscribe(self, self._show, immediate=True)
        self._list.focus()

    # ---- showing

    def _show(self, case: Case) -> None:
        desk = self.desk
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
        turn = self.turn_of(case)
        told = (f"{turn}   " if turn else "", ""), (self._told(look), "")
        self._title.say(f"{case.reference}  Second look", told)
        done = look.waits or review_state(case) is ReviewState.APPROVED or case.sent is not None
        mine = ("review.approve", "review.give_back") if not look.waits else ()
        mine = ("review.submit", *mine) if done else mine
        handed = () if case.submitted else ("review.comment",)
        settled = ("review.settle",) if look.waits or not open_comments(case.comments) else ()
        queue = ("queue",) if turn else ()
        self._keys.show_groups(*queue, "review", without=(*mine, *handed, *settled))

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
        self._ask(
            [
                ("Hand it to:", _asked_before(case), f"{note}a login name, or empty: who is free"),
                ("With the note:", "", "or empty"),
            ],
            self._handed,
        )

    def _handed(self, to: str, note: str) -> Case | None:
        to = to.strip()
        if to and not is_known(to, self.desk.settings):
            self.tell(f"Nobody called {to} is in the settings; is it the right name?", trouble=True)
        return self._made(changes.submit_for_review, to, note)

    def action_settle(self) -> None:
        """Ask what is answered to the comment."""
        number = self._about.comment if self._about else None
        if number is None or self.opened.case.comments[number - 1].settled_by:
            self.tell("Go to an open comment first; 2 leads to them.")
            return
        self._ask(
            [("Answered:", "", "what was done, or empty")],
            lambda answer: self._made(changes.settle_comment, number, answer),
        )

    # ---- the second officer

    def action_comment(self) -> None:
        """Ask what should change here."""
        about = self._about or About()
        where = changes.place_of(self.opened.case, about.comment_of(""))
        self._ask(
            [(f"On {where}:", self.opened.drafts.get(DRAFT), "what should change, and why")],
            lambda text: self._made(changes.comment, about.comment_of(text)),
            DRAFT,
        )

    def action_give_back(self) -> None:
        """Give it back with the comments, or with one that is asked for."""
        if open_comments(self.opened.case.comments):
            self._done(self._made(changes.return_with_comments))
            return
        self._ask(
            [("What should change:", self.opened.drafts.get(DRAFT), "")],
            lambda text: self._made(changes.return_with_comments, [About().comment_of(text)]),
            DRAFT,
        )

    def action_approve(self) -> None:
        """Agree, with a note."""
        agree = self._agreeing()
        self._ask([("Approve, with the note:", "", "or empty")], lambda note: agree(note=note))

    def action_override(self) -> None:
        """Agree without being asked."""
        agree = self._agreeing()
        self._ask(
            [("Approve all the same, because:", "", "history keeps it")],
            lambda why: agree(override=why) if why else self._reason_needed(),
        )

    def action_deputy(self) -> None:
        """Agree in somebody's place."""
        agree = self._agreeing()
        self._ask(
            [("You stand in for:", "", "a login name"), ("Because:", "", "history keeps it")],
            lambda name, why: agree(standing_in_for=name.strip(), note=why),
        )

    def _agreeing(self) -> Callable[..., Case | None]:
        """Return what agrees to the decision as it is seen now, for the step at the pointer."""
        seen, settings = (self.look.digest if self.look else ""), self.desk.settings
        step = self._about.step if self._about else ""

        def agree(note: str = "", standing_in_for: str = "", override: str = "") -> Case | None:
            change = partial(
                agreed,
                seen=seen,
                settings=settings,
                step=step,
                note=note,
                standing_in_for=standing_in_for,
                override=override,
            )
            return self._made(change)

        return agree

    def _reason_needed(self) -> None:
        self.tell("A reason is needed, and history keeps it.", trouble=True)

    # ---- asking and doing

    def _ask(
        self,
        questions: list[tuple[str, str, str]],
        done: Callable[..., Case | None],
        place: str = "",
    ) -> None:
        self._asked = Asked(questions, done, [], place)
        self._ask_next(self._asked)

    def _ask_next(self, asked: Asked) -> None:
        self._keys.display = False
        self._line.ask(*asked.questions[len(asked.given)])

    @on(AskLine.Given)
    def take(self, given: AskLine.Given) -> None:
        """Ask for the next thing, or do it."""
        asked = self._asked
        if asked is not None and given.words is not None:
            asked.given.append(given.words)
            if len(asked.given) < len(asked.questions):
                self._ask_next(asked)
                return
            self._done(asked.done(*asked.given), asked)
        self._asked = None
        self._keys.display = True
        self._list.focus()

    def _made(self, change: Callable[..., Case], *words: object) -> Case | None:
        """Make a change by the officer, now; None where the case refuses it."""
        desk = self.desk
        try:
            return change(self.opened.case, *words, officer=desk.officer, at=desk.at())
        except CaseError as refusal:
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            return None

    def _done(self, made: Case | None, asked: Asked | None = None) -> None:
        """Store a change; what was typed for one that was refused is kept."""
        place = asked.place if asked else ""
        words = asked.given[-1] if asked and place else ""
        if made is None:
            self.opened.keep(place, words) if place else None
            return
        self.opened.change(made, place, words)
        self.tell(made.events[-1].summary)

    # ---- leaving

    def typing(self) -> bool:
        """Whether a line is being written."""
        return bool(self._line.typed)

    def keep(self) -> None:
        """Put a half-typed comment away as a draft."""
        if (words := self._line.typed) and self._asked and self._asked.place:
            self.opened.keep(self._asked.place, words)

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
