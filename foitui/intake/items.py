"""What a letter asks for, one item for each thing; a first cut that the officer mends."""

import re

import msgspec

from foitui.intake import letter, markers
from foitui.intake.markers import Marker
from foitui.text.clean import clean_block, clean_line

MOST_ITEMS = 40
"""A longer list is joined at its end: nobody decides a hundred items one by one."""
LONGEST_ITEM = 4_000
"""Characters; what is longer can be read in the request."""
MOST_LINES = 3_000
"""No letter is longer; the time that a list takes grows with the lines around it."""
_FEWEST_WORDS = 3
"""`(a) and (b)` is a citation and no list."""
_NEAR = 200
"""Lines that are looked ahead for the next sign of a list; more would take quadratic time."""
_CONNECTIVE = re.compile(r"(?:[;,]\s*(?:and|or)?|\s(?:and|or))$")
_SCOPE = re.compile(r"\b(?:for|in|at|from|about|of)\b", re.IGNORECASE)


class _List(msgspec.Struct):
    """A list as it is found: who introduces it, and its entries."""

    lead: str
    kind: str
    first: Marker
    entries: list[list[str]]
    place: int = 1


def split_items(text: str) -> tuple[str, ...]:
    """Return what is asked for, in order; always at least one item if there is a word.

    An entry of a list loses its sign, because items are numbered anyway, and keeps the words that
    introduce the list where they say more than "please send me:". A list inside an entry stays.
    """
    lines = letter.without_frame(_single_spaced(clean_block(text)))
    blocks = _blocks(lines)
    items = _items(blocks)
    if not items:
        whole = [block for block in blocks if isinstance(block, str)]
        items = ["\n\n".join(whole)] if whole else [clean_block(text).strip()]
    return _bounded([item for item in items if item])


def _items(blocks: list[str | _List]) -> list[str]:
    items: list[str] = []
    loose: list[str] = []
    has_list = any(isinstance(block, _List) for block in blocks)
    for block in blocks:
        if isinstance(block, _List):
            items += _entries(block)
        elif letter.is_habit(block):
            continue
        elif has_list and letter.asks_plainly(block):
            items.append(block)
        elif not has_list and letter.asks(block):
            loose.append(block)
    return ["\n\n".join(loose)] if loose else items


def _single_spaced(text: str) -> list[str]:
    """Return the lines with one empty line at most between two paragraphs."""
    lines = text.split("\n")
    pairs = zip(["", *lines], lines, strict=False)
    kept = [line for above, line in pairs if line.strip() or above.strip()]
    if len(kept) > MOST_LINES:
        cut = len(kept) - MOST_LINES
        kept = [*kept[:MOST_LINES], "", f"... cut: {cut:,} more lines; the original is kept"]
    return [clean_line(line, LONGEST_ITEM) for line in kept]


def _entries(found: _List) -> list[str]:
    lead = "" if letter.says_no_more(found.lead) else found.lead
    return [f"{lead} {_CONNECTIVE.sub('', _joined(entry))}".strip() for entry in found.entries]


def _blocks(lines: list[str]) -> list[str | _List]:
    """Return the paragraphs and lists of a letter; an introduction goes with its list."""
    blocks: list[str | _List] = []
    paragraph: list[str] = []
    current: _List | None = None
    scope = ""
    for number, line in enumerate(lines):
        sign = markers.at_line(line)
        if current and sign and _continues(current, sign):
            current.entries.append([_kept(line)])
            current.place += 1
        elif sign and not current and _begins(sign, lines, number):
            lead, paragraph = _lead(paragraph, blocks), []
            current = _List(f"{scope}, {lead}" if scope else lead, sign.opens(), sign, [])
            scope = ""
            current.entries.append([_kept(line)])
            blocks.append(current)
        elif current and _belongs(current, lines, number):
            current.entries[-1].append(line)
        else:
            if current and _is_scope(current, lines[number : number + _NEAR]):
                blocks.remove(current)
                scope = _as_scope(current)
            current = None
            paragraph = _paragraph(paragraph, line, blocks)
    _paragraph(paragraph, "", blocks)
    if scope:
        blocks.append(scope)
    return [part for block in blocks for part in _inline(block)]


def _paragraph(paragraph: list[str], line: str, blocks: list[str | _List]) -> list[str]:
    """Add a line to the paragraph, or end it at an empty one."""
    if line.strip():
        paragraph.append(line.strip())
        return paragraph
    if paragraph:
        blocks.append(" ".join(paragraph))
    return []


