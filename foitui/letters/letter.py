"""A letter: blocks that any writer can turn into a file, and where it goes."""

from dataclasses import dataclass

from foitui.case.words import Outcome
from foitui.letters.blocks import Block
from foitui.letters.gaps import Gap
from foitui.letters.write_markdown import markdown
from foitui.letters.write_text import text


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply ready to be read."""

    kind: Outcome
    """What the requester gets over all items."""
    to: str
    """The reply address of the case."""
    subject: str
    published: bool
    """Whether a public request site will publish it."""
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    """The facts that are missing, in the order in which the letter marks them."""


def as_text(letter: Letter) -> str:
    """Return the letter as plain text."""
    return text(letter.blocks)


def as_markdown(letter: Letter) -> str:
    """Return the letter as Markdown."""
    return markdown(letter.blocks)
