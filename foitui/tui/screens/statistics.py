"""The statistical returns of a quarter or a year, and how officers and teams did in it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from textual.app import ComposeResult

from foitui.law.counting import Counted
from foitui.reports import period as periods
from foitui.reports.performance import Performance, performance
from foitui.reports.sheet import Sheet
from foitui.reports.sheets import of_performance, of_statistics
from foitui.reports.sorting import Regime
from foitui.reports.statistics import Statistics, Table, statistics, unreconciled
from foitui.reports.tables import of_performance as tables_of
from foitui.tui.actions import bindings
from foitui.tui.screens.figures import FiguresScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.file_line import FileLine

VIEWS = (
    ("cabinet-office", "Cabinet Office return"),
    ("local", "s45 Code, paras 8.5 and 8.6"),
    ("officer", "officers"),
    ("team", "teams"),
)
"""What can be shown, with the words of the title."""
_RETURNS = 2
"""How many of these are returns."""
REGIMES: tuple[tuple[Regime, str], ...] = (("", ""), ("foia", ", FOIA only"), ("eir", ", EIR only"))


class StatisticsScreen(FiguresScreen):
    """One set of figures for one period."""

    GROUP = "statistics"
    BINDINGS = bindings("statistics")

    def __init__(self) -> None:
        super().__init__()
        self._view = self._regime = 0
        self._title = TitleBar()
        self._faults: tuple[str, ...] = ()
        self._made: Statistics | tuple[Performance, ...] = ()

    def compose(self) -> ComposeResult:
        """Begin with the return of the present quarter."""
        self.period = periods.quarter_of(self.desk.today())
        yield self._title
        yield self._list
        yield KeyBar("statistics")
        yield FileLine()

    def on_mount(self) -> None:
        """Read it."""
        self.read()

    def made_of(self, cases: Iterator[Counted]) -> Sequence[Table]:
        """Return the tables of the period."""
        kind, period, today = VIEWS[self._view][0], self.period, self.desk.today()
        calendar = self.desk.calendar
        if kind in ("officer", "team"):
            by: Literal["officer", "team"] = "officer" if kind == "officer" else "team"
            found = performance(cases, period, calendar, monitored=today, by=by)
            self._made, self._faults = found, ()
            return tables_of(found)
        made = statistics(
            cases, period, calendar, monitored=today, kind=kind, regime=REGIMES[self._regime][0]
        )
        self._made, self._faults = made, unreconciled(made)
        return made.with_outside()

    def say_title(self, progress: str = "") -> None:
        """Say which period and which set it is."""
        told = progress or f"as of {self.desk.today():%d %b %Y}"
        trouble = ("!! does not add up   ", "bold $error") if self._faults else ("", "")
        regime = REGIMES[self._regime][1] if self._view < _RETURNS else ""
        left = f"Statistics  {self.period.name}  {VIEWS[self._view][1]}{regime}"
        self._title.say(left, (trouble, (told, "")))

    def about(self) -> str:
        """Return where the figures come from, and where they do not add up."""
        made = self._made
        source = made.source if isinstance(made, Statistics) else "As the figures of the return."
        told = (f"Does not add up: {fault}." for fault in self._faults)
        return "\n".join((f"{super().about()} {source}.".replace("..", "."), *told))

    # ---- which

    def action_before(self) -> None:
        """Go to the period before."""
        self._step(-1)

    def action_after(self) -> None:
        """Go to the period after."""
        self._step(1)

    def _step(self, by: int) -> None:
        self.period = self.period.beside(by)
        self.read()

    def action_length(self) -> None:
        """Count the year of the quarter, or the year's last quarter that has begun."""
        if self.period.is_year:
            last = min(self.period.last, max(self.desk.today(), self.period.first))
            self.period = periods.quarter_of(last)
        else:
            self.period = periods.year(f"{self.period.first.year:04d}")
        self.read()

    def action_next_view(self) -> None:
        """Show the next set."""
        self._show(self._view + 1)

    def action_view_before(self) -> None:
        """Show the set before."""
        self._show(self._view - 1)

    def action_regime(self) -> None:
        """Count both regimes, FOIA alone, or EIR alone."""
        if self._view < _RETURNS:
            self._regime = (self._regime + 1) % len(REGIMES)
            self.read()
        else:
            self.tell("Officers and teams are counted over both.")

    def _show(self, view: int) -> None:
        self._view = view % len(VIEWS)
        self.read()

    # ---- a file

    def file_name(self) -> str:
        """Return a name that says period and set."""
        regime = REGIMES[self._regime][0] if self._view < _RETURNS else ""
        parts = ("statistics", self.period.name, VIEWS[self._view][0], regime)
        return f"{'-'.join(filter(None, parts))}.csv"

    def sheet(self) -> Sheet | None:
        """Return what is shown."""
        if self.reading or not self.tables:
            return None
        made = self._made
        return of_statistics(made) if isinstance(made, Statistics) else of_performance(made)
