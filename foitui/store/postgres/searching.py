"""Cases found by words: gathered where few have them, met going down the list where many have.

What a look costs decides (measured at a million cases): to find all cases of a word in the index
0.05 microseconds a case, to gather one and put it in order 0.2, to look into the words of one 7.
The planner of PostgreSQL knows none of these, and estimates badly how many words start so; so both
ways are gone a bounded distance, and then all cases are gathered.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from foitui.store import ordering
from foitui.store.postgres.choosing import Choice, Condition, values_of, where
from foitui.store.postgres.connecting import Connections, Row
from foitui.store.postgres.rows import SUMMARY_COLUMNS
from foitui.store.postgres.words import Wanted
from foitui.store.protocol import Sort, SortKey

RARE = 20_000
"""Cases that are gathered and put in order within 5 ms; where a word stands in more of 1,000,000,
a page of them is met within as long going down the list."""
WALK = 2_000
"""Cases that are looked into going down the list before all of a word are gathered."""
LOOK = 140
"""To look into the words of one found case costs as much as finding so many of another word."""
SHORT = 2
"""Letters of a word that many may share, although no estimate knows."""

_NAMES = """SELECT part, array_agg(officer) FROM unnest(%s::text[]) AS part
    JOIN foitui.officers ON strpos(small, part) > 0 GROUP BY part"""
_COLUMNS = "case_id, due_order, reference, stage, short, words, found"
_OFFICER = "(SELECT officer FROM foitui.cases WHERE id = case_id)"
IN_WORDS = (SortKey.DEADLINE, SortKey.REFERENCE)
"""Orders by what the rows of words have too."""


class Sought(NamedTuple):
    """A word that is looked for, with what is known of it."""

    word: Wanted
    officers: list[str]
    """Whose names have it as a part."""
    about: float = 0
    """How many cases may have it."""


class Search:
    """One search: the words and whatever else its cases must fulfil."""

    def __init__(self, connections: Connections, choice: Choice) -> None:
        """Learn about how many cases have each word, the rarest first."""
        self._connections = connections
        self._choice = choice
        self._sought = sorted(self._learnt(choice.sought), key=lambda each: each.about)

    def page(self, beyond: Condition | None, limit: int, sort: Sort) -> list[Row]:
        """Return `limit` rows of the list in an order, those after the end of a page."""
        others = [*self._choice.conditions, *([beyond] if beyond else [])]
        first = self._sought[0]
        if first.about <= RARE and len(first.word.part) > SHORT:
            rows = self._gathered(others, limit, sort, most=RARE)
            if rows is not None:
                return rows
        # No index has the stages in their order: to go down that list is to sort all of it.
        if sort.by is not SortKey.STAGE:
            rows = self._met(others, limit, sort)
            if rows is not None:
                return rows
        return self._gathered(others, limit, sort) or []

    def count(self) -> int:
        """How many cases are found."""
        return int(self._counted("count(*)")[0][0])

    def counts_by_stage(self) -> list[Row]:
        """How many of the found cases stand at each stage."""
        return self._counted("stage, count(*)", " GROUP BY stage")

    def _learnt(self, words: Sequence[Wanted]) -> list[Sought]:
        rows = self._connections.read(_NAMES, ([word.part for word in words],))
        names: dict[str, list[str]] = dict(rows)
        return self._estimated([Sought(word, names.get(word.part, [])) for word in words])

    def _estimated(self, known: list[Sought]) -> list[Sought]:
        """Say about how many cases have each word, as far as it is known without a look."""
        asked: list[str] = []
        values: list[Any] = []
        for each in known:
            asked += [
                "(SELECT 1 FROM foitui.words WHERE found @@ %s::tsquery)",
                "(SELECT 1 FROM foitui.cases WHERE officer = ANY(%s))",
            ]
            values += [each.word.query, each.officers]
        sql = f"EXPLAIN (FORMAT JSON) {' UNION ALL '.join(asked)}"
        ((plan,),) = self._connections.read(sql, values, plan=True)
        rows = [part["Plan Rows"] for part in plan[0]["Plan"]["Plans"]]
        return [
            each._replace(about=rows[2 * place] + (rows[2 * place + 1] if each.officers else 0))
            for place, each in enumerate(known)
        ]

    def _gathered(
        self, others: list[Condition], limit: int, sort: Sort, most: int | None = None
    ) -> list[Row] | None:
        """Return rows by gathering all cases with these words, or None where they are too many."""
        source, kept = self._source()
        bound = "" if most is None else f" LIMIT {most + 1}"
        first = f"WITH hits AS MATERIALIZED ({source.sql}{bound}) "
        ordered = f" ORDER BY {ordering.order(sort)} LIMIT {limit}"
        in_words = all(each.in_words for each in others) and sort.by in IN_WORDS
        here, there = ([*kept, *others], []) if in_words else (kept, others)
        best = f"SELECT case_id FROM hits{where(here)}{ordered if in_words else ''}"
        rows = self._connections.read(
            f"{first}SELECT {SUMMARY_COLUMNS}, (SELECT count(*) FROM hits) FROM ({best}) best"
            f" JOIN foitui.cases ON id = case_id{where(there)}{ordered}",
            (*source.values, *values_of(here), *values_of(there)),
            plan=True,
        )
        if most is None or (rows and rows[0][-1] <= most):
            return rows
        if rows:
            return None
        ((count,),) = self._connections.read(
            f"{first}SELECT count(*) FROM hits", source.values, plan=True
        )
        return rows if count <= most else None

    def _met(self, others: list[Condition], limit: int, sort: Sort) -> list[Row] | None:
        """Return rows by going down the list, or None where that does not fill the page soon."""
        ordered = f" ORDER BY {ordering.order(sort)}"
        list_ = f"FROM foitui.cases{where(others)}{ordered} LIMIT {WALK}"
        checks = [_check(each, "officer") for each in self._sought]
        rows = self._connections.read(
            f"SELECT {SUMMARY_COLUMNS} FROM (SELECT * {list_}) list"
            " JOIN (SELECT case_id, short, words, found FROM foitui.words) found ON case_id = id"
            f"{where(checks)}{ordered} LIMIT {limit}",
            (*values_of(others), *values_of(checks)),
            plan=True,
        )
        if len(rows) == limit:
            return rows
        ((walked,),) = self._connections.read(
            f"SELECT count(*) FROM (SELECT 1 {list_}) list", values_of(others), plan=True
        )
        return rows if walked < WALK else None

    def _counted(self, what: str, grouped: str = "") -> list[Row]:
        source, kept = self._source()
        others = self._choice.conditions
        if all(each.in_words for each in others):
            sql = f"SELECT {what} FROM ({source.sql}) hits{where([*kept, *others])}{grouped}"
        else:
            sql = (
                f"SELECT {what} FROM (SELECT case_id FROM ({source.sql}) hits{where(kept)}) found"
                f" JOIN foitui.cases ON id = case_id{where(others)}{grouped}"
            )
        values = (*source.values, *values_of(kept), *values_of(others))
        return self._connections.read(sql, values, plan=True)

    def _source(self) -> tuple[Condition, list[Condition]]:
        """Return the query that finds cases by the rarest words, and what is to be checked of them.

        All that is found at once in the index is counted there, so a common word is not among it
        where few cases are left to look into.
        """
        first, rest = self._sought[0], self._sought[1:]
        word = first.word
        if first.officers:
            one = _check(first._replace(officers=[]), "")
            source = Condition(
                f"SELECT {_COLUMNS} FROM foitui.words WHERE found @@ %s::tsquery AND {one.sql}"
                f" UNION ALL SELECT {_COLUMNS} FROM foitui.words WHERE NOT {one.sql} AND case_id IN"
                " (SELECT id FROM foitui.cases WHERE officer = ANY(%s))",
                (word.query, *one.values, *one.values, first.officers),
            )
            return source, [_check(each, _OFFICER) for each in rest]
        index = [each for each in rest if not each.officers and each.about < LOOK * first.about]
        query = " & ".join(each.word.query for each in (first, *index))
        source = Condition(
            f"SELECT {_COLUMNS} FROM foitui.words WHERE found @@ %s::tsquery", (query,)
        )
        found = [_found_check(each.word) for each in (first, *index) if each.word.check]
        return source, [*found, *(_check(each, _OFFICER) for each in rest if each not in index)]


def _found_check(word: Wanted) -> Condition:
    return Condition(word.check, word.values)


def _check(sought: Sought, officer: str) -> Condition:
    """Return the condition that a case has a word, in a form that no index is asked for."""
    word = sought.word
    sql, values = "(found @@ %s::tsquery) IS TRUE", (word.query, *word.values)
    if word.check:
        sql = f"({sql} AND {word.check})"
    if sought.officers:
        # Whose case it is, is known at less cost than its words.
        return Condition(f"({officer} = ANY(%s) OR {sql})", (sought.officers, *values))
    return Condition(f"({sql})", values)
