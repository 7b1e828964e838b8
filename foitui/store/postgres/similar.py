"""Earlier cases most like a case, by the rare words that they share with it."""

import contextlib
import math
from collections.abc import Callable, Sequence

from foitui.case.records import Case
from foitui.store.errors import Damaged, NotFound
from foitui.store.postgres.connecting import Connections
from foitui.store.postgres.words import LONGEST_WORD, quoted
from foitui.store.protocol import Similar
from foitui.store.similar import (
    CHOSEN,
    COMMON,
    FEW,
    LEAST,
    SHARE,
    TOGETHER,
    as_similar,
    words_in,
)

Weighed = list[tuple[str, float]]
"""Words, with how much more each tells than a common one."""

_COUNTED = """
SELECT word, (SELECT count(*) FROM (
    SELECT 1 FROM foitui.words WHERE found @@ query::tsquery LIMIT %s) AS few)
FROM unnest(%s::text[], %s::text[]) AS asked(word, query)
WHERE NOT EXISTS (SELECT 1 FROM known WHERE known.word = asked.word)"""
_KNOWN = """
WITH known AS (
    SELECT word FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs)
        AS common(word, share)
    WHERE schemaname = 'foitui' AND tablename = 'words' AND attname = 'found' AND share * %s > %s)
"""
"""Words that the statistics of the server know to be common need not be counted."""
_ALIKE = """
SELECT c.reference, subject, outcome, weight FROM (
    SELECT case_id, sum(weight) AS weight, count(*) AS shared
    FROM unnest(%s::text[], %s::float8[]) AS asked(query, weight)
    JOIN foitui.words ON found @@ query::tsquery GROUP BY case_id) AS alike
JOIN foitui.cases c ON c.id = case_id
WHERE shared >= %s AND weight >= %s AND (received, c.id) < (%s, %s)
ORDER BY weight DESC, received DESC, c.id DESC LIMIT %s"""


def similar(
    connections: Connections, case: Case, case_id: int, read: Callable[[str], Case], limit: int
) -> tuple[Similar, ...]:
    """Return the earlier cases that share the most weight of rare words, the most like first."""
    shared, alone = rarest(connections, [word[:LONGEST_WORD] for word in words_in(case)])
    whole = sum(weight for _, weight in (*shared, *alone))
    if len(shared) < TOGETHER or not whole:
        return ()
    rows = connections.read(
        _ALIKE,
        (
            [quoted(word) for word, _ in shared],
            [weight / whole for _, weight in shared],
            TOGETHER,
            LEAST,
            case.request.received.isoformat(),
            case_id,
            limit * 2,
        ),
        plan=True,
    )
    found: list[Similar] = []
    for reference, subject, outcome, score in rows:
        if len(found) < limit:
            # A damaged case is told of when it is opened, not when another one is.
            with contextlib.suppress(Damaged, NotFound):
                found.append(as_similar(case, read(reference), score, subject, outcome))
    return tuple(found)


def rarest(connections: Connections, words: Sequence[str]) -> tuple[Weighed, Weighed]:
    """Return the words that few cases have, the rarest first, and those that only one has."""
    total = connections.read("SELECT case_id FROM foitui.head")[0][0]
    most = max(FEW, min(total // SHARE, COMMON))
    rows = connections.read(
        _KNOWN + _COUNTED,
        (total, most, most + 1, list(words), [quoted(word) for word in words]),
        plan=True,
    )
    counted = sorted((count, word) for word, count in rows if 0 < count <= most)
    weighed = [(count, (word, _weight(total, count))) for count, word in counted]
    shared = [each for count, each in weighed if count > 1]
    alone = [each for count, each in weighed if count == 1]
    return shared[:CHOSEN], alone[:CHOSEN]


def _weight(total: int, count: int) -> float:
    return max(math.log((total - count + 0.5) / (count + 0.5)), 1e-6)
