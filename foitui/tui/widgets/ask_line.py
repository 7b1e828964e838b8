"""A line that asks for some words, in the place of the key bar."""

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from foitui.text.clean import clean_line
from foitui.tui import show
from foitui.tui.actions import bindings
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.date_echo import DateEcho, Reads


class AskInput(Input):
    """The part that is typed into."""

    BINDINGS = bindings("ask_line")

    def action_cancel(self) -> None:
        """Leave the line; what stands there is kept where the screen keeps drafts."""
        if isinstance(self.screen, OfficeScreen):
            self.screen.keep()
        self.query_ancestor(AskLine).leave()


class AskLine(Horizontal):
    """Some words, and a line that Enter gives."""

    class Given(Message):
        """Words were given; None when the officer thought better of it."""

        def __init__(self, words: str | None) -> None:
            super().__init__()
            self.words = words

    def __init__(self) -> None:
        super().__init__()
        self.words = Label()
        self.input = AskInput(select_on_focus=False)
        self.input.cursor_blink = False
        self.echo = DateEcho()
        self._date: Reads | None = None
        self.display = False

    @property
    def typed(self) -> str:
        """What is being typed; empty where nothing is asked."""
        return clean_line(self.input.value).strip() if self.display else ""

    def ask(self, words: str, begin: str = "", hint: str = "", date: Reads | None = None) -> None:
        """Ask for words, offering some to begin with; `date` reads them where they are a date."""
        if not self.children:  # made when they are first wanted, not with every screen: 4 ms
            self.mount(self.words, self.input, self.echo)
        self._date = date
        self.set_class(date is not None, "-date")
        self.words.update(show.line(words))
        self.input.placeholder = clean_line(hint)
        self.input.value = clean_line(begin)
        self.echo.hear(self.input.value, date)
        self.input.cursor_position = len(self.input.value)
        self.display = True
        self.input.focus()

    @on(Input.Changed)
    def hear(self, event: Input.Changed) -> None:
        """Say how a date is understood."""
        self.echo.hear(event.value, self._date)

    @on(Input.Submitted)
    def give(self, event: Input.Submitted) -> None:
        """Give the words."""
        event.stop()
        words = self.typed
        self.display = False
        self.post_message(self.Given(words))

    def leave(self) -> None:
        """Give nothing."""
        self.display = False
        self.post_message(self.Given(None))
