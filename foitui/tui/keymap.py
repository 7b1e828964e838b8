"""An officer's own keys: those of the settings, checked against the table of actions."""

from collections.abc import Iterator, Mapping

from foitui.tui.actions import GROUPS, TABLE
from foitui.tui.actions.action import Action

_TOGETHER = (("caseload", "list"), *((name, "text") for name in ("case", "letter", "summary")))
"""Groups that are active on one screen at the same time, beside those that always are."""


class KeysError(Exception):
    """A key of the settings cannot be used; says of which action, and why."""

    def __init__(self, action: str, message: str) -> None:
        super().__init__(f'keys."{action}": {message}')
        self.action = action
        self.message = message


def keymap(wanted: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the keys of the actions that have others than usual.

    Raises:
        KeysError: there is no such action, it would have no key, or a key has a meaning already.
    """
    own = {name: tuple(key.strip() for key in keys.split(",")) for name, keys in wanted.items()}
    known = {action.id for action in TABLE}
    for name, keys in own.items():
        if name not in known:
            import difflib  # for those who mistype

            near = difflib.get_close_matches(name, known, n=1)
            meant = f"; did you mean {near[0]}?" if near else ""
            raise KeysError(name, f"there is no such action{meant}")
        if not all(keys):
            raise KeysError(name, 'names no key; write it as in "enter,o"')
    for action in TABLE:
        for key in own.get(action.id, ()):
            for other in _beside(action):
                if key in own.get(other.id, other.keys) and key not in action.keys:
                    raise KeysError(
                        action.id,
                        f"{key} is {other.id} on the same screen; give that another key too",
                    )
    return own


def _beside(action: Action) -> Iterator[Action]:
    """Return the other actions that can be done where this one can."""
    groups = {action.group}
    if action.group == "app":
        groups = set(GROUPS)
    for pair in _TOGETHER:
        groups |= set(pair) if action.group in pair else set()
    return (other for other in TABLE if other.group in groups and other.id != action.id)
