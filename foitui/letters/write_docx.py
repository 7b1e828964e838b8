"""Writes a letter as a Word document: its own styles for headings, lists, quotes and tables.

python-docx costs 50 ms to import, so only whoever writes a document imports this.
"""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Row
from docx.text.paragraph import Paragraph as Para

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table
from foitui.letters.letter import Letter
from foitui.letters.xml_text import xml_text

DEEPEST = 3
"""Levels of lists that the styles of the document have; deeper ones look like the last."""
_FONT = "Arial"
_WIDTH = 16
"""Centimetres of the text: A4 less its margins."""
_SIZES = {1: 16, 2: 14}
"""Points of the first headings; deeper ones are as large as the text, and bold."""


def docx(letter: Letter) -> bytes:
    """Return the letter as the bytes of a DOCX file."""
    document = Document()
    _describe(document, letter)
    _style(document)
    _page(document, letter)
    _Writer(document).blocks(letter.blocks)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: Docx, letter: Letter) -> None:
    about = document.core_properties
    about.title = xml_text(letter.subject)[:255]
    about.author = about.last_modified_by = xml_text(letter.authority)[:255]
    about.language = "en-GB"
    about.comments = about.keywords = ""
    about.created = about.modified = dt.datetime.combine(letter.on, dt.time())


def _style(document: Docx) -> None:
    """Set plain black letters of a readable size, and the language that a screen reader speaks."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for style in document.styles:
        if isinstance(style, ParagraphStyle):
            _plain(style)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.size = Pt(12)
    normal.paragraph_format.space_after = Pt(8)


def _plain(style: ParagraphStyle) -> None:
    style.font.name = _FONT
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    if style.name and style.name.startswith("Heading "):
        style.font.size = Pt(_SIZES.get(int(style.name[8:]), 12))
        style.font.italic = False
        style.paragraph_format.space_after = Pt(4)
    if style.name == "Quote":
        style.font.italic = False
        style.paragraph_format.left_indent = Cm(1)


def _page(document: Docx, letter: Letter) -> None:
    """Set the paper, and a foot that says which letter this is and on which page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    lead = f"{letter.reference}, page " if letter.reference else "Page "
    foot.add_run(xml_text(lead))
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Para, code: str) -> None:
    """Add a number that the word processor keeps right."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)


class _Writer:
    """Appends blocks to a document."""

    def __init__(self, document: Docx) -> None:
        self.document = document

    def blocks(self, blocks: Sequence[Block], style: str = "Normal", depth: int = 0) -> None:
        """Append blocks; `style` is that of their paragraphs, `depth` that of lists around them."""
        for block in blocks:
            self.block(block, style, depth)

    def block(self, block: Block, style: str, depth: int) -> None:
        """Append one block."""
        match block:
            case Heading(level, words):
                self.document.add_heading(xml_text(words), min(level, 9))
            case Paragraph(words):
                self.paragraph((words,), style)
            case Lines(lines):
                self.paragraph(lines, style)
            case Quote(blocks):
                self.blocks(blocks, "Quote", depth)
            case Bullets(entries):
                self.entries(entries, "List Bullet", depth + 1, None)
            case Numbered(entries, start):
                self.entries(entries, "List Number", depth + 1, start)
            case Table():
                self.table(block)

    def paragraph(self, lines: Sequence[str], style: str) -> Para:
        """Append a paragraph; its lines stay apart."""
        made = self.document.add_paragraph(style=style)
        for place, line in enumerate(lines):
            if place:
                made.add_run().add_break()
            made.add_run(xml_text(line))
        return made

    def entries(
        self, entries: Sequence[Sequence[Block]], kind: str, depth: int, start: int | None
    ) -> None:
        """Append a list; one with numbers counts from `start`, whatever list came before."""
        level = f" {min(depth, DEEPEST)}" if depth > 1 else ""
        counted = None if start is None else self._counted(f"{kind}{level}", start)
        for blocks in entries:
            first, *rest = blocks if _is_words(blocks[:1]) else (Paragraph(""), *blocks)
            lines = first.lines if isinstance(first, Lines) else (getattr(first, "text", ""),)
            made = self.paragraph(lines, f"{kind}{level}")
            if counted is not None:
                numbering = made._p.get_or_add_pPr().get_or_add_numPr()
                numbering.get_or_add_numId().val = counted
                numbering.get_or_add_ilvl().val = 0
            self.blocks(rest, f"List Continue{level}", depth)

    def _counted(self, style: str, start: int) -> int:
        """Return the number of a new count of a list style, which begins at `start`."""
        numbering = self.document.part.numbering_part.element
        own = self.document.styles[style].element.pPr.numPr.numId.val
        count = numbering.add_num(numbering.num_having_numId(own).abstractNumId.val)
        count.add_lvlOverride(0).add_startOverride(start)
        return int(count.numId)

    def table(self, block: Table) -> None:
        """Append a table whose first row is its head on every page."""
        table = self.document.add_table(rows=1, cols=len(block.head), style="Table Grid")
        table.autofit = False
        for column, share in zip(table.columns, block.shares, strict=True):
            column.width = Cm(_WIDTH * share)
        self._row(table.rows[0], block, block.head, bold=True)
        mark = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
        for row in block.rows:
            self._row(table.add_row(), block, row)
        self.document.add_paragraph()

    def _row(self, row: _Row, block: Table, cells: Sequence[str], bold: bool = False) -> None:
        for cell, words, share in zip(row.cells, cells, block.shares, strict=True):
            cell.width = Cm(_WIDTH * share)
            made = cell.paragraphs[0]
            made.paragraph_format.space_after = Pt(2)
            made.add_run(xml_text(words)).bold = bold or None


def _is_words(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and isinstance(blocks[0], Paragraph | Lines)
