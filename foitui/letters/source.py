"""Reads the restricted Markdown that templates make, and returns the blocks of the letter."""

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table


def blocks(source: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown source."""
    return _until(iter(_parser().parse(source)), "")


@cache
def _parser() -> MarkdownIt:
    """A parser that knows headings, lists, quotes, tables and escapes, and no other markup."""
    return MarkdownIt("zero").enable(
        ["heading", "list", "blockquote", "table", "escape", "entity", "newline"]
    )


def _until(tokens: Iterator[Token], end: str) -> tuple[Block, ...]:
    found: list[Block] = []
    for token in tokens:
        if token.type == end:
            break
        found += _block(token, tokens)
    return tuple(found)


def _block(token: Token, tokens: Iterator[Token]) -> tuple[Block, ...]:
    match token.type:
        case "heading_open":
            text = _text(_inside(tokens)).replace("\n", " ")
            return (Heading(int(token.tag[1:]), text),)
        case "paragraph_open":
            return _paragraphs(_text(_inside(tokens)))
        case "blockquote_open":
            return (Quote(_until(tokens, "blockquote_close")),)
        case "bullet_list_open":
            return (Bullets(_entries(tokens, "bullet_list_close")),)
        case "ordered_list_open":
            start = token.attrGet("start")
            entries = _entries(tokens, "ordered_list_close")
            return (Numbered(entries, 1 if start is None else int(start)),)
        case "table_open":
            return (_table(tokens),)
    raise AssertionError(f"the parser made a {token.type}, which no rule of ours makes")


def _entries(tokens: Iterator[Token], end: str) -> tuple[tuple[Block, ...], ...]:
    entries: list[tuple[Block, ...]] = []
    for token in tokens:
        if token.type == end:
            break
        entries.append(_until(tokens, "list_item_close"))
    return tuple(entries)


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        if token.type in {"th_open", "td_open"}:
            rows[-1].append(" ".join(_text(_inside(tokens)).split()))
    return Table(tuple(rows[0]), tuple(map(tuple, rows[1:])))


def _inside(tokens: Iterator[Token]) -> Token:
    """Return the inline token of a heading, paragraph or cell, past its closing token."""
    inline = next(tokens)
    next(tokens)
    return inline


def _text(inline: Token) -> str:
    """Return the words; only a hard line break, and one of data, stays one."""
    kinds = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(kinds.get(child.type, child.content) for child in inline.children or ())


def _paragraphs(text: str) -> tuple[Block, ...]:
    """Return one block a paragraph: an empty line in data ends one."""
    found: list[Block] = []
    for paragraph in text.split("\n\n"):
        lines = tuple(line.strip() for line in paragraph.split("\n") if line.strip())
        if len(lines) > 1:
            found.append(Lines(lines))
        elif lines:
            found.append(Paragraph(lines[0]))
    return tuple(found)
