"""Findings, two answers to one question, and moving in lists of such things."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "findings": "Findings",
    "conflict": "Two answers to one question",
    "entries": "Moving in a list",
    "ask_line": "Answering in a line",
}

TABLE: tuple[Action, ...] = (
    act("findings.mend", "enter", "Mend", "Go where the finding is mended.", footer=True),
    act("findings.yes", "y", "Vouch: yes", "Say that it is so, with evidence.", footer=True),
    act("findings.no", "n", "Vouch: no", "Say that it is not so.", footer=True),
    act(
        "findings.override",
        "o",
        "All the same",
        "Record it as sent all the same, and say why; history keeps it.",
        footer=True,
    ),
    act("findings.export", "e", "Export", "Write the findings: CSV, JSON or XLSX."),
    act("findings.back", "escape q h left", "Back", "Go back.", footer=True),
    act("conflict.theirs", "t", "Theirs", "Take your colleague's answer.", footer=True),
    act("conflict.mine", "m", "Mine", "Take your own answer.", footer=True),
    act("conflict.both", "b", "Both", "Take both, theirs first.", footer=True),
    act("conflict.accept", "enter ctrl+d f2", "Accept", "Store what was chosen.", footer=True),
    act(
        "conflict.back",
        "escape",
        "Leave",
        "Leave theirs as it is; what you typed is kept as a draft.",
        footer=True,
    ),
    act("entries.down", "j down", "Down", "Go one down, or read on in a long one."),
    act("entries.up", "k up", "Up", "Go one up, or read back in a long one."),
    act("entries.page_down", "pagedown space", "Page down", "Go one page down."),
    act("entries.page_up", "pageup", "Page up", "Go one page up."),
    act("entries.first", "g home", "First", "Go to the first one."),
    act("entries.last", "G end", "Last", "Go to the last one."),
    act("ask_line.cancel", "escape", "Never mind", "Leave the line."),
)
