"""Who has a case, whom it waits for, and what came after its reply."""

from foitui.tui.actions.action import Action, act

GROUPS = {
    "hints": "What the wording suggests",
    "assigning": "Who has it",
    "waiting": "Waiting and exchanges",
    "afterwards": "After the reply",
    "review_letter": "Answer to the review",
}

TABLE: tuple[Action, ...] = (
    act("hints.take", "+ enter f9", "Take", "Take it, or offer it again.", footer=True),
    act("hints.put_aside", "- f8", "Put aside", "Offer it no more.", footer=True),
    act("hints.back", "escape q h left", "Back", "Go back.", footer=True),
    act("assigning.give", "enter", "Give", "Give it to the chosen one, with a note.", footer=True),
    act("assigning.take", "t", "Take it", "Take it yourself, at once.", footer=True),
    act("assigning.other", "o", "Other", "Give it to an officer by login name.", footer=True),
    act("assigning.nobody", "x", "Nobody", "Put it back in the queue of its team.", footer=True),
    act("assigning.back", "escape q h left", "Back", "Go back.", footer=True),
    act(
        "waiting.next",
        "enter",
        "Answered",
        "Record the answer, or a new chase day.",
        footer=True,
    ),
    act("waiting.wait", "w", "Wait for", "Say whom it waits for, and when to chase.", footer=True),
    act("waiting.over", "x", "Wait over", "It waits for nobody any more.", footer=True),
    act("waiting.commission", "b", "Area", "Ask a business area for information.", footer=True),
    act("waiting.consult", "t", "Third party", "Ask a third party for its views.", footer=True),
    act("waiting.opinion", "p", "Opinion", "Ask the qualified person (s36).", footer=True),
    act("waiting.other_side", "tab", "Other side", "Scroll the request, or go back to the list."),
    act("waiting.back", "escape q h left", "Back", "Go back.", footer=True),
    act("afterwards.next", "enter", "Next step", "Record the next step.", footer=True),
    act("afterwards.asked", "r", "Review", "A review was asked for.", footer=True),
    act("afterwards.reviewer", "v", "Reviewer", "Say who reviews it.", footer=True),
    act("afterwards.result", "i", "Result", "Say what was made of items.", footer=True),
    act(
        "afterwards.late",
        "p",
        "Late",
        "Rely on a provision that the reply did not name, or reason it anew.",
        footer=True,
    ),
    act("afterwards.letter", "L", "Letter", "Read the answer to the review."),
    act("afterwards.answered", "x", "Sent", "The answer to the review went out.", footer=True),
    act("afterwards.complaint", "c", "Complaint", "A complaint or an appeal.", footer=True),
    act("afterwards.decided", "d", "Decided", "Say how it ended, and what was ordered."),
    act("afterwards.steps", "s", "Steps", "What was ordered is done."),
    act("afterwards.other_side", "tab", "Other side", "Scroll the reply, or go back to the list."),
    act("afterwards.back", "escape q h left", "Back", "Go back.", footer=True),
    act("review_letter.copy", "y c", "Copy", "Copy the letter.", footer=True),
    act("review_letter.write", "w", "Write", "Write it to a file here.", footer=True),
    act("review_letter.back", "escape q h left", "Back", "Go back.", footer=True),
)
