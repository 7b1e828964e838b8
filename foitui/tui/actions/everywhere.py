"""What works on every screen, and on the screen that tells of it."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "app": "Everywhere",
}

TABLE: tuple[Action, ...] = (
    # Shown last in the key bar, so that what belongs to the screen comes first.
    act("app.help", "? f1", "Help", "Show every key and what it does.", footer=True),
    act("app.palette", "ctrl+p", "Commands", "Find an action by name.", does="command_palette"),
    act("app.redraw", "ctrl+l", "Draw anew", "Draw the screen again, when it looks damaged."),
    act(
        "app.suspend",
        "ctrl+z",
        "Suspend",
        "Go back to the shell; fg comes back here.",
        does="suspend_process",
    ),
)
