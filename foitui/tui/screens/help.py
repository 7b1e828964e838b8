"""The help screen: every key and what it does, narrowed by typing."""

from collections.abc import Mapping
from types import MappingProxyType

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from foitui.tui import actions
from foitui.tui.actions import bindings
from foitui.tui.actions.action import Action
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.widgets.bars import TitleBar
from foitui.tui.widgets.prompt import Prompt
from foitui.tui.widgets.text_view import TextView
from foitui.tui.wrap import wrap

Own = Mapping[str, tuple[str, ...]]
"""Keys of the settings, by the ids of their actions."""
_SENTENCE = 36
"""The column in which the sentence of an action begins, and its further lines as well."""
_UNBROKEN = 10_000


class HelpText(TextView):
    """The table of actions, laid out for the width."""

    def __init__(self, first: str, own: Own) -> None:
        super().__init__()
        self._first, self._own = first, own
        self._words = ""

    def narrow(self, words: str) -> None:
        """Show only what has these words."""
        self._words = words
        self.draw_anew()
        self.scroll_to(y=0, animate=False, force=True)

    def fit(self, width: int) -> None:
        """Lay out for a width."""
        self.set_text(page(self._first, self._words, self._own, width), ())


class HelpScreen(OfficeScreen[None]):
    """The table of actions as text, the groups of the screen it was called from first."""

    GROUP = "help"
    AUTO_FOCUS = "PromptInput"
    BINDINGS = bindings("help")

    def __init__(self, first: str) -> None:
        super().__init__()
        self._first = first

    def compose(self) -> ComposeResult:
        """Lay out the words to look for and the text."""
        yield TitleBar("Keys and what they do")
        yield HelpText(self._first, self.office.own_keys)
        yield Prompt("Find", "type a key or a word     PgDn reads on   Esc goes back")

    async def action_read(self, how: str) -> None:
        """Scroll the text while words are typed."""
        await self.query_one(HelpText).run_action(how)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show only what has the words typed."""
        self.query_one(HelpText).narrow(event.value)


def page(
    first: str, words: str = "", own: Own = MappingProxyType({}), width: int = _UNBROKEN
) -> str:
    """Return the help as text, from the group `first` on, with the keys of the settings."""
    names = sorted(actions.GROUPS, key=lambda name: name != first)
    sections = [_section(name, words.lower().split(), own, width) for name in names]
    return "\n\n".join(filter(None, sections)) or "No action has these words."


def _section(name: str, words: list[str], own: Own, width: int) -> str:
    found = [action for action in actions.group(name) if _has(_line(action, own), words)]
    lines = [_hung(_line(action, own), width) for action in found]
    return "\n".join([actions.GROUPS[name].upper(), *lines]) if lines else ""


def _has(text: str, words: list[str]) -> bool:
    return all(word in text.lower() for word in words)


def _line(action: Action, own: Own) -> str:
    keys = "  ".join(map(actions.key_name, own.get(action.id, action.keys)))
    return f"  {keys:18} {action.label:14} {action.help}"


def _hung(line: str, width: int) -> str:
    """Break a line, the rest of the sentence under its start."""
    head, sentence = line[:_SENTENCE], line[_SENTENCE:]
    rows = wrap(sentence, max(width - _SENTENCE, 16))
    return ("\n" + " " * _SENTENCE).join(
        [head + sentence[slice(*rows[0])], *(sentence[slice(*row)] for row in rows[1:])]
    )
