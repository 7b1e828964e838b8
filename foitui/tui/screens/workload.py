"""The work ahead: what falls due on each of the next working days, and whose it is."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult

from foitui.law.counting import Counted
from foitui.reports.performance import Forecast, forecast, is_ahead
from foitui.reports.sheet import Sheet
from foitui.reports.sheets import of_forecast
from foitui.reports.statistics import Table
from foitui.reports.tables import NOBODY
from foitui.reports.tables import of_forecast as tables_of
from foitui.tui.actions import bindings
from foitui.tui.screens.figures import FiguresScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.file_line import FileLine

DAYS = 20
"""Working days ahead."""

Who = tuple[str, str]
"""`team` or `officer`, and the name; both empty for everybody."""

EVERYBODY: Who = ("", "")


class WorkloadScreen(FiguresScreen):
    """Due by day, overdue first."""

    GROUP = "workload"
    BINDINGS = bindings("workload")

    def __init__(self) -> None:
        super().__init__()
        self._title = TitleBar()
        self._ahead: tuple[Counted, ...] = ()
        """What is still to be answered; few beside all there is."""
        self._who: Who = EVERYBODY
        self._made: Forecast | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, the days and the keys."""
        yield self._title
        yield self._list
        yield KeyBar("workload")
        yield FileLine()

    def on_mount(self) -> None:
        """Read it."""
        self.read()

    def made_of(self, cases: Iterator[Counted]) -> Sequence[Table]:
        """Keep what is still to be answered, and return the days."""
        today = self.desk.today()
        self._ahead = tuple(case for case in cases if is_ahead(case, today))
        return self._tables()

    def _tables(self) -> Sequence[Table]:
        cases = (case for case in self._ahead if _is_of(case, self._who))
        self._made = forecast(cases, self.desk.today(), self.desk.calendar, days=DAYS)
        return tables_of(self._made)

    def say_title(self, progress: str = "") -> None:
        """Say whose work it is."""
        of, name = self._who
        whose = f"{of} {name}".strip() if name else NOBODY if of else "everybody"
        told = progress
        if self._made is not None and not progress:
            told = f"{len(self._made.overdue):,} overdue"
        self._title.say(f"Work ahead  {whose}", ((told, ""),))

    def about(self) -> str:
        """Return what the days are."""
        return (
            "A case is counted on the last day to answer; one that is due on a day off counts on"
            " the working day after it."
        )

    # ---- whose

    def action_mine(self) -> None:
        """Show my own work, or everybody's again."""
        mine = ("officer", self.desk.officer)
        self._show(EVERYBODY if self._who == mine else mine)

    def action_next_who(self) -> None:
        """Show the next team or officer."""
        self._step(1)

    def action_who_before(self) -> None:
        """Show the team or officer before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        teams = sorted({case.team for case in self._ahead if case.team})
        officers = sorted({case.officer for case in self._ahead})
        every = [EVERYBODY, *(("team", name) for name in teams)]
        every += [("officer", name) for name in officers]
        here = every.index(self._who) if self._who in every else 0
        self._show(every[(here + by) % len(every)])

    def _show(self, who: Who) -> None:
        self._who = who
        if not self.reading:
            self.tables = self._tables()
            self.show_tables()
        self.say_title()

    # ---- a file

    def file_name(self) -> str:
        """Return a name that says the day."""
        return f"workload-{self.desk.today().isoformat()}.csv"

    def sheet(self) -> Sheet | None:
        """Return the days."""
        return None if self._made is None else of_forecast(self._made)


def _is_of(case: Counted, who: Who) -> bool:
    of, name = who
    return not of or name == (case.team if of == "team" else case.officer)
