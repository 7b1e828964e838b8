"""The formats a letter can have; what writes one is imported only when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from foitui.letters.errors import MissingLibrary
from foitui.letters.letter import Letter, as_markdown, as_text


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    ending: str
    """How the name of such a file ends."""
    write: Callable[[Letter], bytes]
    """Raises MissingLibrary where what it needs is not installed."""
    is_text: bool = True
    """Whether it can be shown on a terminal."""


def _html(letter: Letter) -> bytes:
    from foitui.letters.write_html import html

    return html(letter).encode()


def _docx(letter: Letter) -> bytes:
    _require("docx", "python-docx", "docx")
    from foitui.letters.write_docx import docx

    return docx(letter)


def _odt(letter: Letter) -> bytes:
    _require("odfdo", "odfdo", "odt")
    from foitui.letters.write_odt import odt

    return odt(letter)


def _require(module: str, library: str, extra: str) -> None:
    try:
        import_module(module)
    except ModuleNotFoundError as error:
        raise MissingLibrary(library, extra) from error


FORMATS: Mapping[str, Format] = {
    "text": Format(".txt", lambda letter: as_text(letter).encode()),
    "markdown": Format(".md", lambda letter: as_markdown(letter).encode()),
    "html": Format(".html", _html),
    "docx": Format(".docx", _docx, is_text=False),
    "odt": Format(".odt", _odt, is_text=False),
}
