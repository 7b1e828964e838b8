"""A second officer's look at a decision."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "review": "Second officer's look",
}

TABLE: tuple[Action, ...] = (
    act("review.approve", "a", "Approve", "Agree to the decision as it is shown.", footer=True),
    act("review.comment", "c", "Comment", "Say what should change here.", footer=True),
    act("review.give_back", "r", "Return", "Give it back with the comments.", footer=True),
    act("review.submit", "s", "Hand over", "Hand it to a second officer.", footer=True),
    act("review.go", "enter", "Mend", "Go where this is mended.", footer=True),
    act("review.settle", "x", "Answered", "Say that the comment is answered.", footer=True),
    act("review.next_part", "tab", "Next part", "Go to the next part of the page.", footer=True),
    act("review.previous_part", "shift+tab", "Part before", "Go to the part before."),
    *(
        act(
            f"review.part_{number}",
            str(number),
            f"Part {number}",
            f"Go to part {number}: {what}.",
            does=f"part({number})",
        )
        for number, what in enumerate(
            ("where it stands", "comments", "changes", "summary", "findings", "letter"), 1
        )
    ),
    act(
        "review.override",
        "o",
        "All the same",
        "Agree although you are not asked, and say why; history keeps it.",
    ),
    act("review.deputy", "d", "As deputy", "Agree in somebody's place, and say why."),
    act("review.back", "escape q h left", "Back", "Go back to the case.", footer=True),
)
