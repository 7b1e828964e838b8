"""The words of an HTML message, as plain paragraphs.

The standard library's parser is not used: on 80 kB of unclosed tags it takes 45 seconds
(Python 3.11). One pass over the tags is enough for words, and its time grows with the length.
"""

import html
import re
from collections.abc import Callable

_TAG = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)|[!?][^<>]*)>")
_HREF = re.compile(r"""\bhref\s*=\s*["']?(https?://[^\s"'>]+)""", re.IGNORECASE)
_UNSEEN = {"head", "script", "style", "template", "title"}
_PARAGRAPHS = {
    "p", "ul", "ol", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
}  # fmt: skip
_LINES = {"br", "div", "tr", "section", "article", "header", "footer"}
_CELLS = {"td", "th"}
_DEEPEST = 5


def html_text(source: str) -> str:
    """Return what a reader of the page sees, list entries numbered or dashed as they were."""
    page = _Page()
    end = 0
    source = _without_comments(source)
    for tag in _TAG.finditer(source):
        page.say(source[end : tag.start()])
        end = tag.end()
        if tag[2]:
            page.mark(tag[2].lower(), closing=bool(tag[1]), attributes=tag[3])
    page.say(source[end:])
    return page.text()


def _without_comments(source: str) -> str:
    kept, start = [], 0
    while (begin := source.find("<!--", start)) >= 0:
        end = source.find("-->", begin + 4)
        if end < 0:
            break
        kept.append(source[start:begin])
        start = end + 3
    return "".join(kept) + source[start:]


class _Page:
    """Collects words and line breaks."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._unseen = ""
        self._lists: list[int] = []
        """For each open list how many entries it has had; -1 where they are not numbered."""
        self._link = ("", 0)

    def say(self, words: str) -> None:
        """Keep the words between two tags, with single spaces."""
        if words and not self._unseen:
            self._words.append(re.sub(r"\s+", " ", html.unescape(words)))

    def mark(self, tag: str, *, closing: bool, attributes: str) -> None:
        """Note where a line, a list entry, a link or something unseen begins or ends."""
        self._hide(tag, closing)
        steps: dict[str, Callable[[bool, str], None]] = {
            "a": self._anchor, "li": self._entry, "ol": self._numbered, "ul": self._dashed
        }  # fmt: skip
        if tag in _PARAGRAPHS and not (tag in {"ol", "ul"} and len(self._lists) > closing):
            self._words.append("\n\n")
        if tag in steps:
            steps[tag](closing, attributes)
        elif tag in _LINES:
            self._words.append("\n")
        elif tag in _CELLS:
            self._words.append(" ")

    def text(self) -> str:
        """Return the lines, without blanks around them and with one empty line at most."""
        lines = "".join(self._words).split("\n")
        text = "\n".join(line.strip(" ") for line in lines).replace("\t", "  ")
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"

    def _hide(self, tag: str, closing: bool) -> None:
        if tag == "body" or (closing and tag == self._unseen):
            self._unseen = ""
        elif tag in _UNSEEN and not closing and not self._unseen:
            self._unseen = tag

    def _numbered(self, closing: bool, attributes: str) -> None:
        self._list(closing, 0)

    def _dashed(self, closing: bool, attributes: str) -> None:
        self._list(closing, -1)

    def _list(self, closing: bool, start: int) -> None:
        if not closing and len(self._lists) < _DEEPEST:
            self._lists.append(start)
        elif closing and self._lists:
            self._lists.pop()

    def _entry(self, closing: bool, attributes: str) -> None:
        if closing:
            return
        # Words have no tab any more, so a tab can stand for depth until the lines are stripped.
        indent = "\n" + "\t" * max(len(self._lists) - 1, 0)
        if not self._lists or self._lists[-1] < 0:
            self._words.append(f"{indent}- ")
        else:
            self._lists[-1] += 1
            self._words.append(f"{indent}{self._lists[-1]}. ")

    def _anchor(self, closing: bool, attributes: str) -> None:
        if not closing:
            found = _HREF.search(attributes[:2000])
            self._link = (html.unescape(found[1]) if found else "", len(self._words))
            return
        address, start = self._link
        if address and address not in "".join(self._words[start:]):
            self._words.append(f" ({address})")
        self._link = ("", 0)
