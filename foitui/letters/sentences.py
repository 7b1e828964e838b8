"""The sentences of a letter, each with a name that outlasts other changes: its words and place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table
from foitui.letters.letter import Letter

_ENDS = re.compile(r"(?<=[.!?])[\"')\]\u2019\u201d]*\s+(?=[\"'(\[\u2018\u201c]*[A-Z0-9])")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|[Ss]s|[Nn]o|[Rr]egs?|[Pp]aras?|[Ss]ch|[Aa]rt|Mr|Mrs|Ms|Dr)\.$"
)
"""What a stop follows that ends no sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, line or row of a letter."""

    words: str
    paragraph: int
    """Counted from 1 over the letter."""
    number: int
    """Counted from 1 within its paragraph."""
    lead: str = ""
    """The mark of a list that stands before it."""

    @property
    def name(self) -> str:
        """Return it as a command takes it: `5.2`."""
        return f"{self.paragraph}.{self.number}"


def sentences(letter: Letter) -> tuple[Sentence, ...]:
    """Return every sentence of a letter, in order."""
    made: list[Sentence] = []
    for paragraph, (lead, parts) in enumerate(_paragraphs(letter.blocks), 1):
        for number, words in enumerate(parts, 1):
            made.append(Sentence(words, paragraph, number, lead if number == 1 else ""))
    return tuple(made)


def found(told: Sequence[Sentence], words: str, paragraph: int | None = None) -> Sentence | None:
    """Return the sentence with these words, nearest to a paragraph; None where it is gone."""
    wanted = _plain(words)
    same = [each for each in told if _plain(each.words) == wanted]
    return min(same, key=lambda each: abs(each.paragraph - (paragraph or 0)), default=None)


def meant(told: Sequence[Sentence], said: str) -> Sentence | None:
    """Return the sentence of this name, else the only one with these words; None where unclear."""
    named = next((each for each in told if each.name == said.strip()), None)
    if named or (named := found(told, said)):
        return named
    wanted = _plain(said)
    having = [each for each in told if wanted and wanted in _plain(each.words)]
    return having[0] if len(having) == 1 else None


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _paragraphs(blocks: Sequence[Block], lead: str = "") -> Iterator[tuple[str, list[str]]]:
    for block in blocks:
        match block:
            case Heading(_, words):
                yield lead, [words]
            case Paragraph(words):
                yield lead, list(_sentences(words))
            case Lines(lines):
                yield lead, [line for line in lines if line.strip()]
            case Quote(inner):
                yield from _paragraphs(inner, lead)
            case Bullets(entries):
                for entry in entries:
                    yield from _paragraphs(entry, "- ")
            case Numbered(entries, start):
                for number, entry in enumerate(entries, start):
                    yield from _paragraphs(entry, f"{number}. ")
            case Table(head, rows):
                yield lead, [" | ".join(row) for row in (head, *rows)]
        lead = ""


def _sentences(words: str) -> Iterator[str]:
    """Cut a paragraph where a sentence ends; better too long than cut in the middle of a cite."""
    start = 0
    for end in _ENDS.finditer(words):
        said = words[start : end.start() + len(end[0].rstrip())]
        if not _SHORT.search(words[start : end.start()]):
            yield " ".join(said.split())
            start = end.end()
    if rest := " ".join(words[start:].split()):
        yield rest
