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

Own = Mapping[str, tuple[str, ...]]
"""Keys of the settings, by the ids of their actions."""


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
        yield TextView()
        yield Prompt("Find", "type a key or a word     PgDn reads on   Esc goes back")

    def on_mount(self) -> None:
        """Show everything first."""
        self.query_one(TextView).show_text(page(self._first, own=self.office.own_keys))

    async def action_read(self, how: str) -> None:
        """Scroll the text while words are typed."""
        await self.query_one(TextView).run_action(how)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show only what has the words typed."""
        self.query_one(TextView).show_text(page(self._first, event.value, self.office.own_keys))


def page(first: str, words: str = "", own: Own = MappingProxyType({})) -> str:
    """Return the help as text, from the group `first` on, with the keys of the settings."""
    names = sorted(actions.GROUPS, key=lambda name: name != first)
    sections = [_section(name, words.lower().split(), own) for name in names]
    return "\n\n".join(filter(None, sections)) or "No action has these words."


def _section(name: str, words: list[str], own: Own) -> str:
    lines = [text for action in actions.group(name) if _has(text := _line(action, own), words)]
    return "\n".join([actions.GROUPS[name].upper(), *lines]) if lines else ""


def _has(text: str, words: list[str]) -> bool:
    return all(word in text.lower() for word in words)


def _line(action: Action, own: Own) -> str:
    keys = "  ".join(map(actions.key_name, own.get(action.id, action.keys)))
    return f"  {keys:18} {action.label:14} {action.help}"
