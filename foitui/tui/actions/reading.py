"""Reading: the letter, the summary, the history and other long texts."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "letter": "Reply",
    "summary": "Summary",
    "history": "History",
    "page": "Page to read",
    "text": "Reading a text",
}

TABLE: tuple[Action, ...] = (
    act("letter.copy", "y", "Copy", "Copy the text to the clipboard.", footer=True),
    act("letter.write", "w", "Write file", "Write the text into the current folder.", footer=True),
    act("letter.markdown", "m", "Markdown", "Show it as Markdown, or as plain text.", footer=True),
    act("letter.back", "escape q h left", "Back", "Go back.", footer=True),
    act("summary.copy", "y", "Copy", "Copy the text to the clipboard.", footer=True),
    act("summary.write", "w", "Write file", "Write the text into the current folder.", footer=True),
    act("summary.back", "escape q h left", "Back", "Go back.", footer=True),
    act("history.filter", "/", "Find", "Show only the events with these words.", footer=True),
    act("history.copy", "y", "Copy", "Copy the text to the clipboard.", footer=True),
    act("history.write", "w", "Write file", "Write the text into the current folder.", footer=True),
    act("history.export", "e", "Export", "Write the events: CSV, JSON or XLSX."),
    act("history.back", "escape q h left", "Back", "Go back.", footer=True),
    act("page.back", "escape q h left", "Back", "Go back.", footer=True),
    act("text.down", "j down", "Down", "Go one line down.", does="scroll_down"),
    act("text.up", "k up", "Up", "Go one line up.", does="scroll_up"),
    act(
        "text.page_down",
        "pagedown space",
        "Page down",
        "Go one page down; at the end of a long text, read on.",
    ),
    act("text.page_up", "pageup b", "Page up", "Go one page up.", does="page_up"),
    act("text.first", "g home", "Start", "Go to the start.", does="scroll_home"),
    act("text.last", "G end", "End", "Go to the end.", does="scroll_end"),
    act("text.next_mark", "n", "Next mark", "Go to the next marked words."),
    act("text.previous_mark", "N", "Previous mark", "Go to the marked words before."),
)
