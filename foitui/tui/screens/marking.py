"""A list in which cases are marked, and what is done to many of them at once."""

from textual import on, work
from textual.message import Message

from foitui.case.errors import CaseError
from foitui.store.errors import StoreError
from foitui.tui import feed
from foitui.tui.counts import of_cases
from foitui.tui.screens.listing import ListingScreen


class MarkingScreen(ListingScreen):
    """Marks cases, and does to those marked, or to the chosen one, what is asked for."""

    class Told(Message, bubble=False):
        """Something was done to many cases."""

        def __init__(self, words: str, *, done: bool = True) -> None:
            super().__init__()
            self.words, self.done = words, done

    def action_mark(self) -> None:
        """Mark the chosen case, or take its mark off, and go on to the next."""
        self.case_list.toggle_mark()
        self.action_go("down")
        self.say_list()

    def action_mark_all(self) -> None:
        """Mark every case that is listed, or none where some are marked."""
        if self.case_list.marks:
            self.mark(frozenset())
        else:
            self._mark_all(self.wish)

    def mark(self, references: frozenset[str]) -> None:
        """Mark these cases and no others."""
        self.case_list.mark(references)
        self.say_list()

    @work(thread=True, group="many", exit_on_error=False)
    def _mark_all(self, wish: feed.Wish) -> None:
        from foitui.tui.batch import all_rows  # read when it is wanted

        try:
            marks = frozenset(row.reference for row in all_rows(self.desk.store, wish))
        except StoreError as error:
            self.post_message(self.Failed(error))
        else:
            self.app.call_from_thread(self.mark, marks)

    def meant(self) -> tuple[str, ...]:
        """Return the marked cases, or the one at the cursor."""
        chosen = self.case_list.chosen
        return tuple(sorted(self.case_list.marks)) or ((chosen.reference,) if chosen else ())

    def export(self, name: str) -> None:
        """Write the marked cases, or all that are listed, to a file."""
        from foitui.tui.exporting import HINT, kind_of  # read when it is wanted

        if kind_of(name):
            self._export(self.wish, self.case_list.marks, name)
        else:
            self.tell(f"Not written: give {HINT}.", trouble=True)

    @work(thread=True, group="many", exit_on_error=False)
    def _export(self, wish: feed.Wish, marks: frozenset[str], name: str) -> None:
        from foitui.reports.case_sheet import of_cases
        from foitui.reports.sheet import MissingLibrary
        from foitui.tui.batch import all_rows  # read when it is wanted
        from foitui.tui.exporting import export, fault_of

        try:
            listed = feed.Wish() if marks else wish
            rows = [
                r for r in all_rows(self.desk.store, listed) if not marks or r.reference in marks
            ]
            told = export(of_cases(rows, self.desk.today(), self.desk.calendar), name)
        except StoreError as error:
            self.post_message(self.Failed(error))
        except (OSError, MissingLibrary) as fault:
            self.post_message(self.Told(fault_of(fault), done=False))
        else:
            self.post_message(self.Told(told))

    @work(thread=True, group="many", exit_on_error=False)
    def give(self, meant: tuple[str, ...], to: str) -> None:
        """Give cases to an officer, behind the screen."""
        from foitui.law.clearance import is_known  # read when it is wanted
        from foitui.tui import batch  # read when it is wanted

        try:
            given = batch.give(meant, to, self.desk)
        except (StoreError, CaseError) as error:
            self.post_message(self.Told(str(error), done=False))
        else:
            known = to in {"", self.desk.officer} or is_known(to, self.desk.settings)
            doubt = "" if known else f" Nobody called {to} is in the settings; is it right?"
            self.post_message(self.Told(f"{of_cases(given)} given to {to or 'nobody'}.{doubt}"))
        self.post_message(self.Changed())

    @on(Told)
    def told(self, message: Told) -> None:
        """Say what became of it; the marks have done their work."""
        self.tell(message.words, trouble=not message.done)
        if message.done:
            self.mark(frozenset())
