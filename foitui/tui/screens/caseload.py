"""The caseload: every case in the order of its deadline, with the numbers that matter above."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input

from foitui.case.errors import CaseError
from foitui.case.words import Stage
from foitui.store.errors import StoreError
from foitui.store.protocol import Filter, Sort, SortKey
from foitui.text.clean import clean_line
from foitui.tui import feed
from foitui.tui.actions import bindings
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.views import View, views
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import Bar, KeyBar, Piece, TitleBar
from foitui.tui.widgets.case_list import CaseList, ColumnTitles
from foitui.tui.widgets.case_row import STAGE_WORDS
from foitui.tui.widgets.prompt import Prompt
from foitui.tui.widths import WIDTHS

NOTHING_YET = ("No requests yet.", "", "Import some:  foitui import FOLDER")
NOTHING_FOUND = ("No case has these words.", "", "Esc shows all cases again.")
NOTHING_SO = ("No case is so at the moment.", "", "Esc shows all cases again.")
AHEAD = 30
"""Rows beyond those seen that are read before they are wanted."""
LOOK_EVERY = 1.0
"""Seconds between two looks at what colleagues have changed."""


@dataclass(frozen=True)
class Counts:
    """The numbers above the list."""

    stages: dict[Stage, int]
    late: int
    soon: int

    @property
    def cases(self) -> int:
        """All of them."""
        return sum(self.stages.values())


class StageLine(Bar):
    """How many cases stand at each stage, on a wide screen."""


class ViewsLine(Bar):
    """The saved filters and their keys."""


class CaseloadScreen(OfficeScreen[None]):
    """The list that an officer starts from and comes back to."""

    GROUP = "caseload"
    AUTO_FOCUS = ""
    BINDINGS = bindings("caseload", "list")

    @dataclass
    class Read(Message, bubble=False):
        """Rows of the caseload have come from the store."""

        caseload: feed.Caseload
        counts: Counts | None

    @dataclass
    class Rested(Message, bubble=False):
        """A reading of the store has ended."""

    @dataclass
    class Told(Message, bubble=False):
        """Something was done to many cases."""

        words: str
        done: bool = True

    @dataclass
    class Changed(Message, bubble=False):
        """Somebody has changed a case."""

    @dataclass
    class Failed(Message, bubble=False):
        """The store could not answer."""

        error: StoreError

    def __init__(self) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self.wish = feed.Wish()
        """What is to be listed."""
        self._caseload = feed.Caseload(self.wish)
        """What is listed."""
        self._view: View | None = None
        self._words = ""
        self._counts: Counts | None = None
        self._stale, self._reading = False, False
        self._asking = ""
        self._trouble = ""
        self._seen = 0

    def compose(self) -> ComposeResult:
        """Lay out the title, the list, the filter line and the keys."""
        cases = CaseList(self.desk)
        yield TitleBar()
        yield StageLine()
        yield ColumnTitles(cases)
        yield cases
        yield KeyBar("caseload")
        yield ViewsLine()
        yield Prompt("/", "words to look for     Enter open   Tab keep the filter   Esc all cases")
        yield AskLine()

    def on_mount(self) -> None:
        """Show the first page at once, and read the rest behind it."""
        self.query_one(Prompt).display = self._views_line.display = False
        with self.telling():
            self._seen, _ = self.desk.store.changes(-1)
            first = next(feed.read(self.desk.store, self.wish))
            self._counts = self._count()
            total = self._counts.cases
            rows = feed.Rows(first.rows.head, (), total)
            self._show(feed.Caseload(self.wish, rows, after=first.after))
            self.call_after_refresh(self._read_on)
            if why := self.desk.store.read_only:
                self.tell(f"Nothing can be saved here: {why}.", trouble=True)
        self.set_interval(LOOK_EVERY, self.look)

    @property
    def _views_line(self) -> ViewsLine:
        return self.query_one(ViewsLine)

    @property
    def case_list(self) -> CaseList:
        """The list."""
        return self.query_one(CaseList)

    # ---- reading

    def _count(self) -> Counts:
        """Count by the store, which does not need the rows."""
        store, today, calendar = self.desk.store, self.desk.today(), self.desk.calendar
        late = store.count(Filter(due_by=today - dt.timedelta(1)))
        soon = store.count(Filter(due_by=calendar.add(today, self.desk.settings.due_soon)))
        return Counts(store.counts_by_stage(), late, soon - late)

    def read_all(self) -> None:
        """Read anew what is listed; once the reading that goes on has ended, where one does.

        So there is never more than one wish on its way to the store, and that is the newest.
        """
        self._stale = True
        self._read_on()

    def _read_on(self) -> None:
        """Begin the next reading, where something is to be read."""
        if self._reading:
            return
        if self._stale:
            self._stale, self._reading = False, True
            again = self._caseload.rows if self._caseload.wish == self.wish else None
            self._read(self.wish, again, self._counts)
        elif (index := self._missing()) is not None:
            self._reading = True
            self._grow(self._caseload, index)

    def _missing(self) -> int | None:
        """Return a row to read next: near those seen, or at the end, to go there at once."""
        rows, caseload = self._caseload.rows, self._caseload
        if caseload.wish != self.wish or not caseload.counted or rows.complete:
            return None
        typing = self.query_one(Prompt).display
        index = self.case_list.seen_missing(0 if typing else AHEAD)
        if index is None and not typing and not rows.tail:
            return rows.total - 1
        return index

    @work(thread=True, group="read", exit_on_error=False)
    def _read(self, wish: feed.Wish, held: feed.Rows | None, counts: Counts | None) -> None:
        try:
            for caseload in feed.read(self.desk.store, wish, held, lambda: self._stale):
                self.post_message(self.Read(caseload, counts))
            if counts is None:
                self.post_message(self.Read(caseload, self._count()))
        except StoreError as error:
            self.post_message(self.Failed(error))
        finally:
            self.post_message(self.Rested())

    @work(thread=True, group="read", exit_on_error=False)
    def _grow(self, caseload: feed.Caseload, index: int) -> None:
        try:
            self.post_message(self.Read(feed.grow(self.desk.store, caseload, index), None))
        except StoreError as error:
            self.post_message(self.Failed(error))
        finally:
            self.post_message(self.Rested())

    @on(Rested)
    def rest(self) -> None:
        """Read what was wished for meanwhile."""
        self._reading = False
        self._read_on()

    def look(self) -> None:
        """Look whether the day or a case has changed; draws nothing if neither has."""
        if self.case_list.retell():
            self.recount()
        self.look_for_changes(self._seen)

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def look_for_changes(self, since: int) -> None:
        """Ask what a colleague, or a screen in front of this one, has changed."""
        try:
            self._seen, changed = self.desk.store.changes(since)
        except StoreError as error:
            self.post_message(self.Failed(error))
            return
        if changed:
            self.post_message(self.Changed())

    @on(Changed)
    def recount(self) -> None:
        """Read and count again."""
        self._counts = None
        self.read_all()

    def on_screen_resume(self) -> None:
        """Look at once when the officer comes back from a case."""
        if self._painted:
            self.look()

    @on(Read)
    def take(self, message: Read) -> None:
        """Show what was read, unless the officer has wished for something else meanwhile."""
        self._trouble = ""
        self._counts = message.counts or self._counts
        if message.caseload.wish == self.wish:
            self._show(message.caseload)

    @on(Failed)
    def fail(self, message: Failed) -> None:
        """Say what the store could not do, once, for it is asked every second."""
        if str(message.error) != self._trouble:
            self._trouble = str(message.error)
            self.tell(self._trouble, trouble=True)

    def _show(self, caseload: feed.Caseload) -> None:
        fresh = caseload.wish != self._caseload.wish
        self._caseload = caseload
        self.case_list.note = self._note()
        self.case_list.show(caseload.rows, fresh=fresh)
        self._say()

    def _note(self) -> tuple[str, ...]:
        if self.wish.chosen == Filter():
            return NOTHING_YET
        return NOTHING_FOUND if self._words else NOTHING_SO

    def _say(self) -> None:
        """Say in the title what is listed and how much of it there is."""
        if self._counts is not None:
            self.query_one(TitleBar).say(self._title(), self._numbers(self._counts))
            self.query_one(StageLine).say(self._stages(self._counts))

    def _title(self) -> str:
        where = self.desk.settings.authority.name or "foitui"
        sort = self.wish.sort
        told = f"by {sort.by}{', backwards' * sort.reverse}" if sort != Sort() else ""
        said = (f"/ {self._words}" if self._words else "", self._view.name if self._view else "")
        return "   ".join(filter(None, (*said, told, where)))

    def _numbers(self, counts: Counts) -> tuple[Piece, ...]:
        caseload, marks = self._caseload, len(self.case_list.marks)
        found = f"{caseload.rows.total:,}" if caseload.counted else f"{caseload.rows.total - 1}+"
        of = f"{found} of " if caseload.wish.chosen != Filter() else ""
        return (
            *([(f"* {marks:,} marked   ", "bold")] if marks else []),
            (f"{of}{counts.cases:,} case{'s' * (counts.cases != 1)}", ""),
            *([(f"   !! {counts.late:,} overdue", "bold $error")] if counts.late else []),
            *([(f"   ! {counts.soon:,} due soon", "$warning")] if counts.soon else []),
        )

    def _stages(self, counts: Counts) -> str:
        told = ((STAGE_WORDS[stage], counts.stages.get(stage, 0)) for stage in Stage)
        return "   ".join(f"{word} {count:,}" for word, count in told if count)

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
            self._mark(frozenset())
            return
        self._view = None
        self.query_one(Prompt).input.value = ""
        self._type(False)
        self._choose()

    def action_views(self) -> None:
        """Show the saved filters and their keys in the place of the key bar, or no longer."""
        self._views_shown(not self._views_line.display)

    def _views_shown(self, shown: bool) -> None:
        if shown != self._views_line.display:
            named = (f"{n} {clean_line(view.name)}" for n, view in enumerate(views(self.desk), 1))
            self._views_line.say("   ".join((*named, "0 all")))
            self._views_line.display = shown
            self.query_one(KeyBar).display = not shown

    def action_view(self, number: int) -> None:
        """Show what a saved filter lets through."""
        self._views_shown(False)
        saved = views(self.desk)
        if number <= len(saved):
            self._view = saved[number - 1]
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
        base = self._view.filter(self.desk) if self._view else Filter()
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

    def _type(self, typing: bool) -> None:
        prompt = self.query_one(Prompt)
        prompt.display = typing
        self.query_one(KeyBar).display = not typing
        self.set_focus(prompt.input if typing else None)

    # ---- moving

    def action_go(self, where: str) -> None:
        """Move the cursor of the list."""
        self.case_list.go(where)
        self._read_on()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Look for the words typed so far."""
        if event.input is self.query_one(Prompt).input:
            self._words = event.value.strip()
            self._choose()

    # ---- many cases at once

    def action_mark(self) -> None:
        """Mark the chosen case, or take its mark off, and go on to the next."""
        self.case_list.toggle_mark()
        self.action_go("down")
        self._say()

    def action_mark_all(self) -> None:
        """Mark every case that is listed, or none where some are marked."""
        if self.case_list.marks:
            self._mark(frozenset())
        else:
            self._mark_all(self.wish)

    def _mark(self, references: frozenset[str]) -> None:
        self.case_list.mark(references)
        self._say()

    @work(thread=True, group="many", exit_on_error=False)
    def _mark_all(self, wish: feed.Wish) -> None:
        from foitui.tui.batch import all_rows  # read when it is wanted

        try:
            marks = frozenset(row.reference for row in all_rows(self.desk.store, wish))
        except StoreError as error:
            self.post_message(self.Failed(error))
        else:
            self.app.call_from_thread(self._mark, marks)

    def _meant(self) -> tuple[str, ...]:
        """Return the marked cases, or the one at the cursor."""
        chosen = self.case_list.chosen
        return tuple(sorted(self.case_list.marks)) or ((chosen.reference,) if chosen else ())

    def action_assign(self) -> None:
        """Ask whom to give the cases to."""
        if meant := self._meant():
            what = meant[0] if len(meant) == 1 else f"{len(meant):,} cases"
            self._ask("assign", f"Give {what} to:", self.desk.officer, "a login name")

    def action_export(self) -> None:
        """Write the marked cases, or all that are listed, to a file in the current folder."""
        self._export(self.wish, self.case_list.marks)

    @work(thread=True, group="many", exit_on_error=False)
    def _export(self, wish: feed.Wish, marks: frozenset[str]) -> None:
        from foitui.tui.batch import all_rows, as_csv  # read when it is wanted
        from foitui.tui.screens.paper import written

        try:
            listed = feed.Wish() if marks else wish
            rows = [
                r for r in all_rows(self.desk.store, listed) if not marks or r.reference in marks
            ]
            file = written(Path.cwd(), "caseload.csv", as_csv(rows, self.desk))
        except StoreError as error:
            self.post_message(self.Failed(error))
        except OSError as fault:
            self.post_message(self.Told(f"Not written: {fault.strerror or fault}.", done=False))
        else:
            self.post_message(self.Told(f"{_cases(len(rows))} written to {file}"))

    @work(thread=True, group="many", exit_on_error=False)
    def _assign(self, meant: tuple[str, ...], to: str) -> None:
        from foitui.tui.batch import give  # read when it is wanted

        try:
            given = give(meant, to, self.desk)
        except (StoreError, CaseError) as error:
            self.post_message(self.Told(str(error), done=False))
        else:
            self.post_message(self.Told(f"{_cases(given)} given to {to or 'nobody'}."))
        self.post_message(self.Changed())

    @on(Told)
    def told(self, message: Told) -> None:
        """Say what became of it; the marks have done their work."""
        self.tell(message.words, trouble=not message.done)
        if message.done:
            self._mark(frozenset())

    # ---- asking for some words

    def _ask(self, what: str, words: str, begin: str, hint: str) -> None:
        self._asking = what
        self._views_shown(False)
        self.query_one(KeyBar).display = False
        self.query_one(AskLine).ask(words, begin, hint)

    @on(AskLine.Given)
    def given(self, given: AskLine.Given) -> None:
        """Do what the words were asked for."""
        self.query_one(KeyBar).display = True
        self.set_focus(None)
        if given.words is None:
            return
        if self._asking == "assign":
            self._assign(self._meant(), given.words)
        elif given.words:
            self._go_to(given.words)

    def action_jump(self) -> None:
        """Ask for a reference."""
        self._ask("jump", "Go to:", "", "a reference, its start, or a number of this year")

    def _go_to(self, words: str) -> None:
        with self.telling():
            if reference := self._reference(words):
                self._open(reference)
            else:
                self.tell(f"No reference starts with {words}.", trouble=True)

    def _reference(self, words: str) -> str:
        """Return the reference that is meant: the whole, its start, or a number of this year."""
        scheme, year = self.desk.settings.reference_scheme, self.desk.today().year
        tried = [words]
        if words.isdecimal() and len(words) < 9:
            tried.insert(0, scheme.format(year=year, number=int(words)))
        for start in tried:
            if found := self.desk.store.references_like(start, 1):
                return found[0]
        return ""

    # ---- other actions

    def action_open(self) -> None:
        """Open the chosen case."""
        self._type(False)
        if (summary := self.case_list.chosen) is not None:
            self._open(summary.reference)

    def _open(self, reference: str) -> None:
        from foitui.tui.screens.case import CaseScreen  # read when the first case is opened

        self.app.push_screen(CaseScreen(reference))

    def action_reload(self) -> None:
        """Read everything again."""
        self.recount()

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()


def _cases(count: int) -> str:
    return f"{count:,} case{'s' * (count != 1)}"
