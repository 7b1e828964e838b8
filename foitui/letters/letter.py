"""A letter: blocks that any writer can turn into a file, and where it goes."""

import datetime as dt
from dataclasses import dataclass

from foitui.case.outcome import outcome
from foitui.case.records import Case
from foitui.case.words import Outcome
from foitui.letters.blocks import Block
from foitui.letters.errors import TemplateFault
from foitui.letters.gaps import Gap
from foitui.letters.source import blocks
from foitui.letters.write_markdown import markdown
from foitui.letters.write_text import text
from foitui.settings.records import Settings
from foitui.text.clean import clean_line


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be read."""

    kind: Outcome
    """What the requester gets over all items."""
    to: str
    """The reply address of the case."""
    subject: str
    published: bool
    """Whether a public request site will publish it."""
    on: dt.date
    """The date of the letter."""
    authority: str
    """Who writes it."""
    reference: str
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    """The facts that are missing, in the order in which the letter marks them."""
    faults: tuple[TemplateFault, ...] = ()
    """The authority's templates that could not be used; ours stand in for them."""


def letter_of(
    case: Case,
    settings: Settings,
    on: dt.date,
    source: str,
    gaps: tuple[Gap, ...],
    faults: tuple[TemplateFault, ...],
) -> Letter:
    """Return the letter that a template made for a case."""
    return Letter(
        kind=outcome(case),
        to=clean_line(case.request.reply_to),
        subject=clean_line(f"Your request: {case.request.subject}".rstrip(": "), 200),
        published=case.request.reply_published,
        on=on,
        authority=clean_line(settings.authority.name),
        reference=clean_line(case.reference),
        blocks=blocks(source),
        gaps=gaps,
        faults=faults,
    )


def as_text(letter: Letter) -> str:
    """Return the letter as plain text."""
    return text(letter.blocks)


def as_markdown(letter: Letter) -> str:
    """Return the letter as Markdown."""
    return markdown(letter.blocks)
