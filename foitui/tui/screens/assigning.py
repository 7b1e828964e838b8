"""Giving a case to an officer or a team, with a note for whoever takes it over."""

from textual.app import ComposeResult

from foitui.case.changes import assign
from foitui.law.clearance import is_known
from foitui.tui.actions import bindings
from foitui.tui.fields import Field, some, words
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.form import FormScreen
from foitui.tui.widgets.bars import KeyBar, TitleBar
from foitui.tui.widgets.entries import Entry, EntryList, Paragraph

NOTE = Field("note", "Note for them:", words, hint="may be left empty")
NO_TEAMS = "No teams are in the settings: t takes it, o gives it to an officer."


class AssigningScreen(FormScreen[None]):
    """The teams of the settings, and their officers."""

    GROUP = "assigning"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings("assigning")

    def __init__(self, opened: OpenCase) -> None:
        super().__init__(opened)
        self.keys = KeyBar("assigning")
        self._list = EntryList()
        self._title = TitleBar()
        self._whom: list[tuple[str, str]] = []
        """Officer and team of each entry."""

    def compose(self) -> ComposeResult:
        """Lay out the title, whom it can be given to, and the keys."""
        self.show_case()
        yield self._title
        yield self._list
        yield self.keys
        yield self.line

    def show_case(self) -> None:
        """Show who has it, and whom it can be given to."""
        case = self.case
        has = case.officer or "nobody"
        team = f" ({case.team})" if case.team else ""
        self._title.say(f"{case.reference}  Who has it", ((f"with {has}{team}", ""),))
        entries = []
        self._whom = []
        for name, members in self.desk.settings.teams.items():
            self._whom.append(("", name))
            entries.append(Entry((Paragraph(f"{name}: its queue", "", "strong", 1),)))
            for login in members:
                self._whom.append((login, name))
                here = " (has it)" if (login, name) == (case.officer, case.team) else ""
                entries.append(Entry((Paragraph(f"{login}{here}", "  ", most=1),)))
        self._list.show(entries, NO_TEAMS)

    def action_give(self) -> None:
        """Give it to the chosen one."""
        if not self._whom:
            self.action_other()
        elif (at := self._list.chosen) is not None:
            officer, team = self._whom[at]
            self.fill("give", [NOTE], lambda given: self._give(officer, team, given["note"]))

    def action_other(self) -> None:
        """Ask for a login name."""
        login = Field("login", "Give it to:", some("a login name"), hint="a login name")
        self.fill("other", [login, NOTE], lambda it: self._give(it["login"], None, it["note"]))

    def action_take(self) -> None:
        """Take it at once."""
        mine = [team for team, who in self.desk.settings.teams.items() if self.desk.officer in who]
        keep = self.case.team in mine or not mine
        self._give(self.desk.officer, None if keep else mine[0], "")

    def action_nobody(self) -> None:
        """Put it back in the queue of its team."""
        self.fill("nobody", [NOTE], lambda given: self._give("", None, given["note"]))

    def _give(self, officer: str, team: str | None, note: str) -> None:
        if self.record(assign, officer, team=team, note=note):
            known = officer in {"", self.desk.officer} or is_known(officer, self.desk.settings)
            if not known:
                said = f"Nobody called {officer} is in the settings; is it the right name?"
                self.tell(said, trouble=True)
            self.dismiss()
