"""Reads letters back from the formats that programs open: their words, headings, lists, tables."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Read:
    """What a reader finds in a file."""

    words: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    numbered: list[str] = field(default_factory=list)
    """The first words of each entry of a numbered list, with its number."""
    cells: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """All words, in reading order."""
        return " ".join(" ".join(self.words).split())


def expected(blocks: tuple[Block, ...]) -> Read:
    """Return what a reader must find for these blocks."""
    read = Read()
    for block in blocks:
        _expect(block, read)
    return read


def _expect(block: Block, read: Read) -> None:
    match block:
        case Heading(level, text):
            read.headings.append((level, _flat(text)))
            read.words.append(text)
        case Paragraph(text):
            read.words.append(text)
        case Lines(lines):
            read.words += lines
        case Quote(blocks):
            for inner in blocks:
                _expect(inner, read)
        case Bullets(entries) | Numbered(entries):
            start = block.start if isinstance(block, Numbered) else None
            for at, entry in enumerate(entries):
                before = len(read.words)
                for inner in entry:
                    _expect(inner, read)
                if start is not None:
                    read.numbered.append(f"{start + at} {_flat(' '.join(read.words[before:]))}")
        case Table(head, rows):
            for row in (head, *rows):
                read.words += row
                read.cells += map(_flat, row)


def _flat(text: str) -> str:
    return " ".join(text.split())


class _Html(HTMLParser):
    """Walks a page; fails on anything that a letter has no use for."""

    ALLOWED = frozenset(
        {"html", "head", "meta", "title", "style", "body", "main"}
        | {"h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "blockquote", "ul", "ol", "li"}
        | {"table", "thead", "tbody", "tr", "th", "td"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self.inside: list[str] = []
        self.counts: list[int] = []
        self.entries: list[tuple[int, int]] = []
        self.title = ""
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.ALLOWED, tag
        given = dict(attrs)
        assert set(given) <= {"lang", "charset", "name", "content", "http-equiv", "scope", "start"}
        self.language = given.get("lang") or self.language
        if tag == "ol":
            self.counts.append(int(given.get("start") or 1))
        if tag == "li" and "ol" in self.inside[-1:]:
            self.entries.append((self.counts[-1], len(self.read.words)))
            self.counts[-1] += 1
        if tag in {"th", "td"}:
            self.read.cells.append("")
        if tag == "br":
            self.read.words.append(" ")
        if tag not in {"meta", "br"}:
            self.inside.append(tag)
            self.read.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag
        if tag == "ol":
            self.counts.pop()
        if tag == "li" and "ol" in self.inside[-1:]:
            number, since = self.entries.pop()
            self.read.numbered.append(f"{number} {_flat(''.join(self.read.words[since:]))}")
        self.read.words.append(" ")

    def handle_data(self, data: str) -> None:
        tag = self.inside[-1] if self.inside else ""
        if tag == "title":
            self.title = data
        if "main" not in self.inside:
            return
        self.read.words.append(data)
        if tag[:1] == "h" and tag[1:].isdigit():
            self.read.headings.append((int(tag[1:]), _flat(data)))
        if tag in {"th", "td"}:
            self.read.cells[-1] += _flat(data)


def read_html(page: str) -> _Html:
    """Read a page."""
    reader = _Html()
    reader.feed(page)
    reader.close()
    assert reader.inside == []
    reader.read.words = ["".join(reader.read.words)]
    return reader


def read_docx(data: bytes) -> Read:
    """Read a DOCX file, with the library and the raw numbering."""
    from docx import Document
    from docx.table import Table as Grid

    document = Document(BytesIO(data))
    read = Read()
    counts: dict[int, int] = {}
    for part in document.iter_inner_content():
        if isinstance(part, Grid):
            for row in part.rows:
                read.words += [cell.text for cell in row.cells]
                read.cells += [_flat(cell.text) for cell in row.cells]
            continue
        style = part.style.name if part.style else ""
        read.words.append(part.text)
        if style.startswith("Heading "):
            read.headings.append((int(style[8:]), _flat(part.text)))
        found = part._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        if style.startswith("List Number"):
            key = int(found[0])
            numbering = document.part.numbering_part.element
            start = numbering.num_having_numId(key).lvlOverride_lst[0].startOverride.val
            counts[key] = counts.get(key, start - 1) + 1
            read.numbered.append(f"{counts[key]} {_flat(part.text)}")
        elif style.startswith("List Continue") and read.numbered:
            read.numbered[-1] += f" {_flat(part.text)}"
    return read


def read_odt(data: bytes) -> Read:
    """Read an ODT file as XML, without the library that wrote it."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert file.infolist()[0].filename == "mimetype"
        body = ElementTree.fromstring(file.read("content.xml")).find(f".//{_OFFICE}text")
    assert body is not None
    read = Read()
    for element in body:
        _odt(element, read)
    return read


def _odt(element: ElementTree.Element, read: Read) -> None:
    words = "".join(_odt_words(element))
    if element.tag == f"{_TEXT}h":
        level = int(element.get(f"{_TEXT}outline-level", ""))
        assert element.get(f"{_TEXT}style-name") == f"Heading_20_{level}"
        read.headings.append((level, _flat(words)))
    read.words.append(words)
    for part in element.iter(f"{_TEXT}list"):
        if "numbers" not in part.get(f"{_TEXT}style-name", ""):
            continue
        number = int(part[0].get(f"{_TEXT}start-value", "1"))
        for at, entry in enumerate(part):
            read.numbered.append(f"{number + at} {_flat(''.join(_odt_words(entry)))}")
    for cell in element.iter(f"{_TABLE}table-cell"):
        read.cells.append(_flat("".join(_odt_words(cell))))


def _odt_words(element: ElementTree.Element) -> Iterator[str]:
    if element.tag == f"{_TEXT}s":
        yield " " * int(element.get(f"{_TEXT}c", "1"))
    if element.tag in {f"{_TEXT}line-break", f"{_TEXT}tab", f"{_TEXT}p", f"{_TEXT}h"}:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _odt_words(child)
        yield child.tail or ""
    if element.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
        yield " "
