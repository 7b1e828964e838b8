"""The help screen."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "help": "Help",
}

TABLE: tuple[Action, ...] = (
    act(
        "help.page_down", "pagedown down", "Read on", "Go one page down.", does="read('page_down')"
    ),
    act("help.page_up", "pageup up", "Read back", "Go one page up.", does="read('page_up')"),
    act("help.back", "escape q", "Back", "Go back to where you were.", footer=True),
)
