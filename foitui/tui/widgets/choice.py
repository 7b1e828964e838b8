"""A choice: each answer with the key that gives it."""

from textual.content import Content
from textual.events import Click, Key

from foitui.law.guide.question import Option
from foitui.tui.widgets.answer import Given, Offer
from foitui.tui.widgets.lines import Lines, hanging


class ChoiceArea(Lines, can_focus=True):
    """The options of a question, one key each."""

    GROUP = ""

    def __init__(self) -> None:
        super().__init__()
        self._options: tuple[Option, ...] = ()
        self._current: object = None
        self._hinted: tuple[str, ...] = ()

    def offer(self, offer: Offer) -> None:
        """Show the options of a question, the answer that stands marked."""
        self._options, self._current = offer.asked.question.options, offer.asked.current
        self._hinted = offer.hinted
        self.redraw()

    def typed(self) -> str:
        """Nothing is typed here."""
        return ""

    def lines(self, width: int) -> list[Content]:
        """Return one entry for each option."""
        return [line for option in self._options for line in self._entry(option, width)]

    def _entry(self, option: Option, width: int) -> list[Content]:
        stands = option.value == self._current
        lead = ((f" {option.key} ", "bold reverse"), (" ", ""))
        label = option.label + ("  (the answer now)" if stands else "")
        label += "  (* suggested)" if option.value in self._hinted else ""
        return list(hanging(lead, label, width, "bold" if stands else ""))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key gives an answer."""
        return any(option.key == character for option in self._options)

    def on_key(self, event: Key) -> None:
        """Give the answer whose key was pressed."""
        for option in self._options:
            if option.key == event.character:
                event.stop()
                self.post_message(Given(option.value))

    def on_click(self, event: Click) -> None:
        """Give the answer under the mouse."""
        rows = [o for o in self._options for _ in self._entry(o, self.content_size.width)]
        if event.y < len(rows):
            self.post_message(Given(rows[event.y].value))
