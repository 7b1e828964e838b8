"""What is known of words before they are looked for: whose names have them, how many cases may."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from foitui.store.postgres.connecting import Connections
from foitui.store.postgres.words import Wanted

_NAMES = """SELECT part, array_agg(officer) FROM unnest(%s::text[]) AS part
    JOIN foitui.officers ON strpos(small, part) > 0 GROUP BY part"""
_ASKED = """(SELECT 1 FROM foitui.words WHERE found @@ %s::tsquery) UNION ALL
(SELECT 1 FROM foitui.cases WHERE lower(reference) COLLATE "C" LIKE %s) UNION ALL
(SELECT 1 FROM foitui.words WHERE found @@ %s::tsquery) UNION ALL
(SELECT 1 FROM foitui.held WHERE officer = ANY(%s))"""


class Sought(NamedTuple):
    """A word that is looked for, with what is known of it."""

    word: Wanted
    officers: list[str]
    """Whose names have it as a part."""
    about: float = 0
    """How many cases may have it."""
    about_reference: float = 0
    """How many may have it as a part of their reference."""
    about_text: float = 0
    """How many may have it as the start of a word of their text."""
    about_held: float = 0
    """How many may be with these officers."""


def learnt(connections: Connections, words: Sequence[Wanted]) -> list[Sought]:
    """Say about how many cases have each word, as far as it is known without a look."""
    rows = connections.read(_NAMES, ([word.part for word in words],))
    names: dict[str, list[str]] = dict(rows)
    values: list[Any] = []
    for word in words:
        values += [word.beside, _like(word.part), word.text, names.get(word.part, [])]
    sql = f"EXPLAIN (FORMAT JSON) {' UNION ALL '.join([_ASKED] * len(words))}"
    ((plan,),) = connections.read(sql, values, plan=True)
    parts = iter([part["Plan Rows"] for part in plan[0]["Plan"]["Plans"]])
    found = []
    for word, beside, reference, text, theirs in zip(
        words, parts, parts, parts, parts, strict=True
    ):
        officers = names.get(word.part, [])
        held = theirs if officers else 0
        about = beside + reference + held
        found.append(Sought(word, officers, about, reference, text, held))
    return found


def _like(part: str) -> str:
    """Return the pattern of whatever has a part."""
    return "%" + re.sub(r"([%_\\])", r"\\\1", part) + "%"
