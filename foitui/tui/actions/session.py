"""A review session: going from case to case, and its summary at the end."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "queue": "In a review session",
    "session": "Summary of a review session",
}

TABLE: tuple[Action, ...] = (
    act(
        "queue.next",
        "z ctrl+n",
        "Next case",
        "Be done with this case for now, and go on with the next that needs you.",
        footer=True,
        does="screen.next_case",
    ),
    act(
        "queue.end",
        "Z",
        "End session",
        "End the review session with its summary.",
        does="screen.end_session",
    ),
    act("session.open", "enter o l right", "Open", "Open the chosen case.", footer=True),
    act("session.again", "n z", "Once more", "Go once more through what needs you.", footer=True),
    act("session.copy", "y", "Copy", "Copy the text to the clipboard.", footer=True),
    act("session.write", "w", "Write file", "Write the text into the current folder.", footer=True),
    act("session.back", "escape q h left", "Back", "Go back to the caseload.", footer=True),
)
