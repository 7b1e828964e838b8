"""The doors from a case to what stands behind it: time, cost, likeness and reasons."""

from foitui.tui.screens.watched import WatchedScreen


class CaseDoors(WatchedScreen):
    """A screen of a case from which those screens open; each is read when it is wanted."""

    def action_deadline(self) -> None:
        """See the weeks up to the deadline."""
        from foitui.tui.screens.calendar import CalendarScreen

        if self.opened is not None:
            self.app.push_screen(CalendarScreen(self.opened.case))

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

    def action_explain(self) -> None:
        """Show rule, source and reasons of what stands here."""
        from foitui.tui.explaining import of_case
        from foitui.tui.screens.calendar import clocks_of
        from foitui.tui.screens.page import PageScreen

        if self.opened is not None:
            case = self.opened.case
            told = of_case(case, clocks_of(case, self.desk))
            self.app.push_screen(PageScreen(f"{case.reference}  Why", told))
