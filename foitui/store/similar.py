"""Earlier cases most like a case, by the rare words that they share with it."""

import contextlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from foitui.case.records import Case
from foitui.case.standing import Outcome
from foitui.store.engine import Engine
from foitui.store.errors import Damaged
from foitui.store.protocol import Similar
from foitui.store.register import words_of

READ = 20_000
"""Characters of a request whose words are weighed."""
WEIGHED = 300
"""Different words of a request that are weighed; the longest are the likeliest to be rare."""
CHOSEN = 24
"""Rare words that are looked for."""
COMMON = 400
"""A word that stands in more cases than this, in a large caseload, tells nothing apart."""
SHARE = 10
"""Neither does one that stands in more than one of ten cases, in a small one."""
FEW = 20
"""In so few cases every word may count."""
LEAST = 0.15
"""Part of the weight of its rare words that another case must have to be called similar."""

TOGETHER = 2
"""Rare words that two cases share at least; one alone is chance."""

_WORD = re.compile(r"[^\W_]{3,}")
_SPACE = re.compile(r"\s+")


def similar(
    engine: Engine, case: Case, doc_id: int, read: Callable[[int, str], Case], limit: int
) -> tuple[Similar, ...]:
    """Return the earlier cases that share the most weight of rare words, the most like first.

    Args:
        engine: Where the index is.
        case: The case.
        doc_id: Its number in the index.
        read: Reads a case by its number and reference.
        limit: How many to return at most.
    """
    shared, alone = rarest(engine, words_in(case))
    wanted = _either(shared)
    if len(shared) < TOGETHER or not (whole := _weight(engine, _either(shared + alone), doc_id)):
        return ()
    rows = engine.read(
        "SELECT rank / ?, id, reference, subject, outcome FROM words"
        " JOIN cases ON id = words.rowid"
        " WHERE words MATCH ? AND (received, id) < (?, ?) ORDER BY rank LIMIT ?",
        (whole, wanted, case.request.received.isoformat(), doc_id, limit * 2),
    )
    found: list[Similar] = []
    for score, other_id, reference, subject, outcome in rows:
        if score >= LEAST and len(found) < limit:
            # A damaged case is told of when it is opened, not when another one is.
            with contextlib.suppress(Damaged):
                other = read(other_id, reference)
                if len(set(shared) & set(words_in(other))) >= TOGETHER:
                    found.append(as_similar(case, other, score, subject, outcome))
    return tuple(found)


def _either(words: Sequence[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def _weight(engine: Engine, wanted: str, doc_id: int) -> float:
    sql = "SELECT bm25(words) FROM words WHERE words MATCH ? AND rowid=?"
    rows = engine.read(sql, (wanted, doc_id))
    return float(rows[0][0]) if rows else 0.0


def words_in(case: Case) -> tuple[str, ...]:
    """Return the different words of a request as the index has them, the longest first."""
    text = words_of(case).removeprefix(case.reference)[:READ].lower()
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )
    found = dict.fromkeys(_WORD.findall(plain))
    return tuple(sorted(found, key=len, reverse=True)[:WEIGHED])


def rarest(engine: Engine, words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that few cases have, the rarest first, and those that only one has."""
    total = engine.read("SELECT count(*) FROM cases")[0][0]
    most = max(FEW, min(total // SHARE, COMMON))
    counted = []
    for word in words:
        # The count ends where the word is known to be common, which keeps it short.
        count = engine.read(
            "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
            (f'"{word}"', most + 1),
        )[0][0]
        if count <= most:
            counted.append((count, word))
    counted.sort()
    shared = tuple(word for count, word in counted if count > 1)
    alone = tuple(word for count, word in counted if count == 1)
    return shared[:CHOSEN], alone[:CHOSEN]


def as_similar(case: Case, other: Case, score: float, subject: str, outcome: str) -> Similar:
    """Return an earlier case as it is told of; a score is 1 where all that tells is shared."""
    sent = other.sent
    return Similar(
        reference=other.reference,
        subject=subject,
        received=other.request.received,
        outcome=Outcome(outcome),
        score=round(min(score, 1.0), 3),
        same_correspondent=is_same_correspondent(case, other),
        answered=sent is not None,
        answered_on=sent.on if sent else None,
    )


def is_same_correspondent(one: Case, other: Case) -> bool:
    """Whether two requests came from one address, or belong to one correspondence."""
    return bool(_marks(one) & _marks(other))


def _marks(case: Case) -> frozenset[str]:
    """Return what a correspondent is known by; it never leaves this module."""
    request = case.request
    who = request.requester
    return frozenset(
        f"{kind}:{_SPACE.sub(' ', value).strip().casefold()}"
        for kind, value in _given(
            ("mail", who.email),
            ("mail", request.reply_to),
            ("post", who.address),
            ("thread", request.thread_key),
        )
    )


def _given(*marks: tuple[str, str]) -> Iterable[tuple[str, str]]:
    return (mark for mark in marks if mark[1].strip())
