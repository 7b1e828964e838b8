"""Writes blocks as plain text: wrapped, indented, readable in any mail program and aloud."""

from collections.abc import Iterator, Sequence
from textwrap import TextWrapper

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table
from foitui.letters.write_text_table import table

WIDTH = 72
"""Columns; what mail programs quote without breaking lines again."""
INDENT = "    "
UNDERLINES = {1: "=", 2: "-", 3: "~"}


def text(blocks: Sequence[Block]) -> str:
    """Return the letter as text, with one line break at its end."""
    return "\n".join(_lines(blocks, WIDTH)) + "\n"


def _lines(blocks: Sequence[Block], width: int) -> Iterator[str]:
    for place, block in enumerate(blocks):
        if place:
            yield ""
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(level, words):
            yield from _heading(level, words, width)
        case Paragraph(words):
            yield from _wrapped(words, width)
        case Lines(lines):
            for line in lines:
                yield from _wrapped(line, width)
        case Quote(blocks):
            yield from _hung(_lines(blocks, width - len(INDENT)), INDENT)
        case Bullets(entries):
            yield from _list([(f"{INDENT[:-2]}- ", entry) for entry in entries], width)
        case Numbered(entries, start):
            wide = len(str(start + len(entries) - 1))
            marks = [f"{number:>{wide + 1}}. " for number in range(start, start + len(entries))]
            yield from _list(list(zip(marks, entries, strict=True)), width)
        case Table():
            yield from table(block, width, _wrapped)


def _heading(level: int, words: str, width: int) -> Iterator[str]:
    """Underline the first levels, each in its own way; deeper ones stand alone on their line."""
    lines = _wrapped(words, width)
    yield from lines
    if level in UNDERLINES:
        yield UNDERLINES[level] * min(width, max(map(len, lines)))


def _list(entries: Sequence[tuple[str, tuple[Block, ...]]], width: int) -> Iterator[str]:
    """Set entries close together, unless one of them holds more than one block."""
    loose = any(len(blocks) > 1 for _, blocks in entries)
    for place, (mark, blocks) in enumerate(entries):
        if place and loose:
            yield ""
        yield from _hung(_lines(blocks, width - len(mark)), " " * len(mark), mark)


def _hung(lines: Iterator[str], indent: str, first: str | None = None) -> Iterator[str]:
    lead = indent if first is None else first
    for line in lines:
        yield f"{lead}{line}" if line else ""
        lead = indent
    if lead == first:
        yield first.rstrip()


def _wrapped(words: str, width: int) -> list[str]:
    """Wrap at spaces only: an address of a web page stays whole, or it would not work."""
    wrapper = TextWrapper(
        max(width, 24), break_long_words=False, break_on_hyphens=False, replace_whitespace=False
    )
    return wrapper.wrap(words) or [""]
