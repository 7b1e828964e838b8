"""What is past its time, what is kept on hold, and taking out who asked."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from foitui.case.changes import put_on_hold, release_hold
from foitui.case.errors import CaseError
from foitui.case.records import Case
from foitui.law.clocks.records import spoken
from foitui.reports.retention import (
    Kept,
    Schedule,
    after_last_action,
    received_before,
    schedule,
)
from foitui.reports.retention_preview import preview
from foitui.reports.sheet import Sheet
from foitui.reports.sheets import of_retention
from foitui.store.errors import StoreError
from foitui.store.letting_go import let_go
from foitui.store.protocol import CaseStore
from foitui.tui.actions import bindings
from foitui.tui.counts import of_cases
from foitui.tui.screens.asking import AskingScreen
from foitui.tui.screens.figures import TOLD_AFTER
from foitui.tui.session_file import forget_searches
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph
from foitui.tui.widgets.file_line import FileLine

NOTHING = "No case is past its time."


class KeptList(EntryList, inherit_bindings=False):
    """The list; space marks here, and does not go a page down."""

    BINDINGS = bindings("entries", without="space")


class RetentionScreen(AskingScreen):
    """Lists, tells what would go, holds, releases and anonymises."""

    GROUP = "retention"
    AUTO_FOCUS = "KeptList"
    BINDINGS = bindings("retention")

    @dataclass
    class Read(Message, bubble=False):
        """The schedule was read."""

        schedule: Schedule

    @dataclass
    class Step(Message, bubble=False):
        """How far something is."""

        words: str

    @dataclass
    class Done(Message, bubble=False):
        """Something was done to cases."""

        words: str
        left: tuple[str, ...] = ()
        trouble: bool = False

    def __init__(self) -> None:
        super().__init__()
        self.schedule = Schedule(due=(), held=())
        self.marks: frozenset[str] = frozenset()
        self._shown: list[Kept | None] = []
        self._busy = "reading; Esc stops"
        self._title = TitleBar()
        self._list = KeptList(note="Reading ...")

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the keys."""
        yield self._title
        yield self._list
        yield KeyBar("retention")
        yield AskLine()
        yield FileLine()

    def on_mount(self) -> None:
        """Read the schedule."""
        self.say_title()
        self._read()

    # ---- reading

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def _read(self) -> None:
        desk, worker = self.desk, get_current_worker()

        def cases(store: CaseStore) -> Iterator[Case]:
            told = time.monotonic()
            days = received_before(desk.settings, desk.today())
            for number, case in enumerate(store.every(days)):
                if worker.is_cancelled:
                    return
                if (now := time.monotonic()) - told > TOLD_AFTER:
                    told = now
                    self.post_message(self.Step(f"read {number:,} cases; Esc stops"))
                yield case

        try:
            found = schedule(cases(desk.store), desk.settings, desk.calendar, desk.today())
        except StoreError as error:
            self.post_message(self.Done(str(error), trouble=True))
        else:
            if not worker.is_cancelled:
                self.post_message(self.Read(found))

    @on(Read)
    def take(self, message: Read) -> None:
        """Show the schedule."""
        self.schedule, self._busy = message.schedule, ""
        self.marks &= {each.reference for each in self.schedule.due}
        self._show()

    def _show(self) -> None:
        lines: list[tuple[Entry, Kept | None]] = []
        if self.schedule.due:
            kept = after_last_action(self.desk.settings)
            lines.append((_heading(f"PAST THEIR TIME ({kept})"), None))
            lines += [(self._entry(each), each) for each in self.schedule.due]
        if self.schedule.held:
            lines.append((_heading("ON HOLD, AND WOULD BE PAST THEIR TIME"), None))
            lines += [(self._entry(each), each) for each in self.schedule.held]
        self._shown = [each for _, each in lines]
        self._list.show(tuple(entry for entry, _ in lines), NOTHING)
        self.say_title()

    def _entry(self, each: Kept) -> Entry:
        mark = "* " if each.reference in self.marks else "  "
        until = f"kept until {spoken(each.until)}: " if each.until else ""
        words = f"{until}{each.because}"
        return Entry((Paragraph(words, f"{mark}{each.reference}  ", most=2),))

    def say_title(self) -> None:
        """Say how many cases it is about, and what is being done."""
        told = self._busy or f"{of_cases(len(self.schedule.due))} past their time"
        marked = f"* {len(self.marks):,} marked   " if self.marks else ""
        self._title.say("Retention", ((marked, "bold"), (told, "")))

    @property
    def chosen(self) -> Kept | None:
        """The case under the pointer."""
        place = self._list.chosen
        return self._shown[place] if place is not None and place < len(self._shown) else None

    # ---- looking

    def action_preview(self) -> None:
        """Tell what would be erased of the chosen case."""
        from foitui.tui.screens.page import PageScreen  # read when it is wanted

        if (each := self.chosen) is None:
            return
        with self.telling():
            told = preview(self.desk.store.get(each.reference), self.desk.today())
            self.app.push_screen(PageScreen(f"{each.reference}  What would go", "\n".join(told)))

    def action_open(self) -> None:
        """Open the chosen case."""
        from foitui.tui.screens.case import CaseScreen  # which is large

        if (each := self.chosen) is not None:
            self.app.push_screen(CaseScreen(each.reference))

    def action_mark(self) -> None:
        """Mark the chosen case, or take its mark off, and go on to the next."""
        each = self.chosen
        if each is None or each not in self.schedule.due:
            self.tell("Only a case that is past its time can be marked.")
            return
        self.marks ^= {each.reference}
        self._list.change(self._list.cursor, self._entry(each))
        self._list.action_down()
        self.say_title()

    def action_mark_all(self) -> None:
        """Mark all that are past their time, or none."""
        every = frozenset(each.reference for each in self.schedule.due)
        self.marks = frozenset() if self.marks else every
        self._show()

    # ---- holding

    def action_hold(self) -> None:
        """Ask why the marked cases, or the chosen one, are kept."""
        meant = tuple(sorted(self.marks)) or ((self.chosen.reference,) if self.chosen else ())
        if meant:
            what = meant[0] if len(meant) == 1 else of_cases(len(meant))
            self.ask(f"Keep {what} because:", partial(self._hold, meant), hint="a reason")

    def _hold(self, meant: Sequence[str], why: str) -> None:
        today = self.desk.today()
        self._change(meant, lambda case, **who: put_on_hold(case, today, why, **who))

    def action_release(self) -> None:
        """Let the chosen case go, if it is on hold."""
        if (each := self.chosen) is not None:
            self._change((each.reference,), release_hold)

    @work(thread=True, group="change", exit_on_error=False)
    def _change(self, meant: Sequence[str], change: Callable[..., Case]) -> None:
        desk = self.desk
        try:
            for reference in meant:
                case = desk.store.get(reference)
                changed = change(case, officer=desk.officer, at=desk.at())
                desk.store.save(changed, case.version)
        except (StoreError, CaseError) as error:
            self.post_message(self.Done(str(error), trouble=True))
        else:
            self.post_message(self.Done(f"{of_cases(len(meant))}: {changed.events[-1].summary}"))

    # ---- letting go

    def action_anonymise(self) -> None:
        """Ask for the number of the marked cases, as what follows cannot be undone."""
        count = len(self.marks)
        if not count:
            self.tell("Mark cases first: Space marks one, * all of them.")
            return
        words = f"Type {count} to take who asked out of {of_cases(count)} for good:"
        self.ask(words, self._confirmed)

    def _confirmed(self, typed: str) -> None:
        if typed != str(len(self.marks)):
            self.tell(f"Nothing was done: {typed or 'nothing'} is not {len(self.marks)}.")
            return
        self._anonymise(tuple(sorted(self.marks)))

    @work(thread=True, group="change", exit_on_error=False)
    def _anonymise(self, references: Sequence[str]) -> None:
        desk, worker = self.desk, get_current_worker()
        left: dict[str, None] = {}
        done = 0
        try:
            going = let_go(desk.store, references, desk.today(), officer=desk.officer, at=desk.at())
            # Closed in any case, because it ends by writing the file anew.
            with closing(going):
                for each in going:
                    done += 1
                    left |= dict.fromkeys(each.left)
                    self.post_message(self.Step(_how_far(done, len(references))))
                    if worker.is_cancelled:
                        return
            forget_searches()
        except (StoreError, CaseError, OSError) as error:
            self.post_message(self.Done(f"{done:,} done, then: {error}", tuple(left), trouble=True))
        else:
            self.post_message(self.Done(f"{of_cases(done)} anonymised.", tuple(left)))

    @on(Step)
    def step(self, message: Step) -> None:
        """Say how far it is."""
        self._busy = message.words
        self.say_title()

    @on(Done)
    def tell_done(self, message: Done) -> None:
        """Say what became of it, name what is left to do elsewhere, and read anew."""
        self._busy = ""
        self.tell(message.words, trouble=message.trouble)
        if message.left:
            from foitui.tui.screens.page import PageScreen

            self.app.push_screen(PageScreen("Left to do", "\n\n".join(message.left)))
        if message.trouble and not self._shown:
            self._list.show((), message.words)
            self.say_title()
        else:
            self._read()

    # ---- a file

    def file_name(self) -> str:
        """Return a name that says the day."""
        return f"retention-{self.desk.today().isoformat()}.csv"

    def sheet(self) -> Sheet | None:
        """Return the whole list."""
        return of_retention((*self.schedule.due, *self.schedule.held))

    def action_back(self) -> None:
        """Go back; what is being read or done ends after the case it is at."""
        for group in ("read", "change"):
            self.workers.cancel_group(self, group)
        self.dismiss()


def _how_far(done: int, of: int) -> str:
    """Say it; before the last one is told, the whole file is written anew, which takes a while."""
    then = "writing the file anew" if done == of - 1 else "Esc stops"
    return f"{done:,} of {of:,}; {then}"


def _heading(words: str) -> Entry:
    return Entry((Paragraph(words, style="strong"),), chosen=False)
