"""The one table of actions: bindings, key bar, help screen and palette are all read from it."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType

GROUPS: dict[str, str] = {
    "app": "Everywhere",
    "caseload": "Caseload",
    "filter": "Filter line",
    "case": "Case",
    "guide": "Guide",
    "words": "Writing a text",
    "line": "Writing a line",
    "factors": "Choosing factors",
    "own_factor": "Writing a factor",
    "pick": "Picking provisions",
    "nothing_open": "When nothing is open",
    "letter": "Reply",
    "summary": "Summary",
    "phrases": "Phrase book",
    "phrase_line": "Looking for a phrase",
    "findings": "Findings",
    "history": "History",
    "conflict": "Two answers to one question",
    "entries": "Moving in a list",
    "ask_line": "Answering in a line",
    "calendar": "Deadline",
    "similar": "Earlier cases",
    "clock": "Clock",
    "estimate": "Estimate",
    "page": "Page to read",
    "edit": "Items",
    "date_line": "Asking for a date",
    "list": "Moving in the caseload",
    "text": "Reading a text",
    "help": "Help",
}
"""The groups in the order of the help screen, with their headings."""


@dataclass(frozen=True)
class Action:
    """One thing an officer can do with a key."""

    id: str
    """`group.name`: stable, because a keymap in the settings refers to it."""
    keys: tuple[str, ...]
    """Key names as Textual knows them; the first is the one that is shown."""
    label: str
    """A word or two, for the key bar and the palette."""
    help: str
    """One sentence, for the help screen."""
    footer: bool = False
    """Whether the key bar shows it."""
    does: str = ""
    """The Textual action where it is not named like the id."""

    @property
    def group(self) -> str:
        """The part of the program it belongs to."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """What Textual is told to run."""
        return self.does or self.id.partition(".")[2]


def _act(
    name: str, keys: str, label: str, sentence: str, *, footer: bool = False, does: str = ""
) -> Action:
    return Action(name, tuple(keys.split()), label, sentence, footer, does)


TABLE: tuple[Action, ...] = (
    # Shown last in the key bar, so that what belongs to the screen comes first.
    _act("app.help", "? f1", "Help", "Show every key and what it does.", footer=True),
    _act("app.palette", "ctrl+p", "Commands", "Find an action by name.", does="command_palette"),
    _act(
        "app.suspend",
        "ctrl+z",
        "Suspend",
        "Go back to the shell; fg comes back here.",
        does="suspend_process",
    ),
    _act("caseload.open", "enter o l right", "Open", "Open the chosen case.", footer=True),
    _act("caseload.filter", "/", "Filter", "Show only the cases with these words.", footer=True),
    _act("caseload.clear", "escape 0", "Show all", "Take marks off, then the filter away."),
    _act("caseload.mark", "space", "Mark", "Mark the case for what is done to many.", footer=True),
    _act("caseload.mark_all", "*", "Mark all", "Mark every case that is listed, or none."),
    _act("caseload.assign", "a", "Assign", "Give the case, or those marked, to an officer."),
    _act("caseload.export", "e", "Export", "Write the marked cases, or the list, as CSV."),
    _act("caseload.sort", "s", "Sort", "List in another order.", footer=True),
    _act("caseload.reverse", "S", "Backwards", "List backwards, or forwards again."),
    _act("caseload.jump", ": ctrl+g", "Go to", "Open the case with a reference."),
    _act("caseload.views", "f", "Filters", "Show the saved filters.", footer=True),
    *(
        _act(
            f"caseload.view_{n}",
            str(n),
            f"Filter {n}",
            f"Show what saved filter {n} lets through.",
            does=f"view({n})",
        )
        for n in range(1, 10)
    ),
    _act("caseload.reload", "r", "Reload", "Read the caseload from the store again."),
    _act("caseload.leave", "q", "Quit", "Leave foitui; everything is saved.", footer=True),
    _act("filter.open", "enter", "Open", "Open the case at the cursor.", does="screen.open"),
    _act(
        "filter.keep", "tab", "Keep", "Keep the filter and stop typing.", does="screen.keep_filter"
    ),
    _act("filter.clear", "escape", "Show all", "Take the filter away.", does="screen.clear"),
    _act("list.down", "j down", "Down", "Go one case down.", does="go('down')"),
    _act("list.up", "k up", "Up", "Go one case up.", does="go('up')"),
    _act(
        "list.page_down",
        "pagedown ctrl+f",
        "Page down",
        "Go one page down.",
        does="go('page_down')",
    ),
    _act("list.page_up", "pageup b", "Page up", "Go one page up.", does="go('page_up')"),
    _act("list.first", "g home", "First", "Go to the first case.", does="go('first')"),
    _act("list.last", "G end", "Last", "Go to the last case.", does="go('last')"),
    _act("text.down", "j down", "Down", "Go one line down.", does="scroll_down"),
    _act("text.up", "k up", "Up", "Go one line up.", does="scroll_up"),
    _act(
        "text.page_down",
        "pagedown space",
        "Page down",
        "Go one page down; at the end of a long text, read on.",
    ),
    _act("text.page_up", "pageup b", "Page up", "Go one page up.", does="page_up"),
    _act("text.first", "g home", "Start", "Go to the start.", does="scroll_home"),
    _act("text.last", "G end", "End", "Go to the end.", does="scroll_end"),
    _act("text.next_mark", "n", "Next mark", "Go to the next marked words."),
    _act("text.previous_mark", "N", "Previous mark", "Go to the marked words before."),
    _act("case.guide", "g enter", "Guide", "Answer the next question.", footer=True),
    _act("case.letter", "l", "Letter", "Read the reply as it stands.", footer=True),
    _act("case.summary", "s", "Summary", "Read the case summed up.", footer=True),
    _act("case.deadline", "d", "Days", "See every day up to the deadline.", footer=True),
    _act(
        "case.record",
        "x",
        "Record",
        "Record the day on which the reply went out, or on which the requester answered.",
        footer=True,
    ),
    _act("case.back", "escape q h left", "Back", "Go back to the caseload.", footer=True),
    _act("case.undo", "u", "Undo", "Take back the last change.", footer=True),
    _act("case.items", "i", "Items", "Word anew what is asked for.", footer=True),
    _act("case.check", "c", "Check", "See what would be objected to, and mend it.", footer=True),
    _act("case.history", "H", "History", "See everything that happened to the case."),
    _act("case.clock", "t", "Clock", "Record a question, a fee or more time, with its day."),
    _act("case.similar", "m", "Like it", "See earlier cases like it, and what was decided."),
    _act("case.estimate", "e", "Estimate", "List the work line by line, against the limit."),
    _act(
        "case.explain",
        "?",
        "Why",
        "Show rule, source and reasons of what stands here.",
        footer=True,
    ),
    _act("case.other_side", "tab", "Other side", "Go to the other text.", footer=True),
    _act("case.reveal", "r", "Who", "Show who asked; this is recorded.", footer=True),
    _act(
        "guide.take_hint",
        "+ f9",
        "Take hint",
        "Take what the wording suggests: the route, a tick, or words to make fit.",
        footer=True,
    ),
    _act(
        "guide.reject_hint",
        "- f8",
        "Put aside",
        "Put aside what the wording suggests; it is not offered again.",
        footer=True,
    ),
    _act(
        "guide.estimate", "f7", "Estimate", "List the work line by line, and add up.", footer=True
    ),
    _act("guide.skip", "tab right", "Skip", "Leave the question for later.", footer=True),
    _act("guide.back", "escape", "Leave", "Leave; it goes on at the same question.", footer=True),
    _act("guide.why", "? f5", "Why", "Show why it is asked, and the law.", footer=True),
    _act(
        "guide.previous",
        "shift+tab left backspace",
        "Back",
        "Go to the question before.",
        footer=True,
    ),
    _act(
        "guide.one_by_one",
        "/ f6",
        "One by one",
        "Answer for each item apart, or for all together again.",
        footer=True,
    ),
    _act("guide.same_words", "f3", "Same words", "Take the words of the claim before."),
    _act(
        "guide.phrases",
        "ctrl+o",
        "Phrases",
        "Take words from the phrase book, to be made to fit.",
        footer=True,
    ),
    _act(
        "guide.findings",
        "ctrl+g",
        "Findings",
        "See what would be objected to about this claim, and mend it.",
        footer=True,
    ),
    _act("guide.editor", "f4", "Editor", "Write in your own editor."),
    _act("guide.page_down", "pagedown", "Page down", "Read the request on."),
    _act("guide.page_up", "pageup", "Page up", "Read the request back."),
    _act("guide.line_down", "down", "Down", "Go one line down in the request."),
    _act("guide.line_up", "up", "Up", "Go one line up in the request."),
    _act("words.accept", "ctrl+d f2", "Accept", "Take the words as the answer.", footer=True),
    _act(
        "words.editor",
        "f4",
        "Editor",
        "Write in your own editor.",
        footer=True,
        does="screen.editor",
    ),
    _act(
        "words.page_down", "pagedown", "Page down", "Read the request on.", does="screen.page_down"
    ),
    _act("words.page_up", "pageup", "Page up", "Read the request back.", does="screen.page_up"),
    _act("line.accept", "enter ctrl+d f2", "Accept", "Take the line as the answer.", footer=True),
    _act("factors.accept", "enter ctrl+d f2", "Accept", "Take what is ticked.", footer=True),
    _act("factors.tick", "space", "Tick", "Tick the factor at the pointer; its number does too."),
    _act("factors.own", "o", "Own words", "Write a factor of your own.", footer=True),
    _act("factors.down", "down", "Down", "Go one factor down."),
    _act("factors.up", "up", "Up", "Go one factor up."),
    _act("own_factor.to_list", "escape", "To the list", "Leave the line without adding it."),
    _act("pick.accept", "enter ctrl+d f2", "Accept", "Rely on what is ticked.", footer=True),
    _act("pick.tick", "space", "Tick", "Tick the provision at the pointer.", footer=True),
    _act("pick.down", "down", "Down", "Go one provision down."),
    _act("pick.up", "up", "Up", "Go one provision up."),
    _act(
        "nothing_open.letter",
        "enter l",
        "Reply",
        "Read the reply.",
        footer=True,
        does="screen.letter",
    ),
    _act(
        "nothing_open.previous",
        "shift+tab left backspace",
        "Back",
        "Go back over the answers.",
        footer=True,
        does="screen.previous",
    ),
    _act(
        "nothing_open.leave", "escape", "Leave", "Leave the guide.", footer=True, does="screen.back"
    ),
    _act("letter.copy", "y", "Copy", "Copy the text to the clipboard.", footer=True),
    _act("letter.write", "w", "Write file", "Write the text into the current folder.", footer=True),
    _act("letter.markdown", "m", "Markdown", "Show it as Markdown, or as plain text.", footer=True),
    _act("letter.back", "escape q h left", "Back", "Go back.", footer=True),
    _act("summary.copy", "y", "Copy", "Copy the text to the clipboard.", footer=True),
    _act(
        "summary.write", "w", "Write file", "Write the text into the current folder.", footer=True
    ),
    _act("summary.back", "escape q h left", "Back", "Go back.", footer=True),
    _act("phrases.take", "enter ctrl+d f2", "Take", "Take the phrase.", footer=True),
    _act("phrases.back", "escape", "Back", "Take none.", footer=True),
    _act("phrase_line.take", "enter", "Take", "Take the phrase.", does="screen.take"),
    _act("phrase_line.down", "down", "Down", "Go one phrase down.", does="screen.go('down')"),
    _act("phrase_line.up", "up", "Up", "Go one phrase up.", does="screen.go('up')"),
    _act(
        "phrase_line.next", "pagedown", "Next", "Go one page down.", does="screen.go('page_down')"
    ),
    _act("phrase_line.before", "pageup", "Before", "Go one page up.", does="screen.go('page_up')"),
    _act("findings.mend", "enter", "Mend", "Go where the finding is mended.", footer=True),
    _act("findings.yes", "y", "Vouch: yes", "Say that it is so, with evidence.", footer=True),
    _act("findings.no", "n", "Vouch: no", "Say that it is not so.", footer=True),
    _act(
        "findings.override",
        "o",
        "All the same",
        "Record it as sent all the same, and say why; history keeps it.",
        footer=True,
    ),
    _act("findings.back", "escape q h left", "Back", "Go back.", footer=True),
    _act("history.filter", "/", "Find", "Show only the events with these words.", footer=True),
    _act("history.copy", "y", "Copy", "Copy the text to the clipboard.", footer=True),
    _act(
        "history.write", "w", "Write file", "Write the text into the current folder.", footer=True
    ),
    _act("history.back", "escape q h left", "Back", "Go back.", footer=True),
    _act("conflict.theirs", "t", "Theirs", "Take your colleague's answer.", footer=True),
    _act("conflict.mine", "m", "Mine", "Take your own answer.", footer=True),
    _act("conflict.both", "b", "Both", "Take both, theirs first.", footer=True),
    _act("conflict.accept", "enter ctrl+d f2", "Accept", "Store what was chosen.", footer=True),
    _act(
        "conflict.back",
        "escape",
        "Leave",
        "Leave theirs as it is; what you typed is kept as a draft.",
        footer=True,
    ),
    _act("entries.down", "j down", "Down", "Go one down, or read on in a long one."),
    _act("entries.up", "k up", "Up", "Go one up, or read back in a long one."),
    _act("entries.page_down", "pagedown space", "Page down", "Go one page down."),
    _act("entries.page_up", "pageup", "Page up", "Go one page up."),
    _act("entries.first", "g home", "First", "Go to the first one."),
    _act("entries.last", "G end", "Last", "Go to the last one."),
    _act("ask_line.cancel", "escape", "Never mind", "Leave the line."),
    _act("calendar.by_day", "d tab", "By day", "A line a day, or weeks.", footer=True),
    _act("calendar.explain", "?", "Why", "Show the rule, the source and the reasons.", footer=True),
    _act("calendar.back", "escape q h left", "Back", "Go back.", footer=True),
    _act("similar.open", "enter o l right", "Open", "Open the chosen case.", footer=True),
    _act("similar.back", "escape q h left", "Back", "Go back.", footer=True),
    _act("clock.record", "enter", "Record", "Record this, with its day.", footer=True),
    _act("clock.back", "escape q h left", "Back", "Go back.", footer=True),
    _act("estimate.save", "s ctrl+d f2", "Save", "Take these lines as the estimate.", footer=True),
    _act("estimate.remove", "x delete", "Remove", "Take the chosen line out.", footer=True),
    _act("estimate.back", "escape q h left", "Leave", "Leave without saving.", footer=True),
    _act("page.back", "escape q h left", "Back", "Go back.", footer=True),
    _act("edit.accept", "ctrl+d f2", "Accept", "Take it as it stands.", footer=True),
    _act("edit.editor", "f4", "Editor", "Write in your own editor.", footer=True),
    _act("edit.back", "escape", "Leave", "Leave; what you typed is kept as a draft.", footer=True),
    _act("date_line.cancel", "escape", "Never mind", "Do not record it.", footer=True),
    _act(
        "help.page_down", "pagedown down", "Read on", "Go one page down.", does="read('page_down')"
    ),
    _act("help.page_up", "pageup up", "Read back", "Go one page up.", does="read('page_up')"),
    _act("help.back", "escape q", "Back", "Go back to where you were.", footer=True),
)
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