def _lead(paragraph: list[str], blocks: list[str | _List]) -> str:
    """Return the words that introduce a list, taken from the paragraph above it."""
    if not paragraph and blocks and isinstance(blocks[-1], str) and _introduces(blocks[-1]):
        paragraph = [str(blocks.pop())]
    whole = " ".join(paragraph)
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z])", whole)
    if not _introduces(sentences[-1]):
        if whole:
            blocks.append(whole)
        return ""
    if before := " ".join(sentences[:-1]):
        blocks.append(before)
    return sentences[-1]


def _introduces(words: str) -> bool:
    return not words.rstrip().endswith((".", "?", "!")) or "following" in words[-80:].lower()


def _begins(sign: Marker, lines: list[str], number: int) -> bool:
    """Say whether a list begins here: its second sign has to come."""
    kind = sign.opens()
    if not kind:
        return False
    trial = _List("", kind, sign, [])
    later = (markers.at_line(line) for line in lines[number + 1 : number + _NEAR])
    return any(next_sign and _continues(trial, next_sign) for next_sign in later)


def _continues(current: _List, sign: Marker) -> bool:
    return (
        sign.style == current.first.style
        and abs(sign.indent - current.first.indent) <= 1
        and sign.follows(current.kind, current.place)
    )


def _belongs(current: _List, lines: list[str], number: int) -> bool:
    """Say whether a line is part of the current entry and not of what stands after the list."""
    line = lines[number]
    if line.strip() and (number == 0 or lines[number - 1].strip()):
        return True
    rest = lines[number : number + _NEAR]
    words = next((other for other in rest if other.strip()), "")
    deeper = len(words) - len(words.lstrip()) > current.first.indent
    sign = markers.at_line(words)
    if words and (deeper or sign):
        return bool(deeper or (sign and (_continues(current, sign) or current.kind != "bullet")))
    return current.kind != "bullet" and _numbering_goes_on(current, rest)


def _numbering_goes_on(current: _List, rest: list[str]) -> bool:
    signs = (markers.at_line(line) for line in rest)
    return any(sign and _continues(current, sign) for sign in signs)


def _kept(line: str) -> str:
    """Return the entry's first line without its sign."""
    sign = markers.at_line(line)
    return line[sign.end :] if sign else line


def _is_scope(current: _List, rest: list[str]) -> bool:
    """Say whether a list only names whom the next one asks about: six prisons, three years."""
    if not _SCOPE.search(current.lead) or letter.asks(" ".join(map(_joined, current.entries))):
        return False
    short = all(len(_joined(entry).split()) <= 8 for entry in current.entries)
    asked_later = any(
        (sign := markers.at_line(line)) and _begins(sign, rest, number)
        for number, line in enumerate(rest)
    )
    return short and asked_later and not letter.asks(current.lead)


def _as_scope(found: _List) -> str:
    return f"{found.lead} {'; '.join(_joined(entry).rstrip(';,.') for entry in found.entries)}"


def _inline(block: str | _List) -> list[str | _List]:
    """Find a list that stands within one paragraph: `tell me (a) how many, and (b) what ...`."""
    if not isinstance(block, str) or not letter.asks(block):
        return [block]
    signs: list[Marker] = []
    kind = ""
    for sign in markers.inside(block):
        if not signs and sign.opens():
            signs, kind = [sign], sign.opens()
        elif signs and sign.follows(kind, len(signs)):
            signs.append(sign)
    ends = [*(sign.start for sign in signs[1:]), len(block)]
    parts = [block[sign.end : end].strip() for sign, end in zip(signs, ends, strict=False)]
    if len(parts) < 2 or any(len(part.split()) < _FEWEST_WORDS for part in parts):
        return [block]
    lead = block[: signs[0].start].strip()
    return [_List(lead, kind, signs[0], [[part] for part in parts])]


def _joined(entry: list[str]) -> str:
    """Return an entry on one line, but each entry of a list within it on its own."""
    text = ""
    for line in entry:
        words = " ".join(line.split())
        if words:
            text += ("\n" if text and markers.at_line(line) else " " if text else "") + words
    return text


def _bounded(items: list[str]) -> tuple[str, ...]:
    """Return a number of items that an officer can handle, none of them endless."""
    if len(items) > MOST_ITEMS:
        items = [*items[: MOST_ITEMS - 1], "\n".join(items[MOST_ITEMS - 1 :])]
    return tuple(clean_block(item, LONGEST_ITEM) for item in items)
