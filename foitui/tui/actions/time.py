"""Time and cost: the deadline, the clock, the estimate, and earlier cases."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "calendar": "Deadline",
    "clock": "Clock",
    "estimate": "Estimate",
    "similar": "Earlier cases",
}

TABLE: tuple[Action, ...] = (
    act("calendar.by_day", "d tab", "By day", "A line a day, or weeks.", footer=True),
    act("calendar.explain", "?", "Why", "Show the rule, the source and the reasons.", footer=True),
    act("calendar.back", "escape q h left", "Back", "Go back.", footer=True),
    act("clock.record", "enter", "Record", "Record this, with its day.", footer=True),
    act("clock.explain", "?", "Why", "Show what each does to the clock.", footer=True),
    act("clock.back", "escape q h left", "Back", "Go back.", footer=True),
    act("estimate.save", "s ctrl+d f2", "Save", "Take these lines as the estimate.", footer=True),
    act("estimate.remove", "x delete", "Remove", "Take the chosen line out.", footer=True),
    act("estimate.explain", "?", "Why", "Show what counts, and the limit.", footer=True),
    act(
        "estimate.back",
        "escape q h left",
        "Leave",
        "Leave; the lines are kept as a draft.",
        footer=True,
    ),
    act("similar.open", "enter o l right", "Open", "Open the chosen case.", footer=True),
    act("similar.export", "e", "Export", "Write the list: CSV, JSON or XLSX.", footer=True),
    act("similar.explain", "?", "Why", "Show how likeness is reckoned.", footer=True),
    act("similar.back", "escape q h left", "Back", "Go back.", footer=True),
)
