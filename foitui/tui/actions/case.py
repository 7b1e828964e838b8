"""One case, and the screens that change what it asks for."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "case": "Case",
    "edit": "Items",
    "date_line": "Asking for a date",
    "sent_line": "Asking how a reply went out",
}

TABLE: tuple[Action, ...] = (
    act("case.guide", "g enter", "Guide", "Answer the next question.", footer=True),
    act("case.letter", "l", "Letter", "Read the reply as it stands.", footer=True),
    act("case.summary", "s", "Summary", "Read the case summed up.", footer=True),
    act("case.deadline", "d", "Days", "See every day up to the deadline.", footer=True),
    act(
        "case.record",
        "x",
        "Record",
        "Record the day on which the reply went out, or on which the requester answered.",
        footer=True,
    ),
    act("case.back", "escape q h left", "Back", "Go back to the caseload.", footer=True),
    act("case.undo", "u", "Undo", "Take back the last change.", footer=True),
    act("case.items", "i", "Items", "Word anew what is asked for.", footer=True),
    act("case.check", "c", "Check", "See what would be objected to, and mend it.", footer=True),
    act("case.review", "v", "Second look", "Hand it to a second officer, or look at it as one."),
    act("case.history", "H", "History", "See everything that happened to the case."),
    act("case.timeline", "T", "Timeline", "See what happened on which working day."),
    act("case.clock", "t", "Clock", "Record a question, a fee or more time, with its day."),
    act(
        "case.hints",
        "+ f9",
        "Hints",
        "See what the wording suggests; take it, or put it aside.",
    ),
    act("case.assign", "a", "Who has it", "Give it to an officer or a team, with a note."),
    act("case.waiting", "w", "Waiting", "See whom it waits for, and who was asked."),
    act("case.afterwards", "o", "Afterwards", "See review, complaint and appeal."),
    act("case.publication", "p", "Publish", "Choose whether the reply goes into the log."),
    act("case.similar", "m", "Like it", "See earlier cases like it, and what was decided."),
    act("case.estimate", "e", "Estimate", "List the work line by line, against the limit."),
    act(
        "case.explain",
        "?",
        "Why",
        "Show rule, source and reasons of what stands here.",
        footer=True,
    ),
    act("case.other_side", "tab", "Other side", "Go to the other text.", footer=True),
    act("case.reveal", "r", "Who", "Show who asked; this is recorded.", footer=True),
    act("edit.accept", "ctrl+d f2", "Accept", "Take it as it stands.", footer=True),
    act("edit.editor", "f4", "Editor", "Write in your own editor.", footer=True),
    act("edit.back", "escape", "Leave", "Leave; what you typed is kept as a draft.", footer=True),
    act("date_line.cancel", "escape", "Never mind", "Do not record it.", footer=True),
    act("sent_line.cancel", "escape", "Never mind", "Do not record it.", footer=True),
    act("sent_line.next", "tab", "Next", "Go to channel and address.", does="step(1)"),
    act("sent_line.previous", "shift+tab", "Back", "Go to the part before.", does="step(-1)"),
)
