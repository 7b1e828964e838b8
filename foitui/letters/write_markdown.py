"""Writes blocks as Markdown in one normal form: ATX headings, `-` lists, a paragraph a line."""

import re
from collections.abc import Iterator, Sequence

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table

_INLINE = re.compile(r"[\\`*_\[\]<>&|~]")
"""What can act anywhere in a line (CommonMark, and the tables and strike-through of GitHub's)."""
_AT_START = re.compile(r"^(#|\+|-|=|:)")
_CLOSING = re.compile(r"#+$")
"""Would be taken for the end mark of a heading."""
_NUMBER_AT_START = re.compile(r"^(\d{1,9})([.)])")


def markdown(blocks: Sequence[Block]) -> str:
    """Return the letter as Markdown, with one line break at its end."""
    return "\n".join(_lines(blocks)) + "\n"


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for place, block in enumerate(blocks):
        if place:
            yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words):
            yield "#" * level + " " + _CLOSING.sub(r"\\\g<0>", _inline(words))
        case Paragraph(words):
            yield _escaped(words)
        case Lines(lines):
            yield from (f"{_escaped(line)}\\" for line in lines[:-1])
            yield _escaped(lines[-1])
        case Quote(blocks):
            yield from (f"> {line}".rstrip() for line in _lines(blocks))
        case Bullets(entries):
            yield from _list([("- ", entry) for entry in entries])
        case Numbered(entries, start):
            yield from _list([(f"{start + at}. ", entry) for at, entry in enumerate(entries)])
        case Table(head, rows):
            yield from map(_row, (head, ("---",) * len(head)), (True, False))
            yield from (_row(row, True) for row in rows)


def _row(cells: Sequence[str], escape: bool) -> str:
    return f"| {' | '.join(map(_inline, cells) if escape else cells)} |"


def _list(entries: Sequence[tuple[str, tuple[Block, ...]]]) -> Iterator[str]:
    loose = any(len(blocks) > 1 for _, blocks in entries)
    for place, (mark, blocks) in enumerate(entries):
        if place and loose:
            yield ""
        lead = mark
        for line in _lines(blocks):
            yield f"{lead}{line}".rstrip()
            lead = " " * len(mark)
        if lead == mark:
            yield mark.rstrip()


def _escaped(words: str) -> str:
    """Return the words so that a Markdown reader shows exactly them."""
    words = _NUMBER_AT_START.sub(r"\1\\\2", _inline(words))
    return _AT_START.sub(r"\\\1", words)


def _inline(words: str) -> str:
    return _INLINE.sub(r"\\\g<0>", words.strip())
