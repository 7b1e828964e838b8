"""A screen of a case that asks for several things one after the other, in the place of its keys."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic

from textual import on
from textual.widget import Widget

from foitui.case.errors import CaseError
from foitui.case.records import Case
from foitui.tui.fields import Field
from foitui.tui.open_case import OpenCase
from foitui.tui.screens.base import OfficeScreen, Result
from foitui.tui.widgets.ask_line import AskLine
from foitui.tui.widgets.bars import KeyBar

Then = Callable[[dict[str, Any]], object]


class FormScreen(OfficeScreen[Result], Generic[Result]):
    """Has `keys` and a `line`; Escape goes back a field, and leaves before the first one."""

    def __init__(self, opened: OpenCase) -> None:
        super().__init__()
        self.opened = opened
        self.keys = KeyBar(self.GROUP)
        self.line = AskLine()
        self._form = ""
        self._fields: Sequence[Field] = ()
        self._asked: list[Field] = []
        self._values: dict[str, Any] = {}
        self._typed: dict[str, str] = {}
        self._then: Then = lambda values: None
        self._focused_before: Widget | None = None

    @property
    def case(self) -> Case:
        """The case as the officer sees it."""
        return self.opened.case

    def on_mount(self) -> None:
        """Follow the case."""
        self.opened.changed.subscribe(self, lambda case: self.show_case(), immediate=True)

    def show_case(self) -> None:
        """Hook: show the case as it is now."""

    def typing(self) -> bool:
        """Whether something is typed that a change of the case must not sweep away."""
        return self.line.display

    def keep(self) -> None:
        """Put away what is being typed."""
        if self._asked and self.line.display:
            self.opened.keep(self._place(self._asked[-1]), self.line.typed)

    # ---- asking

    def fill(self, form: str, fields: Sequence[Field], then: Then) -> None:
        """Ask for the fields one by one, and do something with their values by name."""
        self._form, self._fields, self._then = form, fields, then
        self._asked, self._values, self._typed = [], {}, {}
        # One form can lead to another, while the focus is still on its way back.
        if self.focused is not self.line.input:
            self._focused_before = self.focused
        self.keys.display = False
        self._go_on()

    def _go_on(self) -> None:
        """Ask for the next field, or do what they were asked for."""
        done = self._fields.index(self._asked[-1]) + 1 if self._asked else 0
        following = (each for each in self._fields[done:] if each.asked(self._values))
        if (field := next(following, None)) is None:
            self._leave()
            self._keep_given(False)
            self._then(dict(self._values))
            return
        self._asked.append(field)
        self._ask(field)

    def _ask(self, field: Field, typed: str | None = None) -> None:
        draft = self.opened.drafts.get(self._place(field))
        begin = self._typed.get(field.name, draft or field.begin) if typed is None else typed
        self.line.ask(field.words, begin, field.hint, field.date)

    def _place(self, field: Field) -> str:
        return f"{self.GROUP}.{self._form}.{field.name}"

    @on(AskLine.Given)
    def take(self, given: AskLine.Given) -> None:
        """Take the words of a field, say what they should be, or go back."""
        if not self._asked:
            return
        field = self._asked[-1]
        if given.words is None:
            self._asked.pop()
            if self._asked:
                self._ask(self._asked[-1])
            else:
                self._typed = {}
                self._leave()
            return
        try:
            self._values[field.name] = field.read(given.words)
        except ValueError as fault:
            self.tell(str(fault), trouble=True)
            self._ask(field, given.words)
            return
        self._typed[field.name] = given.words
        self._keep_given(True)
        self._go_on()

    def _leave(self) -> None:
        """Show the keys again."""
        self._asked = []
        self.line.display = False
        self.keys.display = True
        if self._focused_before is not None:
            self._focused_before.focus()

    # ---- changing

    def record(self, change: Callable[..., Case], *words: Any, **more: Any) -> bool:
        """Make a change by the officer, now, and have it told; whether it could be made."""
        desk = self.desk
        try:
            made = change(self.case, *words, officer=desk.officer, at=desk.at(), **more)
        except CaseError as refusal:
            self.tell(f"{refusal.message[:1].upper()}{refusal.message[1:]}.", trouble=True)
            self._keep_given(True)
            return False
        given = [(self._place(field), words) for field, words in self._own_words()]
        self._typed = {}
        return self.opened.change(made, also=given, notice=True)

    def _keep_given(self, kept: bool) -> None:
        """Keep what was given so far, which stands there when it is asked again; or drop it all."""
        for field in self._fields:
            place, typed = self._place(field), self._typed.get(field.name)
            if not kept or typed == field.begin:
                self._drop(place)
            elif typed is not None:
                self.opened.keep(place, typed)

    def _own_words(self) -> Iterator[tuple[Field, str]]:
        """Return what was typed and did not stand there to begin with."""
        for field in self._fields:
            if (typed := self._typed.get(field.name)) is not None and typed != field.begin:
                yield field, typed

    def _drop(self, place: str) -> None:
        if self.opened.drafts.get(place):
            self.opened.keep(place, "")
