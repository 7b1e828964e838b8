"""Takes who asked out of a text that is to be published."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from foitui.case.records import Case, Requester

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
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
"""Where a word begins and ends; a line below parts words, as in the name of an account."""
_APOSTROPHES = "['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`]"
_MOST = 20
"""Parts of a name that are looked for; a name made to hold everybody up has more."""
_HYPHENS = r"[\s\u2010-\u2013-]"


def without_identity(text: str, case: Case) -> str:
    """Return the text with name, addresses and numbers of the requester replaced.

    Doing it twice changes nothing.
    """
    text = unicodedata.normalize("NFC", text)
    patterns = tuple(_patterns(case))
    while (found := _replaced(text, patterns)) != text:
        text = found
    return text


def hidden(text: str, case: Case) -> str:
    """Return the text of a request for those who decide, with who signed it covered by stars.

    Only what can be nothing else is covered, since the words of a name may be what is asked about.
    No character moves, so that places in the one are places in the other.
    """
    for pattern in _covering(case.request.requester, case.request.reply_to):
        text = pattern.sub(_stars, text)
    return text


@lru_cache(maxsize=8)
def _covering(requester: Requester, reply_to: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds who asked; made once, for a history is covered field by field."""
    found: list[re.Pattern[str]] = []
    for pattern, _ in (*_outright(requester, reply_to), *_signatures(requester.name)):
        # The text stays as it came, with its accents as letters or as marks of their own.
        apart = unicodedata.normalize("NFD", pattern.pattern)
        words = dict.fromkeys((pattern.pattern, apart))
        found += [re.compile(each, pattern.flags) for each in words]
    return tuple(found)


def _stars(match: re.Match[str]) -> str:
    return re.sub(r"\S", "*", match[0])


def _signatures(name: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield a line that is nothing but a part of the name, as at the end of a letter."""
    if parts := name_parts(name):
        part = f"(?:{'|'.join(map(spelled, parts))})"
        line = rf"^[ \t>]*{part}(?:[ \t]+{part})*[ \t]*[,.]?[ \t]*$"
        yield re.compile(line, re.MULTILINE), "name"


def _replaced(text: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """Replace once; what was put in before is left alone, so that this comes to an end."""
    for pattern, what in patterns:
        pieces = MARK.split(text)
        pieces[::2] = [pattern.sub(f"[{what} {GONE}]", piece) for piece in pieces[::2]]
        text = "".join(pieces)
    return text


def _patterns(case: Case) -> Iterator[tuple[re.Pattern[str], str]]:
    requester = case.request.requester
    yield from _outright(requester, case.request.reply_to)
    parts = name_parts(requester.name)
    for part in parts:
        if part.lower() not in ORDINARY and len(part) > 2:
            yield re.compile(rf"(?<![\w@]){spelled(part)}(?![\w@])"), "name"


def _outright(requester: Requester, reply_to: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield what can be nothing but who asked: whole names and addresses, and forms of address."""
    for mail in (requester.email, reply_to):
        if mail.strip():
            yield literal(mail.strip()), "address"
    for line in requester.address.splitlines():
        # A town alone says little, and may be what the request is about.
        if re.search(r"\d", line):
            yield literal(line.strip(" ,")), "address"
    name = unicodedata.normalize("NFC", requester.name.strip())
    if words := [word for word in name.split() if re.search(r"\w", word)][:_MOST]:
        # Between the words may stand what an account on a public site has there.
        between = r"[\s._-]*" if len(name) > 7 else r"[\s._-]+"
        whole = between.join(map(spelled, words))
        yield re.compile(f"{_START}{whole}{_END}", re.IGNORECASE), "name"
    if parts := name_parts(name):
        any_part = "|".join(map(spelled, parts))
        yield re.compile(rf"{_START}(?i:{TITLES})\.?\s+(?i:{any_part}){_END}"), "name"
        yield re.compile(rf"(?<=\bDear )(?:{any_part})(?=,?\s*$)", re.MULTILINE), "name"


def name_parts(name: str) -> list[str]:
    """Return the parts of a name that could tell somebody: no initials, no titles."""
    title = re.compile(rf"{TITLES}\.?", re.IGNORECASE)
    words = re.findall(rf"(?:\w|{_APOSTROPHES}|-){{2,}}", unicodedata.normalize("NFC", name))
    halves = [half for word in words if "-" in word for half in word.split("-") if len(half) > 2]
    return [part for part in (*words, *halves) if not title.fullmatch(part)][:_MOST]


def spelled(words: str) -> str:
    """Return the pattern of a name however its apostrophes and hyphens are written."""
    pattern = re.sub(_APOSTROPHES, lambda _: _APOSTROPHES, re.escape(words))
    return pattern.replace(r"\-", _HYPHENS)


def literal(words: str) -> re.Pattern[str]:
    """Return what finds these words, whatever the case of their letters and their spaces."""
    return re.compile(rf"(?<!\w){_spaced(words)}(?!\w)", re.IGNORECASE)


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))
