"""The one table of actions: bindings, key bar, help screen and palette are all read from it.

Each part of the program has a module here with its groups, their headings and their actions.
"""

from textual.binding import Binding, BindingType

from foitui.tui.actions import (
    case,
    caseload,
    everywhere,
    guide,
    helping,
    mending,
    numbers,
    others,
    reading,
    review,
    session,
    time,
)
from foitui.tui.actions.action import Action

_PARTS = (
    *(everywhere, caseload, case, guide, mending, review, others, reading, time),
    *(numbers, session),
    helping,
)

GROUPS: dict[str, str] = {name: title for part in _PARTS for name, title in part.GROUPS.items()}
"""The groups in the order of the help screen, with their headings."""

TABLE: tuple[Action, ...] = tuple(action for part in _PARTS for action in part.TABLE)
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
    "shift+tab": "Shift+Tab",
    "backspace": "Backspace",
}


def group(name: str) -> tuple[Action, ...]:
    """Return the actions of one group, in the order of the table."""
    return tuple(action for action in TABLE if action.group == name)


def bindings(*groups: str, without: str = "") -> list[BindingType]:
    """Return what a screen or widget puts into BINDINGS for these groups.

    Keys that the screen needs for something else are left out: `without="g G"`.
    """
    return [
        Binding(
            ",".join(keys),
            action.action,
            action.label,
            show=action.footer,
            tooltip=action.help,
            id=action.id,
        )
        for name in groups
        for action in group(name)
        if (keys := [key for key in action.keys if key not in without.split()])
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
