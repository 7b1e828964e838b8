"""What is found by words: the text of a case as one line of words, and a search as SQL.

The words stand as they follow each other, so that several that were asked for as one ("26-0001")
must stand side by side. Parts of the short texts are found by runs of three letters, which are
kept among the words behind a sign that no word starts with: no extension of PostgreSQL is needed.
"""

import re
import unicodedata
import zlib
from typing import NamedTuple

from foitui.case.records import Case
from foitui.store.postgres.texts import column
from foitui.store.protocol import Summary
from foitui.store.register import letters_of, words_of

LONGEST_WORD = 500
"""Letters of a word that are kept; PostgreSQL's longest is 2,046 bytes."""
LONGEST = 250_000
"""Letters of a request whose words are found; PostgreSQL's index holds 1 MB of words a case."""
LONGEST_PART = 100
"""Letters of a part that is looked for in the index; the rest is compared row by row."""
RUN = 3
"""Letters of a run; a shorter part of a word is looked for row by row."""

_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s")


class Indexed(NamedTuple):
    """What is kept of a case to find it by."""

    words: str
    """The words of its texts, in order."""
    letters: str
    """The runs of letters of its short texts."""
    short: str
    """Its short texts, in small letters."""


def indexed(case: Case, summary: Summary) -> Indexed:
    """Return what a case is found by."""
    short = column(letters_of(summary)).lower()
    return Indexed(" ".join(words_in(words_of(case)[:LONGEST])), " ".join(_runs(short)), short)


def fingerprint(case: Case, summary: Summary) -> int:
    """Return the checksum by which what a case is found by is known to be kept already."""
    texts = f"{words_of(case)}\n\n{letters_of(summary)}"
    return zlib.crc32(texts.encode("utf-8", "backslashreplace"))


def words_in(text: str) -> list[str]:
    """Return the words of a text without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text.lower())
    if not plain.isascii():
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [word[:LONGEST_WORD] for word in _WORD.findall(plain)]


def condition_of(word: str) -> tuple[str, list[str]]:
    """Return what a row of words must fulfil to hold a word that was looked for."""
    part, values = "strpos(short, %s) > 0", [column(word).lower()]
    if len(values[0]) >= RUN:
        runs = " & ".join(quoted(run) for run in _runs(values[0][:LONGEST_PART]))
        part, values = f"(found @@ %s::tsquery AND {part})", [runs, *values]
    tokens = words_in(word)
    if not tokens:
        return part, values
    starts, asked = "found @@ %s::tsquery", [" & ".join(map(quoted, tokens)) + ":*"]
    if len(tokens) > 1:
        starts += " AND strpos(' ' || words, %s) > 0"
        asked.append(" " + " ".join(tokens))
    return f"({part} OR ({starts}))", [*values, *asked]


def quoted(lexeme: str) -> str:
    """Return a word as it stands in a query of PostgreSQL."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _runs(text: str) -> list[str]:
    plain = _SPACE.sub("_", text)
    runs = (plain[at : at + RUN] for at in range(len(plain) - RUN + 1))
    return sorted({f"_{run}" for run in runs})
