"""What is found by words: the text of a case as one line of words, and a search as SQL.

The words stand as they follow each other, so that several that were asked for as one ("26-0001")
must stand side by side. Any part of a short text starts one of its ends ("budget", "udget",
"dget", ...), which are kept among the words behind a sign that no word starts with; those of a
reference have a sign of their own, because a list can be gone down by its references alone. So all
that is looked for is one question to one index, whose answer PostgreSQL can estimate: it must know
whether to gather the few cases of a rare word, or to go down the list for a common one.
"""

import re
import string
import unicodedata
import zlib
from typing import NamedTuple

from foitui.case.records import Case
from foitui.store.documents import column, storable
from foitui.store.protocol import Summary
from foitui.store.register import words_of

LONGEST_WORD = 500
"""Letters of a word that are kept; PostgreSQL's longest is 2,046 bytes."""
LONGEST = 250_000
"""Letters of a request whose words are found; PostgreSQL's index holds 1 MB of words a case."""
LONGEST_PART = 100
"""Letters of a part that is looked for in the index; the rest is compared row by row."""
SHORTEST_START = 3
"""Letters of a start of words that the index is asked for beside whole words."""
LONGEST_SHORT = 2_000
"""Letters of the short texts whose parts are found."""
OF_REFERENCE, OF_OTHERS = "#", "_"
"""What ends of references, and of words of other short texts, stand behind."""
HAS_DUE_DAY = "!"
"""Stands among the words of a case that has a due day."""
SIGNS = string.punctuation
"""What parts the words of a reference; among its ends each of them is one and the same."""
SIGN = "-"

_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"(?!.*[^A-Za-z0-9]{2})[!-~]+")
_ALIKE = str.maketrans(SIGNS, SIGN * len(SIGNS))


class Indexed(NamedTuple):
    """What is kept of a case to find it by."""

    words: str
    """The words of its texts, in order; those of its reference only where that is not plain."""
    letters: str
    """The ends of the words of its short texts."""
    short: str
    """Its short texts, in small letters; the officer is not there, since they are few: a search
    looks through their names, and a case that is handed over is found anew at no cost."""


def indexed(case: Case, summary: Summary) -> Indexed:
    """Return what a case is found by."""
    short = column(short_of(summary)).lower()
    length = len(case.reference) if is_plain(case.reference) else 0
    found = words_in(words_of(case)[length:LONGEST])
    return Indexed(" ".join(found), letters_of(case.reference, short), short)


def is_plain(reference: str) -> bool:
    """Whether the database reads a reference as we do, and so finds all by it alone.

    PostgreSQL makes letters small otherwise than Python does, but for those of ASCII, and parts no
    words at other signs. What is not plain is found as other texts are, and not by going down the
    list.
    """
    return _PLAIN.fullmatch(reference) is not None


def fingerprint(case: Case, summary: Summary) -> int:
    """Return the checksum by which what a case is found by is known to be kept already."""
    texts = f"{words_of(case)}\n\n{short_of(summary)}"
    return zlib.crc32(texts.encode("utf-8", "backslashreplace"))


def words_in(text: str) -> list[str]:
    """Return the words of a text without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text.lower())
    if not plain.isascii():
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [word[:LONGEST_WORD] for word in _WORD.findall(plain)]


class Wanted(NamedTuple):
    """A word that is looked for: any part of a short text, or how words of a text start."""

    part: str
    """The word in small letters, as a part of a short text or of the name of an officer."""
    query: str
    """Of the index of words, for all, as a part of a `tsquery`."""
    beside: str
    """The same without references."""
    text: str
    """The same for words of a text alone; empty where it has none of their letters."""
    in_row: str
    """How it stands among the words of a text, where the index does not know enough of it."""
    is_exact: bool
    """Whether the index knows all, so that what it finds need not be looked at."""
    is_exact_beside: bool
    """The same without references, whose signs it does not tell apart."""


def wanted(word: str) -> Wanted:
    """Return how a word is looked for."""
    part, tokens = column(word).lower(), words_in(word)
    text = _starting(tokens)
    joined = dict.fromkeys((part.translate(_ALIKE), *([SIGN.join(tokens)] if tokens else [])))
    others = [_end(OF_OTHERS, part), *([text] if text else [])]
    found = [*(_end(OF_REFERENCE, each) for each in joined), *others]
    is_exact_beside = len(tokens) < 2 and len(part) <= LONGEST_PART
    is_exact = is_exact_beside and [*joined] == [part]
    return Wanted(
        part=part,
        query=f"({' | '.join(found)})",
        beside=f"({' | '.join(others)})",
        text=text,
        in_row=" " + " ".join(tokens) if tokens and not is_exact else "",
        is_exact=is_exact,
        is_exact_beside=is_exact_beside,
    )


def _starting(tokens: list[str]) -> str:
    """Return the query for the words of a text of which the last one starts so.

    The start of a word is looked for by going through all that start so; of several words that
    stand side by side a short one at the end is left to the look at the case.
    """
    if len(tokens) > 1 and len(tokens[-1]) < SHORTEST_START:
        return f"({' & '.join(map(quoted, tokens[:-1]))})"
    return f"({' & '.join(map(quoted, tokens))}:*)" if tokens else ""


def quoted(lexeme: str) -> str:
    """Return a word as it stands in a query of PostgreSQL."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def letters_of(reference: str, short: str) -> str:
    """Return every end of every word of short texts, which begin with the reference."""
    short = short[:LONGEST_SHORT]
    length = len(reference) if is_plain(reference) else 0
    found = {OF_REFERENCE + end for end in _ends(short[:length].translate(_ALIKE))}
    return " ".join(sorted(found | {OF_OTHERS + end for end in _ends(short[length:])}))


def _ends(text: str) -> set[str]:
    return {word[at : at + LONGEST_PART] for word in text.split() for at in range(len(word))}


def _end(sign: str, part: str) -> str:
    return f"{quoted(f'{sign}{part[:LONGEST_PART]}')}:*"


def short_of(summary: Summary) -> str:
    """Return the short texts in which any part of a word is found."""
    return storable("\n".join((summary.reference, summary.subject, summary.sender_reference)))
