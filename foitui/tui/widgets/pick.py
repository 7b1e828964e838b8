"""Picking provisions: type to narrow the list, Space to tick, Enter to accept."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.widget import Widget
from textual.widgets import Input

from foitui.law.guide import claimable
from foitui.law.provisions import Provision
from foitui.tui import show
from foitui.tui.actions import bindings
from foitui.tui.finding import found
from foitui.tui.widgets.answer import Given, Offer, lines_of
from foitui.tui.widgets.lines import Lines, hanging

BASIS = {"class": "class", "prejudice": "prejudice", "required_for": "required for"}
UNCHECKED = "\u2020"
"""The dagger: an entry that nobody has read again in the law."""

_NOT_WRITTEN = frozenset({"space", "plus", "minus", "question_mark"})
"""Keys that do something and stand in no number and no word."""

_ROOMY = 80
"""Columns from which the kind of a provision is said in full."""
_ENOUGH = 60
"""Columns from which it is said at all; the note below says it of the one at the pointer."""


def suggested(rules: Sequence[Provision], cites: Sequence[str]) -> tuple[str, ...]:
    """Return the cites among some rules that are suggested, or are a limb of what is."""
    return tuple(
        rule.cite
        for rule in rules
        if any(rule.cite == cite or rule.cite.startswith(f"{cite}(") for cite in cites)
    )


class RuleList(Widget, can_focus=False):
    """The provisions found, drawn as many as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.rules: tuple[Provision, ...] = ()
        self.ticked: set[str] = set()
        self.hinted: frozenset[str] = frozenset()
        """Cites that the wording of the request points to; they have a star."""
        self.cursor = 0

    def show(self, rules: tuple[Provision, ...]) -> None:
        """Show other provisions, the pointer on the first."""
        if rules != self.rules:
            self.rules, self.cursor = rules, 0
            self.refresh()

    def move(self, by: int) -> None:
        """Move the pointer."""
        self.cursor = max(0, min(self.cursor + by, len(self.rules) - 1))
        self.refresh()

    @property
    def at(self) -> Provision | None:
        """The provision at the pointer."""
        return self.rules[self.cursor] if self.rules else None

    @property
    def first(self) -> int:
        """Index of the first one that is drawn: the pointer stays in the middle where it can."""
        room = max(self.content_size.height, 1)
        return max(0, min(self.cursor - room // 2, len(self.rules) - room))

    def render(self) -> Content:
        """Return the lines that are seen."""
        width, height = self.content_size
        if not self.rules:
            return show.line("  No provision has this number or these words.")
        seen = range(self.first, min(self.first + height, len(self.rules)))
        return Content("\n").join(self._line(index, width) for index in seen)

    def _line(self, index: int, width: int) -> Content:
        rule = self.rules[index]
        roomy = width >= _ROOMY
        kind = f"{rule.type}, {BASIS[rule.basis]}" if roomy else rule.type
        tail = 22 if roomy else 10 if width >= _ENOUGH else 0
        tick = "x" if rule.cite in self.ticked else " "
        pointer = ">" if index == self.cursor else " "
        mark = " " if rule.checked else UNCHECKED
        star = "*" if rule.cite in self.hinted else " "
        head = f"{pointer}[{tick}]{star}{show.cell(rule.cite, 17 if roomy else 15)}{mark} "
        middle = show.cell(rule.title, max(width - len(head) - tail - 1, 8))
        style = "bold" if index == self.cursor or tick == "x" else ""
        end = " " + show.cell(kind, tail) if tail else ""
        return show.parts((head, style), (middle, style), (end, "$muted"))

    def on_click(self, event: Click) -> None:
        """Tick the provision under the mouse."""
        if self.first + event.y < len(self.rules):
            self.cursor = self.first + event.y
            self.query_ancestor(PickArea).action_tick()


class RuleNote(Lines, can_focus=False):
    """What there is to know about the provision at the pointer, and what is ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.rule: Provision | None = None
        self.ticked: Sequence[str] = ()

    def show(self, rule: Provision | None, ticked: Sequence[str]) -> None:
        """Tell about another provision."""
        self.rule, self.ticked = rule, ticked
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Return two lines at least, so that the list stays where it is."""
        chosen = ", ".join(self.ticked) or "nothing yet"
        lines = list(hanging((("Ticked: ", "bold"),), chosen, width, "bold", 2))
        if self.rule is not None:
            lines += hanging(((f"{self.rule.cite}: ", ""),), _about(self.rule), width, "$muted", 2)
        return lines


def _about(rule: Provision) -> str:
    said = [
        rule.section_title,
        f"{rule.type}, {BASIS[rule.basis]}",
        *(["needs the qualified person"] if rule.qualified_person else []),
        *([] if rule.checked else [f"{UNCHECKED} not yet read again in the law"]),
        *([rule.note] if rule.note else []),
    ]
    return "; ".join(said)


class RuleFilter(Input):
    """The number or the words that provisions are looked for by."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key writes: Space does not, it ticks, and signs do something too."""
        return key not in _NOT_WRITTEN and super().check_consume_key(key, character)

    def on_key(self, event: Key) -> None:
        """Keep keys out of the words that do something else."""
        if event.key == "space":
            event.stop()
            event.prevent_default()
            self.query_ancestor(PickArea).action_tick()
        elif event.key in _NOT_WRITTEN:
            event.prevent_default()


class PickArea(Vertical):
    """The words to look for, the provisions found, and what is ticked."""

    GROUP = "pick"
    BINDINGS = bindings("pick")

    def __init__(self) -> None:
        super().__init__()
        self.filter = RuleFilter(
            placeholder="type a number or a word: 31, 31f, prison", select_on_focus=False
        )
        self.list = RuleList()
        self.note = RuleNote()
        self._rules: tuple[Provision, ...] = ()
        self._before = ""

    def compose(self) -> ComposeResult:
        """Lay out the words, the list and the note."""
        self.filter.cursor_blink = False
        yield self.filter
        yield self.list
        yield self.note

    def offer(self, offer: Offer) -> None:
        """Begin with the draft, or with what is relied on now."""
        self._rules = claimable(offer.asked.question)
        self.list.hinted = frozenset(suggested(self._rules, offer.hinted))
        self.filter.value = ""
        self.list.rules = ()
        self.write(offer.draft or "\n".join(offer.current))
        self._before = "" if offer.draft else self.written

    def write(self, text: str) -> None:
        """Tick these cites, one a line, and no others."""
        self.list.ticked = set(lines_of(text))
        self._narrow()

    @property
    def written(self) -> str:
        """The cites ticked, one a line, in the order of the law."""
        return "\n".join(r.cite for r in self._rules if r.cite in self.list.ticked)

    def typed(self) -> str:
        """Return what would be lost."""
        return self.written if self.written != self._before else ""

    def focus(self, scroll_visible: bool = True) -> "PickArea":
        """Go to the words."""
        self.filter.focus(scroll_visible)
        return self

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show what the words point to."""
        event.stop()
        self._narrow()

    def _narrow(self) -> None:
        words = self.filter.value
        # Typing a number must find what it always finds, so hints go first only before that.
        rules = found(self._rules, words) if words.strip() else self._hinted_first()
        self.list.show(rules)
        self._tell()

    def _hinted_first(self) -> tuple[Provision, ...]:
        return tuple(sorted(self._rules, key=lambda rule: rule.cite not in self.list.hinted))

    def take_hint(self) -> bool:
        """Tick the first provision suggested that is not ticked; whether there is one."""
        for rule in self._rules:
            if rule.cite in self.list.hinted - self.list.ticked:
                self.list.ticked.add(rule.cite)
                self.list.refresh()
                self._tell()
                return True
        return False

    def _tell(self) -> None:
        self.note.show(self.list.at, lines_of(self.written))

    def action_tick(self) -> None:
        """Tick the provision at the pointer, or take the tick away."""
        if (rule := self.list.at) is not None:
            self.list.ticked ^= {rule.cite}
            self.list.refresh()
            self._tell()

    def action_down(self) -> None:
        """Go one provision down."""
        self.list.move(1)
        self._tell()

    def action_up(self) -> None:
        """Go one provision up."""
        self.list.move(-1)
        self._tell()

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Give what is ticked as the answer."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Give what is ticked; where nothing is, the one provision at the pointer."""
        if not self.written and self.filter.value.strip() and len(self.list.rules) == 1:
            self.action_tick()
        self.post_message(Given(list(lines_of(self.written)), self.written))
