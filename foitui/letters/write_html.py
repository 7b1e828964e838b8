"""Writes a letter as one HTML page: real headings, lists and tables, and nothing that it loads."""

from collections.abc import Iterator, Sequence
from html import escape

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table
from foitui.letters.letter import Letter
from foitui.letters.xml_text import xml_text

_STYLE = """
body { font: 1rem/1.5 Arial, Helvetica, sans-serif; max-width: 42rem; margin: 2rem auto;
  padding: 0 1rem; color: #0b0c0c; background: #fff; overflow-wrap: break-word }
h1 { font-size: 1.5rem } h2 { font-size: 1.25rem } h3, h4, h5, h6 { font-size: 1.05rem }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid #505a5f }
table { border-collapse: collapse } th, td { border: 1px solid #505a5f; padding: .3rem .6rem;
  text-align: left; vertical-align: top }
@page { size: A4; margin: 2.5cm; @bottom-center { content: "Page " counter(page) " of "
  counter(pages) } }
@media print { body { max-width: none; margin: 0; padding: 0 } h2, h3 { break-after: avoid } }
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load: the style above and nothing else, whatever the letter says."""


def html(letter: Letter) -> str:
    """Return the letter as an HTML page, with one line break at its end."""
    head = (
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="author" content="{_text(letter.authority)}">',
        f"<title>{_text(letter.subject)}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        "<main>",
    )
    return "\n".join((*head, *_blocks(letter.blocks), "</main>", "</body>", "</html>")) + "\n"


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words):
            yield f"<h{level}>{_text(words)}</h{level}>"
        case Paragraph(words):
            yield f"<p>{_text(words)}</p>"
        case Lines(lines):
            yield f"<p>{'<br>'.join(map(_text, lines))}</p>"
        case Quote(blocks):
            yield from _wrapped("blockquote", _blocks(blocks))
        case Bullets(entries):
            yield from _wrapped("ul", _entries(entries))
        case Numbered(entries, start):
            opening = "ol" if start == 1 else f'ol start="{start}"'
            yield from _wrapped(opening, _entries(entries))
        case Table(head, rows):
            yield from _wrapped("table", _table(head, rows))


def _entries(entries: Sequence[tuple[Block, ...]]) -> Iterator[str]:
    for blocks in entries:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            yield f"<li>{_text(blocks[0].text)}</li>"
        else:
            yield from _wrapped("li", _blocks(blocks))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    names = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in head)
    yield f"<thead><tr>{names}</tr></thead>"
    yield "<tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody>"


def _wrapped(opening: str, inside: Iterator[str]) -> Iterator[str]:
    yield f"<{opening}>"
    yield from inside
    yield f"</{opening.split()[0]}>"


def _text(words: str) -> str:
    return escape(xml_text(words))
