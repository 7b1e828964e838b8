"""Writes a letter as an OpenDocument text: its own styles for headings, lists, quotes and tables.

odfdo costs 65 ms to import, so only whoever writes a document imports this.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from io import BytesIO

from odfdo import (
    Cell,
    Column,
    Document,
    Element,
    Header,
    List,
    ListItem,
    Row,
    Style,
)
from odfdo import Paragraph as Para
from odfdo import Table as Grid

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table
from foitui.letters.letter import Letter
from foitui.letters.xml_text import xml_text

_BODY, _QUOTE, _HEAD = "Text_20_body", "Quotations", "Letter_20_head"
_BULLETS, _NUMBERS, _CELL = "Letter_20_bullets", "Letter_20_numbers", "Letter_20_cell"
_QUOTE_STYLE = (
    f'<style:style style:family="paragraph" style:name="{_QUOTE}" '
    f'style:parent-style-name="{_BODY}"><style:paragraph-properties fo:margin-left="1cm"/>'
    "</style:style>"
)
_HEAD_STYLE = (
    f'<style:style style:family="paragraph" style:name="{_HEAD}" '
    'style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
)
_COLUMN = "Letter_20_column_20_"
_WIDTH = 17
"""Centimetres of the text: A4 less the margins of the template."""
_LEVELS = range(1, 11)
"""Levels of lists that a list style can hold."""
_FONT = "Liberation Sans"
"""Comes with the template, and has the widths of Arial."""


def odt(letter: Letter) -> bytes:
    """Return the letter as the bytes of an ODT file."""
    document = Document("text")
    _describe(document, letter)
    _style(document, letter)
    _foot(document, letter)
    document.body.clear()
    for element in _elements(letter.blocks, _BODY):
        document.body.append(element)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: Document, letter: Letter) -> None:
    about = document.meta
    written = dt.datetime.combine(letter.on, dt.time())
    about.title = xml_text(letter.subject)
    about.creator = about.initial_creator = xml_text(letter.authority)
    about.language = "en-GB"
    about.creation_date = about.date = written


def _style(document: Document, letter: Letter) -> None:
    """Set letters without serifs, the language that a screen reader speaks, and list styles."""
    for words in document.styles.root.get_elements("//style:default-style/style:text-properties"):
        words.set_attribute("fo:language", "en")
        words.set_attribute("fo:country", "GB")
        words.set_attribute("style:font-name", _FONT)
    for heading in document.styles.root.get_elements("//text:outline-level-style"):
        # The template numbers headings; ours name the items, and two numbers would confuse.
        heading.set_attribute("style:num-format", "")
        heading.set_attribute("loext:num-list-format", "")
        heading.set_attribute("style:num-suffix", "")
    for words in document.styles.root.get_elements("//style:style/style:text-properties"):
        words.set_attribute("fo:font-style", "normal")
    for style in (_QUOTE_STYLE, _HEAD_STYLE, *_list_styles()):
        document.insert_style(style)
    border = Style("table-cell", name=_CELL, border="0.5pt solid #000000", padding="0.15cm")
    document.insert_style(border, automatic=True)
    for name, share in _columns(letter.blocks).items():
        wide = Style("table-column", name=name, width=f"{_WIDTH * share / 100:.2f}cm")
        document.insert_style(wide, automatic=True)


def _columns(blocks: Sequence[Block]) -> dict[str, int]:
    """Return the width of every column of every table, in hundredths, by the name of its style."""
    shares = {
        round(share * 100) for block in blocks if isinstance(block, Table) for share in block.shares
    }
    return {f"{_COLUMN}{share}": share for share in sorted(shares)}


def _list_styles() -> Iterator[str]:
    """Make the two kinds of list, with their marks hanging clear of the words."""
    kinds = (
        (_BULLETS, "bullet", 'text:bullet-char="•"'),
        (_NUMBERS, "number", 'style:num-suffix="." style:num-format="1"'),
    )
    for name, kind, mark in kinds:
        levels = "".join(_level(kind, mark, level) for level in _LEVELS)
        shown = name.replace("_20_", " ")
        yield (
            f'<text:list-style style:name="{name}" style:display-name="{shown}">{levels}'
            "</text:list-style>"
        )


def _level(kind: str, mark: str, level: int) -> str:
    return (
        f'<text:list-level-style-{kind} text:level="{level}" {mark}>'
        "<style:list-level-properties "
        'text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        f'text:list-tab-stop-position="{level}cm" fo:text-indent="-0.8cm" '
        f'fo:margin-left="{level}cm"/></style:list-level-properties>'
        f"</text:list-level-style-{kind}>"
    )


def _foot(document: Document, letter: Letter) -> None:
    """Set a foot that says which letter this is and on which page."""
    words = Para(xml_text(f"{letter.reference}, page " if letter.reference else "Page "))
    words.append(Element.from_tag('<text:page-number text:select-page="current"/>'))
    words.append(" of ")
    words.append(Element.from_tag("<text:page-count/>"))
    foot = Element.from_tag("<style:footer/>")
    foot.append(words)
    page = document.styles.root.get_element("//style:master-page[1]")
    if page is not None:
        page.append(foot)


def _elements(blocks: Sequence[Block], style: str) -> Iterator[Element]:
    for block in blocks:
        yield from _element(block, style)


def _element(block: Block, style: str) -> Iterator[Element]:
    match block:
        case Heading(level, words):
            made = Header(level, xml_text(words))
            made.set_attribute("text:style-name", f"Heading_20_{level}")
            yield made
        case Paragraph(words):
            yield _paragraph((words,), style)
        case Lines(lines):
            yield _paragraph(lines, style)
        case Quote(blocks):
            yield from _elements(blocks, _QUOTE)
        case Bullets(entries):
            yield _list(entries, _BULLETS)
        case Numbered(entries, start):
            yield _list(entries, _NUMBERS, start)
        case Table():
            yield _table(block)
            yield Para(style=_BODY)


def _paragraph(lines: Sequence[str], style: str) -> Para:
    return Para("\n".join(map(xml_text, lines)), style=style)


def _list(entries: Sequence[Sequence[Block]], style: str, start: int | None = None) -> List:
    made = List(style=style)
    for place, blocks in enumerate(entries):
        entry = ListItem()
        if start is not None and not place:
            entry.set_attribute("text:start-value", str(start))
        for element in _elements(blocks, _BODY):
            entry.append(element)
        made.append(entry)
    return made


def _table(block: Table) -> Grid:
    """Make a table whose first row is its head on every page."""
    made = Grid("Schedule")
    for share in block.shares:
        made.append(Column(style=f"{_COLUMN}{round(share * 100)}"))
    top = Element.from_tag("<table:table-header-rows/>")
    top.append(_row(block.head, _HEAD))
    made.append(top)
    for row in block.rows:
        made.append(_row(row, "Standard"))
    return made


def _row(cells: Sequence[str], style: str) -> Row:
    row = Row()
    for words in cells:
        cell = Cell(style=_CELL)
        cell.append(_paragraph((words,), style))
        row.append(cell)
    return row
