"""What came after the reply: the internal review, the complaint to the regulator, the appeal."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Container

from foitui.case import changes
from foitui.case.challenge import Complaint
from foitui.case.challenging import open_review
from foitui.case.said import BODIES, ENDS, RESULTS
from foitui.case.words import ReviewResult, Route
from foitui.law.afterwards import terms
from foitui.law.provisions import provision
from foitui.tui.actions import bindings
from foitui.tui.after_told import Row, rows
from foitui.tui.fields import (
    Field,
    choice,
    cite,
    cites,
    coming_day,
    done_day,
    items_of,
    some,
    words,
)
from foitui.tui.late_fields import late_claim, late_fields
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.form import FormScreen
from foitui.tui.widgets.aside import Beside
from foitui.tui.widgets.bars import TitleBar
from foitui.tui.widgets.entries import EntryList
from foitui.tui.widths import WIDTHS

OPTIONAL = "may be left empty"
NEVER = "nothing for no date"


class AfterwardsScreen(FormScreen[None]):
    """What is open and until when, and under it every challenge with its steps."""

    GROUP = "afterwards"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("afterwards", "queue")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__(opened)
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._beside = Beside()
        self._sides = Container(id="beside")
        self._list = EntryList()
        self._rows: list[Row] = []
        self._title = TitleBar()

    def compose(self) -> ComposeResult:
        """Lay out the title, what came, and the keys."""
        self.show_case()
        if self.turn_of(self.case):
            self.keys.show_groups("queue", self.GROUP)
        yield self._title
        with self._sides:
            yield self._list
            yield self._beside
        yield self.keys
        yield self.line

    def show_case(self) -> None:
        """Show where it stands now."""
        self._rows = rows(self.case, self.desk)
        today = self.desk.today()
        window = self.desk.settings.authority.review_window
        found = terms(self.case, self.desk.calendar, window)
        missed = any(term.ours and term.by < today for term in found)
        told = ("!! a date was missed", "bold $error") if missed else ("", "")
        self._title.say(f"{self.case.reference}  After the reply", (told,))
        self._list.show([row.entry for row in self._rows])
        self._beside.tell_reply(self.case)
        # What was objected needs all the room below the title.
        self._sides.set_class(not (self.case.reviews or self.case.complaints), "short")

    @property
    def _at(self) -> Row | None:
        """What the pointer is at."""
        chosen = self._list.chosen
        return self._rows[chosen] if chosen is not None and self._rows else None

    def _today(self, name: str, asks: str) -> Field:
        return done_day(self.desk, name, asks)

    def action_other_side(self) -> None:
        """Scroll the text, or go back to the list; not while something is asked."""
        if not self.line.display and self._beside.display:
            (self._list if self._beside.has_focus else self._beside).focus()

    # ---- the next step

    def action_next(self) -> None:
        """Record what comes next."""
        self._next()()

    def _next(self) -> Callable[[], None]:
        case, review = self.case, open_review(self.case)
        if review is not None:
            if not review.reviewer:
                return self.action_reviewer
            return self.action_answered if not self._unreviewed() else self.action_result
        if any(each.decided_on is None for each in case.complaints):
            return self.action_decided
        if any(each.steps and each.steps_done_on is None for each in case.complaints):
            return self.action_steps
        return self.action_complaint if case.reviews else self.action_asked

    def _unreviewed(self) -> tuple[int, ...]:
        review = open_review(self.case)
        known = {each.item for each in review.items} if review else set()
        return tuple(item.number for item in self.case.items if item.number not in known)

    # ---- the internal review

    def action_asked(self) -> None:
        """Record that a review was asked for."""
        if self.case.sent is None:
            self.tell("Nothing to review: x on the case records that the reply went out.")
            return
        fields = (
            self._today("on", "Review asked for on:"),
            Field("grounds", "They object to:", words, hint=OPTIONAL),
        )
        self.fill("asked", fields, lambda it: self._record(changes.ask_for_review, it))

    def action_reviewer(self) -> None:
        """Record who reviews it."""
        if self._needs_review():
            who = Field("who", "Reviewed by:", some("a login name"), hint="a login name")
            self.fill("reviewer", [who], lambda it: self._record(changes.appoint_reviewer, it))

    def action_result(self) -> None:
        """Record what the review made of items."""
        if self._needs_review():
            fields = (
                items_of(self.case, begin=self._unreviewed()),
                choice("result", "The review:", RESULTS),
                Field("reason", "Because:", words, hint=OPTIONAL),
                Field("remedy", "Released or done now:", words, hint=OPTIONAL, asked=self._is_owed),
            )
            self.fill("result", fields, self._review_items)

    def _is_owed(self, given: Any) -> bool:
        """Whether something may have to be done now; under the EIR for any fault (reg 11(5))."""
        changed = given["result"] in {ReviewResult.PART, ReviewResult.OVERTURNED}
        eir = any(item.route is Route.EIR for item in self.case.items)
        return changed or (eir and given["result"] is ReviewResult.PROCEDURAL)

    def _review_items(self, given: dict[str, Any]) -> None:
        what = given["items"], given["result"], given["reason"], given.get("remedy", "")
        self.record(changes.review_items, *what)

    def action_letter(self) -> None:
        """Read the answer to the review."""
        from foitui.tui.screens.review_letter import ReviewLetterScreen  # Jinja: 70 ms

        if self.case.reviews:
            self.app.push_screen(ReviewLetterScreen(self.case))
        else:
            self.tell("No review was asked for yet; r records that.", trouble=True)

    def action_answered(self) -> None:
        """Record that the answer went out, with its exact letter."""
        if self._needs_review():
            on = self._today("on", "The answer went out on:")
            self.fill("answered", [on], lambda given: self._answer(given["on"]))

    def _answer(self, on: dt.date, override: str = "") -> None:
        from foitui.letters.sending import Unready, review_answered  # Jinja: 70 ms

        try:
            self.record(
                lambda case, **who: review_answered(
                    case, self.desk.settings, on, override=override, **who
                )
            )
        except Unready as unready:
            count = len(unready.lacks)
            said = f"Not recorded: {count} things are missing in the letter (L): {unready.lacks[0]}"
            self.tell(f"{said}. Say why it went out all the same, or Esc.", trouble=True)
            why = Field("why", "All the same, because:", some("why"))
            self.fill("override", [why], lambda given: self._answer(on, given["why"]))

    def _needs_review(self) -> bool:
        if open_review(self.case) is None:
            self.tell("No review is open; r records that one was asked for.", trouble=True)
            return False
        return True

    # ---- late reliance

    def action_late(self) -> None:
        """Ask which provision is relied on late, and then for its reasons."""
        at = self._at
        number = at.complaint if at else 0
        if at is not None and at.late is not None:
            self._reason_late(at.late.provision, at.late.items, number)
            return
        if not number and open_review(self.case) is None:
            if not self.case.complaints:
                none = "No review is open, and nobody has complained; r or c records that."
                self.tell(none, trouble=True)
                return
            number = len(self.case.complaints)
        fields = (Field("cite", "Relied on late:", cite, hint="as in s43(2)"), items_of(self.case))
        self.fill("late", fields, lambda it: self._reason_late(it["cite"], it["items"], number))

    def _reason_late(self, cite: str, items: tuple[int, ...], number: int) -> None:
        rule = provision(cite)
        challenge = self.case.complaints[number - 1] if number else open_review(self.case)
        claims = challenge.claims if challenge else ()
        known = next((e for e in claims if (e.provision, e.items) == (cite, items)), None)

        def record(given: dict[str, Any]) -> None:
            made = late_claim(rule, items, self.desk.today(), given)
            self.record(changes.rely_late, made, number)

        self.fill(f"late {cite}", late_fields(rule, known, self.desk), record)

    # ---- complaints and appeals

    def action_complaint(self) -> None:
        """Record a complaint or an appeal."""
        relied = ", ".join(dict.fromkeys(claim.provision for claim in self.case.claims))
        fields = (
            choice("body", "Made to:", BODIES),
            Field("reference", "Its number there:", words, hint=OPTIONAL),
            self._today("on", "We were told on:"),
            coming_day(self.desk, "respond_by", "To be answered by:", hint=NEVER),
            Field("about", "About:", cites, relied, hint="provisions, or nothing"),
        )
        self.fill(
            "complaint",
            fields,
            lambda given: self.record(changes.record_complaint, Complaint(**given)),
        )

    def action_decided(self) -> None:
        """Record how a complaint ended, and what was ordered."""
        if number := self._complaint():
            fields = (
                self._today("on", f"{number} was decided on:"),
                choice("result", "For us:", ENDS),
                Field("steps", "We are ordered to:", words, hint=OPTIONAL),
                coming_day(
                    self.desk,
                    "due",
                    "To be done by:",
                    hint=NEVER,
                    asked=lambda given: bool(given["steps"]),
                ),
            )
            self.fill(f"decided {number}", fields, lambda given: self._decide(number, given))

    def _decide(self, number: int, given: dict[str, Any]) -> None:
        what = given["on"], given["result"], given["steps"], given.get("due")
        self.record(changes.decide_complaint, number, *what)

    def action_steps(self) -> None:
        """Record that what was ordered is done."""
        if number := self._complaint():
            done = self._today("on", f"What {number} ordered was done on:")
            self.fill(
                f"steps {number}",
                [done],
                lambda given: self.record(changes.take_steps, number, given["on"]),
            )

    def _complaint(self) -> int:
        """Return the complaint at the pointer, else the last one."""
        if not self.case.complaints:
            self.tell("Nobody has complained yet; c records that.", trouble=True)
        return (self._at.complaint if self._at else 0) or len(self.case.complaints)

    def _record(self, change: Callable[..., Any], given: dict[str, Any]) -> None:
        self.record(change, *given.values())
