"""The numbers: statistics, the work ahead, and the cases behind a figure."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "statistics": "Statistics",
    "workload": "Work ahead",
    "cases": "Cases behind a figure",
    "timeline": "Timeline",
    "retention": "Retention",
    "publication": "Disclosure log",
}

TABLE: tuple[Action, ...] = (
    act("statistics.open", "enter o l right", "Cases", "List the cases counted.", footer=True),
    act("statistics.before", "p [", "Before", "Go to the period before.", footer=True),
    act("statistics.after", "n ]", "After", "Go to the period after.", footer=True),
    act("statistics.length", "y", "Year", "Count a year, or a quarter again.", footer=True),
    act(
        "statistics.next_view",
        "tab",
        "Other set",
        "Show the next of: the Cabinet Office's return, the Code's set, officers, teams.",
        footer=True,
    ),
    act("statistics.view_before", "shift+tab", "Set before", "Show the one before."),
    act("statistics.regime", "r", "FOIA, EIR", "Count both regimes, FOIA alone, or EIR alone."),
    act("statistics.export", "e", "Export", "Write it: CSV, JSON or XLSX.", footer=True),
    act("statistics.means", "?", "Means", "Tell what each figure counts."),
    act("statistics.back", "escape q h left", "Back", "Go back; stop reading.", footer=True),
    act("workload.open", "enter o l right", "Cases", "List the day's cases.", footer=True),
    act("workload.mine", "m", "Mine", "Show my own work, or everybody's.", footer=True),
    act("workload.next_who", "tab", "Whose", "Show the next team or officer.", footer=True),
    act("workload.who_before", "shift+tab", "Whose before", "Show the team or officer before."),
    act("workload.export", "e", "Export", "Write it: CSV, JSON or XLSX.", footer=True),
    act("workload.means", "?", "Means", "Tell what each figure counts."),
    act("workload.back", "escape q h left", "Back", "Go back; stop reading.", footer=True),
    act("cases.open", "enter o l right", "Open", "Open the chosen case.", footer=True),
    act("cases.mark", "space", "Mark", "Mark the case for an export.", footer=True),
    act("cases.mark_all", "*", "Mark all", "Mark every case, or none."),
    act("cases.export", "e", "Export", "Write them: CSV, JSON or XLSX.", footer=True),
    act("cases.back", "escape q h left", "Back", "Go back to the figures.", footer=True),
    act("timeline.copy", "y", "Copy", "Copy the text to the clipboard.", footer=True),
    act("timeline.write", "w", "Write file", "Write it into the current folder.", footer=True),
    act("timeline.back", "escape q h left", "Back", "Go back.", footer=True),
    act("retention.mark", "space", "Mark", "Mark the case, or take its mark off.", footer=True),
    act("retention.mark_all", "*", "Mark all", "Mark all that are past their time, or none."),
    act("retention.preview", "enter v", "What goes", "Tell what would be erased.", footer=True),
    act(
        "retention.anonymise", "A", "Anonymise", "Take who asked out of those marked.", footer=True
    ),
    act("retention.hold", "p", "Hold", "Keep the case past its time, and say why.", footer=True),
    act("retention.release", "u", "Release", "Let a case on hold go.", footer=True),
    act("retention.open", "o l right", "Open", "Open the case."),
    act("retention.export", "e", "Export", "Write the list: CSV, JSON or XLSX."),
    act("retention.back", "escape q h left", "Back", "Go back; stop reading.", footer=True),
    act("publication.publish", "p", "Publish", "Choose the reply for the log.", footer=True),
    act("publication.withhold", "n", "Not", "Do not publish it, and say why.", footer=True),
    act("publication.title", "t", "Title", "Say what the log calls it.", footer=True),
    act(
        "publication.may_stand",
        "m",
        "May stand",
        "Say that the chosen words were looked at and tell of nobody.",
        footer=True,
    ),
    act("publication.other_side", "tab", "Other side", "Go to the text.", footer=True),
    act("publication.back", "escape q h left", "Back", "Go back.", footer=True),
)
