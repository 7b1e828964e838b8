"""The words of blocks, in reading order, for comparing one form of a letter with another."""

from collections.abc import Sequence

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table


def words_of(blocks: Sequence[Block]) -> str:
    """Return the words of blocks, one space between them."""
    return " ".join(" ".join(map(_of_block, blocks)).split())


def _of_block(block: Block) -> str:
    match block:
        case Heading(_, text) | Paragraph(text):
            return text
        case Lines(lines):
            return " ".join(lines)
        case Quote(blocks):
            return words_of(blocks)
        case Bullets(entries) | Numbered(entries):
            return " ".join(map(words_of, entries))
        case Table(head, rows):
            return " ".join(cell for row in (head, *rows) for cell in row)
