"""The doors from a case to what stands behind it: time, cost, likeness and reasons."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from foitui.case.records import Case
from foitui.store.errors import StoreError
from foitui.store.protocol import Similar
from foitui.tui.screens.watched import WatchedScreen

ALIKE = 3
"""Earlier cases that the screen of a case shows; the list behind it has more."""


class CaseDoors(WatchedScreen):
    """A screen of a case from which those screens open; each is read when it is wanted."""

    @dataclass
    class FoundAlike(Message, bubble=False):
        """Earlier cases like it were found."""

        alike: Sequence[Similar]

    @work(thread=True, group="alike", exit_on_error=False)
    def look_for_alike(self, case: Case) -> None:
        """Find earlier cases like it behind the screen; the list behind it tells what is wrong."""
        with suppress(StoreError):
            if alike := self.desk.store.similar(case, ALIKE):
                self.post_message(self.FoundAlike(alike))

    @on(FoundAlike)
    def take_alike(self, found: FoundAlike) -> None:
        """Show those that were found."""
        self.show_alike(found.alike)

    def show_alike(self, alike: Sequence[Similar]) -> None:
        """Hook: show earlier cases like it."""

    def action_deadline(self) -> None:
        """See the weeks up to the deadline."""
        from foitui.tui.screens.calendar import CalendarScreen

        if self.opened is not None:
            self.app.push_screen(CalendarScreen(self.opened.case))

    def action_timeline(self) -> None:
        """See what happened on which working day."""
        from foitui.tui.screens.timeline import TimelineScreen

        if self.opened is not None:
            self.app.push_screen(TimelineScreen(self.opened.case))

    def action_publication(self) -> None:
        """Choose whether the reply goes into the disclosure log."""
        from foitui.tui.screens.publication import PublicationScreen

        if self.opened is not None:
            self.app.push_screen(PublicationScreen(self.opened))

    def action_similar(self) -> None:
        """See earlier cases like it."""
        from foitui.tui.screens.similar import SimilarScreen

        if self.opened is not None:
            self.app.push_screen(SimilarScreen(self.opened.case))

    def action_clock(self) -> None:
        """Record a question, a fee or more time."""
        from foitui.tui.screens.clock import ClockScreen

        if self.opened is not None:
            self.app.push_screen(ClockScreen(self.opened))

    def action_estimate(self) -> None:
        """List the work line by line."""
        from foitui.tui.screens.estimate import EstimateScreen

        if self.opened is not None:
            self.app.push_screen(EstimateScreen(self.opened))

    def action_hints(self) -> None:
        """See what the wording suggests."""
        from foitui.tui.screens.hints import HintsScreen

        if self.opened is not None:
            self.app.push_screen(HintsScreen(self.opened), self.action_guide)

    def action_guide(self, place: str | None = "") -> None:
        """Hook: answer a question."""

    def action_assign(self) -> None:
        """Give it to somebody."""
        from foitui.tui.screens.assigning import AssigningScreen

        if self.opened is not None:
            self.app.push_screen(AssigningScreen(self.opened))

    def action_waiting(self) -> None:
        """See whom it waits for, and who was asked."""
        from foitui.tui.screens.waiting import WaitingScreen

        if self.opened is not None:
            self.app.push_screen(WaitingScreen(self.opened))

    def action_afterwards(self) -> None:
        """See what came after the reply."""
        from foitui.tui.screens.afterwards import AfterwardsScreen

        if self.opened is not None:
            self.app.push_screen(AfterwardsScreen(self.opened))

    def action_explain(self) -> None:
        """Show rule, source and reasons of what stands here."""
        from foitui.tui.explaining import of_case
        from foitui.tui.screens.calendar import clocks_of
        from foitui.tui.screens.page import PageScreen

        if self.opened is not None:
            case = self.opened.case
            told = of_case(case, clocks_of(case, self.desk))
            self.app.push_screen(PageScreen(f"{case.reference}  Why", told))
