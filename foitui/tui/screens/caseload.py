"""The caseload: every case in the order of its deadline, with the numbers that matter above."""

from typing import TYPE_CHECKING

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from foitui.store.errors import StoreError
from foitui.store.protocol import Filter, Sort, SortKey
from foitui.tui import feed
from foitui.tui.actions import bindings
from foitui.tui.place import Place
from foitui.tui.screens.queueing import QueueingScreen, SessionLine
from foitui.tui.views import AWAITING, View, named, views
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.case_list import CaseList, ColumnTitles
from foitui.tui.widgets.caseload_lines import StageLine, ViewsLine, numbers
from foitui.tui.widgets.prompt import Prompt
from foitui.tui.widths import WIDTHS

if TYPE_CHECKING:
    from foitui.tui.widgets.ask_line import AskLine

FILTERING = "words to look for     Enter open   Tab keep the filter   Esc all cases"
NOTHING_YET = ("No requests yet.", "", "Import some:  foitui import FOLDER")
NOTHING_FOUND = ("No case has these words.", "", "Esc shows all cases again.")
NOTHING_SO = ("No case is so at the moment.", "", "Esc shows all cases again.")


class CaseloadScreen(QueueingScreen):
    """The list that an officer starts from and comes back to."""

    GROUP = "caseload"
    AUTO_FOCUS = ""
    BINDINGS = bindings("caseload", "list")

    def __init__(self) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._view: View | None = None
        self._words = ""
        self._asking = ""

    def compose(self) -> ComposeResult:
        """Lay out the title, the list, the filter line and the keys."""
        cases = CaseList(self.desk)
        yield TitleBar()
        yield StageLine()
        yield cases.titles
        yield cases
        yield self.session_line()
        yield KeyBar("caseload")
        yield ViewsLine()
        yield Prompt("/", FILTERING, shown=False)

    def on_mount(self) -> None:
        """Begin with all cases, nothing being typed."""
        self._views_line.display = False
        self.begin_to_list(self.office.counted_ahead())
        if self.query_one(SessionLine).display:
            self.call_after_refresh(self.recall)

    @property
    def _views_line(self) -> ViewsLine:
        return self.query_one(ViewsLine)

    # ---- saying what is listed

    def note(self) -> tuple[str, ...]:
        """Return the next step where there is nothing to list."""
        if self.wish.chosen == Filter():
            return NOTHING_YET
        return NOTHING_FOUND if self._words else NOTHING_SO

    def reads_ahead(self) -> bool:
        """Return whether nothing is typed, for the next letter changes what is wished for."""
        return not self.query_one(Prompt).display

    def say_list(self) -> None:
        """Say in the title what is listed and how much of it there is."""
        if self.counts is not None:
            told = numbers(self.listed, self.counts, len(self.case_list.marks))
            self.query_one(TitleBar).say(self._title(), told)
            self.query_one(StageLine).say_counts(self.counts)

    def _title(self) -> str:
        where = self.desk.settings.authority.name or "foitui"
        sort = self.wish.sort
        told = f"by {sort.by}{', backwards' * sort.reverse}" if sort != Sort() else ""
        said = (f"/ {self._words}" if self._words else "", self._view.name if self._view else "")
        return "   ".join(filter(None, (*said, told, where)))

    def place(self) -> Place:
        """Say by its name what is listed."""
        view = self._view.name if self._view else ""
        return Place(view=view, text=self._words, sort=self.wish.sort)

    def go_to(self, place: Place) -> None:
        """List what a place names, as far as there still is a filter of that name."""
        self._view, self._words = named(place.view, self.desk), place.text
        with self.query_one(Prompt).input.prevent(Input.Changed):
            self.query_one(Prompt).input.value = place.text
        self._choose(place.sort)

    # ---- filtering

    def action_filter(self) -> None:
        """Type words, in the place of the key bar, so that nothing else moves."""
        self._type(True)

    def action_keep_filter(self) -> None:
        """Stop typing, the filter staying as it is."""
        self._type(False)

    def action_clear(self) -> None:
        """Take the marks off; where there are none, show all cases again."""
        self._views_shown(False)
        if self.case_list.marks and not self.query_one(Prompt).display:
            self.mark(frozenset())
            return
        self._view, self._words = None, ""
        self.query_one(Prompt).input.value = ""
        self._type(False)
        self._choose()

    def action_views(self) -> None:
        """Show the saved filters and their keys in the place of the key bar, or no longer."""
        self._views_shown(not self._views_line.display)

    def _views_shown(self, shown: bool) -> None:
        if shown != self._views_line.display:
            self._views_line.say_views(views(self.desk))
            self._views_line.display = shown
            self.query_one(KeyBar).display = not shown

    def action_view(self, number: int) -> None:
        """Show what a saved filter lets through."""
        self._views_shown(False)
        saved = views(self.desk)
        if number <= len(saved):
            self._view = saved[number - 1]
            self._choose()
        else:
            self.tell(f"There is no saved filter {number}; f shows those there are.")

    def action_awaiting(self) -> None:
        """Show the cases that wait for the officer's own look."""
        self._views_shown(False)
        self._view = AWAITING
        self._choose()

    @on(QueueingScreen.Changed)
    def judge_anew(self) -> None:
        """Take out of those that await the officer what they have agreed to or given back."""
        if self._view is AWAITING:
            self._choose()

    def action_sort(self) -> None:
        """List in the next order."""
        keys = list(SortKey)
        self._choose(Sort(keys[(keys.index(self.wish.sort.by) + 1) % len(keys)]))

    def action_reverse(self) -> None:
        """List backwards."""
        self._choose(Sort(self.wish.sort.by, not self.wish.sort.reverse))

    def _choose(self, sort: Sort | None = None) -> None:
        """List what the saved filter and the words let through, in this order."""
        try:
            base = self._view.filter(self.desk) if self._view else Filter()
        except StoreError as error:
            self.tell(str(error), trouble=True)
            return
        chosen = msgspec.structs.replace(base, text=f"{base.text} {self._words}".strip())
        wish = feed.Wish(chosen, sort or self.wish.sort)
        if wish != self.wish:
            self.wish = wish
            arrow = "^" if wish.sort.reverse else "v"
            sorted_by = "" if wish.sort == Sort() else f"{wish.sort.by} {arrow}"
            if sorted_by != self.case_list.sorted_by:
                self.case_list.sorted_by = sorted_by
                self.query_one(ColumnTitles).refresh()
            self.read_all()
            self.say_session()

    def _type(self, typing: bool) -> None:
        prompt = self.query_one(Prompt)
        prompt.reveal(typing)
        self.query_one(KeyBar).display = not typing
        self.set_focus(prompt.input if typing else None)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Look for the words typed so far."""
        if event.input is self.query_one(Prompt).input:
            self._words = event.value.strip()
            self._choose()

    # ---- asking for some words

    def _ask(self, what: str, words: str, begin: str, hint: str) -> None:
        from foitui.tui.widgets.ask_line import AskLine  # made when it is first wanted: 3 ms

        self._asking = what
        self._views_shown(False)
        self.query_one(KeyBar).display = False
        if not self.query(AskLine):
            self.mount(AskLine())
        self.query_one(AskLine).ask(words, begin, hint)

    def on_ask_line_given(self, given: "AskLine.Given") -> None:
        """Do what the words were asked for."""
        self.query_one(KeyBar).display = True
        self.set_focus(None)
        if given.words is None:
            return
        if self._asking == "assign":
            self.give(self.meant(), given.words)
        elif self._asking == "export":
            self.export(given.words)
        elif given.words:
            self._go_to(given.words)

    def action_assign(self) -> None:
        """Ask whom to give the cases to."""
        if meant := self.meant():
            what = meant[0] if len(meant) == 1 else f"{len(meant):,} cases"
            self._ask("assign", f"Give {what} to:", self.desk.officer, "a login name")

    def action_export(self) -> None:
        """Ask for the name of a file for the marked cases, or for all that are listed."""
        from foitui.tui.exporting import HINT  # read when it is wanted

        self._ask("export", "Write to:", "caseload.csv", HINT)

    def action_jump(self) -> None:
        """Ask for a reference."""
        self._ask("jump", "Go to:", "", "a reference, its start, or a number: 12, 2025-3")

    def _go_to(self, words: str) -> None:
        from foitui.store.meant import reference_meant  # read when somebody jumps

        scheme, year = self.desk.settings.reference_scheme, self.desk.today().year
        with self.telling():
            self._open(reference_meant(words, self.desk.store, scheme, year))

    # ---- other actions

    def action_open(self) -> None:
        """Open the chosen case."""
        self._type(False)
        if (summary := self.case_list.chosen) is not None:
            self._open(summary.reference)

    def _open(self, reference: str) -> None:
        from foitui.tui.screens.case import CaseScreen  # read when the first case is opened

        self.app.push_screen(CaseScreen(reference))

    def action_statistics(self) -> None:
        """See the returns, and how officers and teams do."""
        from foitui.tui.screens.statistics import StatisticsScreen  # read when it is wanted

        self.app.push_screen(StatisticsScreen())

    def action_workload(self) -> None:
        """See what falls due day by day."""
        from foitui.tui.screens.workload import WorkloadScreen  # read when it is wanted

        self.app.push_screen(WorkloadScreen())

    def action_retention(self) -> None:
        """See which cases are past their time."""
        from foitui.tui.screens.retention import RetentionScreen  # read when it is wanted

        self.app.push_screen(RetentionScreen())

    def action_reload(self) -> None:
        """Read everything again."""
        self.recount()

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()
