"""Every format holds the same letter: the same words, headings, numbers and cells."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from docx import Document

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table
from foitui.letters.errors import MissingLibrary
from foitui.letters.formats import FORMATS
from foitui.letters.letter import Letter
from foitui.letters.reply import reply
from foitui.text.clean import clean_line
from tests.hostile import HOSTILE
from tests.letters.cases import MINISTRY, ON, pattern
from tests.letters.kinds import CASES
from tests.letters.reading import Read, expected, read_docx, read_html, read_odt
from tests.letters.write_golden import LETTERS

READERS = {
    "html": lambda data: read_html(data.decode()).read,
    "docx": read_docx,
    "odt": read_odt,
}
ENOUGH = 1_000
"""Characters of a hostile text in each kind of block."""


def _read(letter: Letter, form: str) -> Read:
    return READERS[form](FORMATS[form].write(letter))


def _same(letter: Letter, form: str) -> None:
    found, wanted = _read(letter, form), expected(letter.blocks)
    assert found.said == wanted.said
    assert found.headings == wanted.headings
    assert sorted(found.numbered) == sorted(wanted.numbered)
    assert found.cells == wanted.cells


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("name", LETTERS)
def test_a_file_reads_back_as_the_letter(name: str, form: str) -> None:
    _same(LETTERS[name](), form)


NESTED: tuple[Block, ...] = (
    Heading(1, "One"),
    Heading(4, "Four"),
    Numbered(((Paragraph("third"), Paragraph("and more")), (Lines(("fourth", "line")),)), 3),
    Paragraph("between"),
    Numbered(((Paragraph("first"),),)),
    Quote((Paragraph("said"), Bullets(((Paragraph("by"),), (Paragraph("others"),))))),
    Bullets(((Paragraph("out"), Bullets(((Paragraph("in"),),))),)),
    Table(("Item", "What"), (("1", "a | b"), ("2", ""))),
)


@pytest.mark.parametrize("form", READERS)
def test_numbers_start_anew_and_blocks_nest(form: str) -> None:
    _same(replace(reply(pattern(), MINISTRY, ON), blocks=NESTED), form)


@pytest.mark.parametrize("form", READERS)
def test_hostile_text_stays_text(form: str) -> None:
    cleaned = (clean_line(text[:ENOUGH]) for text in HOSTILE.values())
    texts = [text for text in cleaned if text.strip()]
    rows = tuple((text, text) for text in texts)
    every = [kind for text in texts for kind in (Heading(2, text), Paragraph(text))]
    entries = tuple((Lines((text, text)),) for text in texts)
    blocks = (*every, Numbered(entries), Quote((Bullets(entries),)), Table(("A", "B"), rows))
    _same(replace(reply(pattern(), MINISTRY, ON), blocks=blocks), form)


@pytest.mark.parametrize("form", READERS)
def test_what_xml_cannot_hold_is_shown_as_a_mark(form: str) -> None:
    letter = reply(pattern(), MINISTRY, ON)
    odd = "a\x00b\x0bc\ud800d\ufffee"
    bad = replace(letter, blocks=(Paragraph(odd),), subject=odd, authority=odd, reference=odd)
    assert _read(bad, form).said == "a\ufffdb\ufffdc\ufffdd\ufffde"


def test_a_page_loads_nothing_and_names_its_language_and_title() -> None:
    page = FORMATS["html"].write(reply(pattern(), MINISTRY, ON)).decode()
    reader = read_html(page)
    assert reader.language == "en-GB"
    assert reader.title == "Your request: Social networks in prison"
    assert "default-src 'none'" in page


def test_a_word_document_has_title_language_pages_and_a_repeated_table_head() -> None:
    data = FORMATS["docx"].write(reply(CASES["part"](), MINISTRY, ON))
    document = Document(BytesIO(data))
    about = document.core_properties
    assert about.title == "Your request: Cleaning contract"
    assert (about.author, about.language) == ("Ministry of Sample Prisons", "en-GB")
    with zipfile.ZipFile(BytesIO(data)) as file:
        styles, body = file.read("word/styles.xml"), file.read("word/document.xml")
        foot = next(file.read(name) for name in file.namelist() if "footer" in name)
    assert b'w:lang w:val="en-GB"' in styles
    assert b"tblHeader" in body
    assert b"FOI-2017-0001, page " in foot
    assert b'"PAGE"' in foot
    assert b'"NUMPAGES"' in foot


def test_an_open_document_has_title_language_pages_and_a_repeated_table_head() -> None:
    data = FORMATS["odt"].write(reply(CASES["part"](), MINISTRY, ON))
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert file.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        about, styles, body = (file.read(f"{name}.xml") for name in ("meta", "styles", "content"))
    said = {part.tag.rpartition("}")[2]: part.text for part in ElementTree.fromstring(about).iter()}
    assert said["title"] == "Your request: Cleaning contract"
    assert (said["creator"], said["language"]) == ("Ministry of Sample Prisons", "en-GB")
    assert b'fo:language="en" fo:country="GB"' in styles
    assert b'fo:language="fr"' not in styles
    assert b"page-number" in styles
    assert b"table-header-rows" in body


@pytest.mark.parametrize(("form", "module"), [("docx", "docx"), ("odt", "odfdo")])
def test_a_library_that_is_missing_is_told_with_how_to_install_it(
    form: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingLibrary, match=rf"run: pip install 'foitui\[{form}\]'"):
        FORMATS[form].write(reply(pattern(), MINISTRY, ON))


def test_a_letter_as_text_costs_no_library_of_documents() -> None:
    code = (
        "import sys, foitui.letters.formats, foitui.letters.reply; "
        "sys.exit(bool({'docx', 'odfdo', 'lxml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
