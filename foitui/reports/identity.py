"""Takes who asked out of a text that is to be published, and looks for what is left."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from foitui.case.records import Case

GONE = "removed"
_MARK = re.compile(rf"(\[(?:name|address) {GONE}\])")
_TITLES = r"(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|lord|lady|rev(?:erend)?|cllr)"
_ORDINARY = frozenset(
    {
        *("black", "brown", "day", "field", "frost", "grace", "green", "hall", "hill", "hope"),
        *("king", "lane", "long", "march", "mark", "may", "park", "pound", "price", "rose"),
        *("stone", "street", "summer", "west", "white", "will", "winter", "wood", "young"),
    }
)
"""Names that are words as well: left in the text, and told for a person to look at."""
_MAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.])(?:\+44|0)(?:[\s()-]*\d){9,10}(?![\w/])")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a text that may say who asked."""

    words: str
    says: str
    sure: bool
    """Whether the entry is held back for it; else it is only told."""


def without_identity(text: str, case: Case) -> str:
    """Return the text with name, addresses and numbers of the requester replaced.

    Doing it twice changes nothing.
    """
    patterns = tuple(_patterns(case))
    while (found := _replaced(text, patterns)) != text:
        text = found
    return text


def traces(text: str, case: Case, allowed: str = "") -> tuple[Trace, ...]:
    """Return what in a text may still say who asked.

    Args:
        text: The text that is to be published.
        case: The case, which knows who asked.
        allowed: The authority's own words, in which an address or a number may stand.
    """
    found = dict.fromkeys(_traces(_MARK.sub("", text), case, allowed))
    return tuple(found)


def _replaced(text: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """Replace once; what was put in before is left alone, so that this comes to an end."""
    for pattern, what in patterns:
        pieces = _MARK.split(text)
        pieces[::2] = [pattern.sub(f"[{what} {GONE}]", piece) for piece in pieces[::2]]
        text = "".join(pieces)
    return text


def _patterns(case: Case) -> Iterator[tuple[re.Pattern[str], str]]:
    requester = case.request.requester
    for mail in (requester.email, case.request.reply_to):
        if mail.strip():
            yield _literal(mail.strip()), "address"
    for line in requester.address.splitlines():
        # A town alone says little, and may be what the request is about.
        if re.search(r"\d", line):
            yield _literal(line.strip(" ,")), "address"
    name = requester.name.strip()
    if name:
        yield re.compile(rf"(?<!\w){_spaced(name)}(?!\w)", re.IGNORECASE), "name"
    parts = _parts(name)
    if parts:
        title = rf"(?<!\w)(?i:{_TITLES})\.?\s+(?:{'|'.join(map(re.escape, parts))})(?!\w)"
        yield re.compile(title), "name"
    for part in parts:
        if part.lower() not in _ORDINARY:
            yield re.compile(rf"(?<![\w@]){re.escape(part)}(?![\w@])"), "name"


def _traces(text: str, case: Case, allowed: str) -> Iterator[Trace]:
    for part in _parts(case.request.requester.name):
        found = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text, re.IGNORECASE)
        if found and not found[0].islower():
            sure = part.lower() not in _ORDINARY
            yield Trace(words=found[0], says="part of the requester's name", sure=sure)
    kinds = ((_MAIL, "an e-mail address"), (_PHONE, "a telephone number"))
    for pattern, says in kinds:
        for match in pattern.finditer(text):
            if match[0] not in allowed:
                yield Trace(words=match[0], says=says, sure=True)
    own = {_close(code) for code in _POSTCODE.findall(case.request.requester.address.upper())}
    for match in _POSTCODE.finditer(text.upper()):
        if _close(match[0]) in own:
            yield Trace(words=match[0], says="the requester's postcode", sure=True)


def _parts(name: str) -> list[str]:
    """Return the parts of a name that could tell somebody: no initials, no titles."""
    title = re.compile(rf"{_TITLES}\.?", re.IGNORECASE)
    return [part for part in re.findall(r"[\w'-]{3,}", name) if not title.fullmatch(part)]


def _literal(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_spaced(words)}(?!\w)", re.IGNORECASE)


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _close(code: str) -> str:
    return "".join(code.split())
