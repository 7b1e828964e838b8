"""A second officer's comment in words: who, on what, and what was said to it."""

from collections.abc import Sequence

from foitui.case.clearance import Comment
from foitui.case.clearing import place_of
from foitui.case.records import Case
from foitui.letters.sentences import Sentence, found


def comment_line(
    case: Case, number: int, comment: Comment, letter: Sequence[Sentence]
) -> tuple[str, tuple[str, ...]]:
    """Return the comment with its number, author and place, and the lines below it."""
    where = place_of(case, comment)
    head = f"{number}. {comment.officer}, on {where}: {comment.text}"
    below = []
    if comment.sentence:
        now = found(letter, comment.sentence, comment.paragraph)
        gone = "" if now else " (no longer in the letter)"
        below.append(f'"{comment.sentence}"{gone}')
    if comment.settled_by:
        said = f": {comment.answer}" if comment.answer else ""
        below.append(f"answered by {comment.settled_by}{said}")
    return head, tuple(below)
