"""The caseload, its filter line and its list."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "caseload": "Caseload",
    "filter": "Filter line",
    "list": "Moving in the caseload",
}

TABLE: tuple[Action, ...] = (
    act("caseload.open", "enter o l right", "Open", "Open the chosen case.", footer=True),
    act(
        "caseload.review",
        "n",
        "Session",
        "Go through the listed cases that need you, one after the other.",
        footer=True,
    ),
    act("caseload.filter", "/", "Filter", "Show only the cases with these words.", footer=True),
    act("caseload.clear", "escape 0", "Show all", "Take marks off, then the filter away."),
    act("caseload.mark", "space", "Mark", "Mark the case for what is done to many."),
    act("caseload.mark_all", "*", "Mark all", "Mark every case that is listed, or none."),
    act("caseload.assign", "a", "Assign", "Give the case, or those marked, to an officer."),
    act("caseload.export", "e", "Export", "Write the marked cases, or all: CSV, JSON or XLSX."),
    act("caseload.sort", "s", "Sort", "List in another order.", footer=True),
    act("caseload.reverse", "S", "Backwards", "List backwards, or forwards again."),
    act("caseload.jump", ": ctrl+g", "Go to", "Open the case with a reference."),
    act("caseload.views", "f", "Filters", "Show the saved filters.", footer=True),
    *(
        act(
            f"caseload.view_{n}",
            str(n),
            f"Filter {n}",
            f"Show what saved filter {n} lets through.",
            does=f"view({n})",
        )
        for n in range(1, 10)
    ),
    act("caseload.awaiting", "v", "For my look", "Show only what waits for your review."),
    act("caseload.end_session", "N", "End session", "End the review session with its summary."),
    act("caseload.statistics", "t", "Statistics", "See the returns, officers and teams."),
    act("caseload.workload", "w", "Work ahead", "See what falls due day by day."),
    act("caseload.retention", "R", "Retention", "See what is past its time, and let it go."),
    act("caseload.reload", "r", "Reload", "Read the caseload from the store again."),
    act("caseload.leave", "q", "Quit", "Leave foitui; everything is saved.", footer=True),
    act("filter.open", "enter", "Open", "Open the case at the cursor.", does="screen.open"),
    act(
        "filter.keep", "tab", "Keep", "Keep the filter and stop typing.", does="screen.keep_filter"
    ),
    act("filter.clear", "escape", "Show all", "Take the filter away.", does="screen.clear"),
    act("list.down", "j down", "Down", "Go one case down.", does="go('down')"),
    act("list.up", "k up", "Up", "Go one case up.", does="go('up')"),
    act(
        "list.page_down",
        "pagedown ctrl+f",
        "Page down",
        "Go one page down.",
        does="go('page_down')",
    ),
    act("list.page_up", "pageup b", "Page up", "Go one page up.", does="go('page_up')"),
    act("list.first", "g home", "First", "Go to the first case.", does="go('first')"),
    act("list.last", "G end", "Last", "Go to the last case.", does="go('last')"),
)
