"""The one table of actions: bindings, key bar, help screen and palette are all read from it."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType

GROUPS: dict[str, str] = {
    "app": "Everywhere",
    "caseload": "Caseload",
    "filter": "Filter line",
    "case": "Case",
    "list": "Moving in a list",
    "text": "Reading a text",
    "help": "Help",
}
"""The groups in the order of the help screen, with their headings."""


@dataclass(frozen=True)
class Action:
    """One thing an officer can do with a key."""

    id: str
    """`group.name`: stable, because a keymap in the settings refers to it."""
    keys: tuple[str, ...]
    """Key names as Textual knows them; the first is the one that is shown."""
    label: str
    """A word or two, for the key bar and the palette."""
    help: str
    """One sentence, for the help screen."""
    footer: bool = False
    """Whether the key bar shows it."""
    does: str = ""
    """The Textual action where it is not named like the id."""

    @property
    def group(self) -> str:
        """The part of the program it belongs to."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """What Textual is told to run."""
        return self.does or self.id.partition(".")[2]


def _act(
    name: str, keys: str, label: str, sentence: str, *, footer: bool = False, does: str = ""
) -> Action:
    return Action(name, tuple(keys.split()), label, sentence, footer, does)


TABLE: tuple[Action, ...] = (
    # Shown last in the key bar, so that what belongs to the screen comes first.
    _act("app.help", "? f1", "Help", "Show every key and what it does.", footer=True),
    _act("app.palette", "ctrl+p", "Commands", "Find an action by name.", does="command_palette"),
    _act(
        "app.suspend",
        "ctrl+z",
        "Suspend",
        "Go back to the shell; fg comes back here.",
        does="suspend_process",
    ),
    _act("caseload.open", "enter o l right", "Open", "Open the chosen case.", footer=True),
    _act("caseload.filter", "/", "Filter", "Show only the cases with these words.", footer=True),
    _act("caseload.clear", "escape", "Show all", "Take the filter away.", footer=True),
    _act("caseload.reload", "r", "Reload", "Read the caseload from the store again."),
    _act("caseload.leave", "q", "Quit", "Leave foitui; everything is saved.", footer=True),
    _act(
        "filter.to_list",
        "enter down",
        "To the list",
        "Keep the filter and go to the list.",
        footer=True,
        does="screen.to_list",
    ),
    _act(
        "filter.clear",
        "escape",
        "Show all",
        "Take the filter away.",
        footer=True,
        does="screen.clear",
    ),
    _act("list.down", "j down", "Down", "Go one case down."),
    _act("list.up", "k up", "Up", "Go one case up."),
    _act("list.page_down", "pagedown space", "Page down", "Go one page down."),
    _act("list.page_up", "pageup b", "Page up", "Go one page up."),
    _act("list.first", "g home", "First", "Go to the first case."),
    _act("list.last", "G end", "Last", "Go to the last case."),
    _act("text.down", "j down", "Down", "Go one line down.", does="scroll_down"),
    _act("text.up", "k up", "Up", "Go one line up.", does="scroll_up"),
    _act(
        "text.page_down",
        "pagedown space",
        "Page down",
        "Go one page down; at the end of a long text, read on.",
    ),
    _act("text.page_up", "pageup b", "Page up", "Go one page up.", does="page_up"),
    _act("text.first", "g home", "Start", "Go to the start.", does="scroll_home"),
    _act("text.last", "G end", "End", "Go to the end.", does="scroll_end"),
    _act("text.next_mark", "n", "Next mark", "Go to the next marked words."),
    _act("text.previous_mark", "N", "Previous mark", "Go to the marked words before."),
    _act("case.back", "escape q h left", "Back", "Go back to the caseload.", footer=True),
    _act("help.back", "escape q", "Back", "Go back to where you were.", footer=True),
)
"""Every action of the program."""

_KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "tab": "Tab",
}


def group(name: str) -> tuple[Action, ...]:
    """Return the actions of one group, in the order of the table."""
    return tuple(action for action in TABLE if action.group == name)


def bindings(*groups: str) -> list[BindingType]:
    """Return what a screen or widget puts into BINDINGS for these groups."""
    return [
        Binding(
            ",".join(action.keys),
            action.action,
            action.label,
            show=action.footer,
            tooltip=action.help,
            id=action.id,
        )
        for name in groups
        for action in group(name)
    ]


def shown(*groups: str) -> tuple[Action, ...]:
    """Return what the key bar shows for these groups."""
    return tuple(action for name in groups for action in group(name) if action.footer)


def key_name(key: str) -> str:
    """Return a key as a person calls it: `Enter`, `Ctrl+P`, `?`."""
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    if key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return _KEY_NAMES.get(key, key)
