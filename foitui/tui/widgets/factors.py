"""Public interest factors: picked by number from those suggested, or written."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input

from foitui.text.clean import clean_line
from foitui.tui.actions import bindings
from foitui.tui.widgets.answer import Given, Offer, lines_of
from foitui.tui.widgets.lines import Lines, hanging


class FactorList(Lines, can_focus=True):
    """The factors, numbered, those chosen ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.factors: list[str] = []
        self.chosen: list[str] = []
        """In the order of the list."""
        self.cursor = 0

    def show(self, factors: list[str], chosen: list[str]) -> None:
        """Show other factors."""
        self.factors, self.cursor = factors, 0
        self.chosen = [factor for factor in factors if factor in chosen]
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Return the factors, each with its number and whether it is chosen."""
        if not self.factors:
            return list(hanging((("", ""),), "None is suggested: o writes your own.", width))
        return [
            line
            for index, factor in enumerate(self.factors)
            for line in hanging(self._lead(index), factor, width)
        ]

    def _lead(self, index: int) -> tuple[tuple[str, str], ...]:
        number = str(index + 1) if index < 9 else " "
        tick = "x" if self.factors[index] in self.chosen else " "
        return (
            (">" if index == self.cursor else " ", "bold"),
            (f" {number} ", "bold reverse"),
            (f" [{tick}] ", "bold" if tick == "x" else ""),
        )

    def toggle(self, index: int) -> None:
        """Choose a factor, or leave it."""
        if index < len(self.factors):
            self.cursor = index
            chosen = set(self.chosen) ^ {self.factors[index]}
            self.chosen = [factor for factor in self.factors if factor in chosen]
            self.refresh()

    def add(self, factor: str) -> None:
        """Add a factor in the officer's own words, chosen."""
        if factor not in self.factors:
            self.factors.append(factor)
        if factor not in self.chosen:
            self.toggle(self.factors.index(factor))
        self.redraw()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is a factor's number."""
        return character is not None and character in "123456789"[: len(self.factors)]

    def on_key(self, event: Key) -> None:
        """Choose by number."""
        if self.check_consume_key(event.key, event.character):
            event.stop()
            self.toggle(int(event.character or "0") - 1)

    def move(self, by: int) -> None:
        """Move the pointer."""
        self.cursor = max(0, min(self.cursor + by, len(self.factors) - 1))
        self.refresh()


class OwnFactor(Input):
    """The line for a factor in the officer's own words."""

    BINDINGS = bindings("own_factor")

    def action_to_list(self) -> None:
        """Go back to the list."""
        self.query_ancestor(FactorsArea).to_list()


class FactorsArea(Vertical):
    """The list of factors, and a line to write one's own."""

    GROUP = "factors"
    BINDINGS = bindings("factors")

    def __init__(self) -> None:
        super().__init__()
        self.list = FactorList()
        self.own = OwnFactor(
            placeholder="your own words; Enter adds them, and again takes them",
            select_on_focus=False,
        )
        self._before = ""

    def compose(self) -> ComposeResult:
        """Lay out the list and the line."""
        self.own.cursor_blink = False
        self.own.display = False
        yield self.list
        yield self.own

    def offer(self, offer: Offer) -> None:
        """Begin with the draft or with what stands; what is suggested waits to be chosen."""
        chosen = lines_of(offer.draft) or offer.current
        suggested = offer.asked.suggestions
        self._show(suggested, chosen)
        self._before = "" if offer.draft else "\n".join(self.list.chosen)

    def _show(self, suggested: tuple[str, ...], chosen: tuple[str, ...]) -> None:
        cleaned = [clean_line(factor) for factor in (*suggested, *chosen)]
        self.own.value = ""
        self.own.display = False
        self.list.show(list(dict.fromkeys(cleaned)), [clean_line(factor) for factor in chosen])

    def write(self, text: str) -> None:
        """Choose these factors, one a line, and no others."""
        self._show(tuple(self.list.factors), lines_of(text))

    @property
    def written(self) -> str:
        """The factors chosen, one a line, those still being written included."""
        return "\n".join((*self.list.chosen, *lines_of(clean_line(self.own.value))))

    def typed(self) -> str:
        """Return what would be lost."""
        return self.written if self.written != self._before else ""

    def focus(self, scroll_visible: bool = True) -> "FactorsArea":
        """Go to the list."""
        self.list.focus(scroll_visible)
        return self

    def action_own(self) -> None:
        """Open the line."""
        self.own.display = True
        self.own.focus()

    def to_list(self) -> None:
        """Go back to the list."""
        self.own.value = ""
        self.own.display = False
        self.list.focus()

    @on(Input.Submitted)
    def add(self, event: Input.Submitted) -> None:
        """Add the words and stay for more; where there are none, give what is chosen."""
        event.stop()
        if factor := clean_line(self.own.value).strip():
            self.own.value = ""
            self.list.add(factor)
        else:
            self.action_accept()

    def action_tick(self) -> None:
        """Choose the factor at the pointer, or leave it."""
        self.list.toggle(self.list.cursor)

    def action_down(self) -> None:
        """Go one factor down."""
        self.list.move(1)

    def action_up(self) -> None:
        """Go one factor up."""
        self.list.move(-1)

    def action_accept(self) -> None:
        """Give the factors chosen as the answer."""
        self.post_message(Given(list(lines_of(self.written)), self.written))
