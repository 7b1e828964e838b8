"""Takes who asked out of a text that is to be published."""

import re
from collections.abc import Iterable, Iterator

from foitui.case.records import Case

GONE = "removed"
MARK = re.compile(rf"(\[(?:name|address) {GONE}\])")
TITLES = r"(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|lord|lady|rev(?:erend)?|cllr)"
ORDINARY = frozenset(
    {
        *("black", "brown", "day", "field", "frost", "grace", "green", "hall", "hill", "hope"),
        *("king", "lane", "long", "march", "mark", "may", "park", "pound", "price", "rose"),
        *("stone", "street", "summer", "west", "white", "will", "winter", "wood", "young"),
    }
)
"""Names that are words as well: left in the text, and told for a person to look at."""


def without_identity(text: str, case: Case) -> str:
    """Return the text with name, addresses and numbers of the requester replaced.

    Doing it twice changes nothing.
    """
    patterns = tuple(_patterns(case))
    while (found := _replaced(text, patterns)) != text:
        text = found
    return text


def _replaced(text: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """Replace once; what was put in before is left alone, so that this comes to an end."""
    for pattern, what in patterns:
        pieces = MARK.split(text)
        pieces[::2] = [pattern.sub(f"[{what} {GONE}]", piece) for piece in pieces[::2]]
        text = "".join(pieces)
    return text


def _patterns(case: Case) -> Iterator[tuple[re.Pattern[str], str]]:
    requester = case.request.requester
    for mail in (requester.email, case.request.reply_to):
        if mail.strip():
            yield literal(mail.strip()), "address"
    for line in requester.address.splitlines():
        # A town alone says little, and may be what the request is about.
        if re.search(r"\d", line):
            yield literal(line.strip(" ,")), "address"
    name = requester.name.strip()
    if name:
        yield re.compile(rf"(?<!\w){_spaced(name)}(?!\w)", re.IGNORECASE), "name"
    parts = name_parts(name)
    if parts:
        title = rf"(?<!\w)(?i:{TITLES})\.?\s+(?:{'|'.join(map(re.escape, parts))})(?!\w)"
        yield re.compile(title), "name"
    for part in parts:
        if part.lower() not in ORDINARY:
            yield re.compile(rf"(?<![\w@]){re.escape(part)}(?![\w@])"), "name"


def name_parts(name: str) -> list[str]:
    """Return the parts of a name that could tell somebody: no initials, no titles."""
    title = re.compile(rf"{TITLES}\.?", re.IGNORECASE)
    return [part for part in re.findall(r"[\w'-]{3,}", name) if not title.fullmatch(part)]


def literal(words: str) -> re.Pattern[str]:
    """Return what finds these words, whatever the case of their letters and their spaces."""
    return re.compile(rf"(?<!\w){_spaced(words)}(?!\w)", re.IGNORECASE)


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))
