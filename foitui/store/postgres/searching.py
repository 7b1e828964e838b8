"""Cases found by words: gathered where few have them, met going down the list where many have.

What a look costs decides (measured at a million cases): to find all cases of a word in the index
0.05 microseconds a case, to gather one and put it in order 0.3, to look at the short texts of one
3, into the words of its text 10. The planner of PostgreSQL knows none of these, and estimates badly
how many words start so; so both ways are gone a bounded distance, and then all are gathered.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from foitui.store import ordering
from foitui.store.postgres.choosing import Choice, Condition, values_of, where
from foitui.store.postgres.connecting import Connections, Row
from foitui.store.postgres.rows import SUMMARY_COLUMNS
from foitui.store.postgres.words import LONGEST_SHORT, Wanted
from foitui.store.protocol import Sort, SortKey

RARE = 20_000
"""Cases that are gathered and put in order within 6 ms; where a word stands in more of 1,000,000,
a page of them is met within as long going down the list."""
WALK = 4_000
"""Cases that are looked at going down the list before all of a word are gathered."""
BRIEF_WALK = 1_000
"""The same where a word was found to be in more than it was thought to be."""
LOOK = 140
"""To look into the words of one found case costs as much as finding so many of another word."""
SHORT = 2
"""Letters of a word that many may share, although no estimate knows."""

_NAMES = """SELECT part, array_agg(officer) FROM unnest(%s::text[]) AS part
    JOIN foitui.officers ON strpos(small, part) > 0 GROUP BY part"""
_SHORT = f"strpos(left(short, {LONGEST_SHORT}), %s) > 0"
_IN_ROW = "strpos(' ' || words, %s) > 0"
_COLUMNS = "case_id, due_order, reference, stage"
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
    about_text: float = 0
    """How many may have it as the start of a word of their text."""


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
        first, walk = self._sought[0], WALK
        if first.about <= RARE and len(first.word.part) > SHORT:
            walk = BRIEF_WALK
            rows = self._gathered(others, limit, sort, most=RARE)
            if rows is not None:
                return rows
        # No index has the stages in their order: to go down that list is to sort all of it.
        if sort.by is not SortKey.STAGE:
            rows = self._met(others, limit, sort, walk)
            if rows is not None:
                return rows
        return self._gathered(others, limit, sort) or []

    def count(self) -> int:
        """How many cases are found."""
        if self._is_in_index:
            return sum(count for _, count in self.counts_by_stage())
        return int(self._counted("count(*)")[0][0])

    def counts_by_stage(self) -> list[Row]:
        """How many of the found cases stand at each stage."""
        if self._is_in_index:
            query = " & ".join(each.word.query for each in self._sought)
            return self._connections.read("SELECT * FROM foitui.stages_of(%s)", (query,))
        return self._counted("stage, count(*)", " GROUP BY stage")

    @property
    def _is_in_index(self) -> bool:
        """Whether the index knows all that is asked for, and where many have it, at least cost."""
        return not self._choice.conditions and all(
            each.word.is_exact and not each.officers and each.about > RARE for each in self._sought
        )

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
                "(SELECT 1 FROM foitui.words WHERE found @@ %s::tsquery)",
                "(SELECT 1 FROM foitui.cases WHERE officer = ANY(%s))",
            ]
            values += [each.word.query, each.word.text, each.officers]
        sql = f"EXPLAIN (FORMAT JSON) {' UNION ALL '.join(asked)}"
        ((plan,),) = self._connections.read(sql, values, plan=True)
        rows = iter([part["Plan Rows"] for part in plan[0]["Plan"]["Plans"]])
        return [
            each._replace(about=whole + (theirs if each.officers else 0), about_text=text)
            for each, whole, text, theirs in zip(known, rows, rows, rows, strict=True)
        ]

    def _gathered(
        self, others: list[Condition], limit: int, sort: Sort, most: int | None = None
    ) -> list[Row] | None:
        """Return rows by gathering all cases with these words, or None where they are too many."""
        source, kept = self._source()
        bound = "" if most is None else f" LIMIT {most + 1}"
        how = "NOT MATERIALIZED" if most is None else "MATERIALIZED"
        first = f"WITH hits AS {how} ({source.sql}{bound}) "
        gathered = "0" if most is None else "(SELECT count(*) FROM hits)"
        ordered = f" ORDER BY {ordering.order(sort)} LIMIT {limit}"
        in_words = all(each.in_words for each in others) and sort.by in IN_WORDS
        here, there = ([*kept, *others], []) if in_words else (kept, others)
        best = f"SELECT case_id FROM hits{where(here)}{ordered if in_words else ''}"
        rows = self._connections.read(
            f"{first}SELECT {SUMMARY_COLUMNS}, {gathered} FROM ({best}) best"
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

    def _met(self, others: list[Condition], limit: int, sort: Sort, walk: int) -> list[Row] | None:
        """Return rows by going down the list, or None where that does not fill the page soon."""
        ordered = f" ORDER BY {ordering.order(sort)}"
        list_ = f"FROM foitui.cases{where(others)}{ordered} LIMIT {walk}"
        checks = [_check(each, "officer") for each in self._sought]
        rows = self._connections.read(
            f"SELECT {SUMMARY_COLUMNS} FROM (SELECT * {list_}) list"
            # OFFSET keeps the planner from reading all words instead, to join them afterwards.
            " JOIN LATERAL (SELECT case_id, short, words, found FROM foitui.words"
            f" WHERE case_id = id OFFSET 0) found ON true{where(checks)}{ordered} LIMIT {limit}",
            (*values_of(others), *values_of(checks)),
            plan=True,
        )
        if len(rows) == limit:
            return rows
        ((walked,),) = self._connections.read(
            f"SELECT count(*) FROM (SELECT 1 {list_}) list", values_of(others), plan=True
        )
        return rows if walked < walk else None

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
        columns = f"{_COLUMNS}, short, words, found" if rest else _COLUMNS
        if first.officers:
            found = _found(first.word)
            source = Condition(
                f"SELECT {columns} FROM foitui.words WHERE case_id IN"
                f" (SELECT case_id FROM foitui.words WHERE {found.sql}"
                " UNION SELECT id FROM foitui.cases WHERE officer = ANY(%s))",
                (*found.values, first.officers),
            )
            return source, [_check(each, _OFFICER) for each in rest]
        index = [each for each in rest if not each.officers and each.about < LOOK * first.about]
        found = _found(*(each.word for each in (first, *index)))
        source = Condition(f"SELECT {columns} FROM foitui.words WHERE {found.sql}", found.values)
        return source, [_check(each, _OFFICER) for each in rest if each not in index]


def _found(*words: Wanted) -> Condition:
    """Return the condition that a case has words, in a form that the index is asked for."""
    sql, values = "found @@ %s::tsquery", [" & ".join(word.query for word in words)]
    for word in words:
        if not word.is_exact:
            sql += f" AND ({_SHORT}{f' OR {_IN_ROW}' if word.in_row else ''})"
            values += [word.part, *([word.in_row] if word.in_row else [])]
    return Condition(sql, tuple(values))


def _check(sought: Sought, officer: str) -> Condition:
    """Return the condition that a case has a word, in a form that asks least of each case.

    Whose it is and its short texts are at hand; the words of its text are far, so the cases that
    have the word there are gathered once, where they are few.
    """
    word = sought.word
    either, values = [_SHORT], list[Any]([word.part])
    if sought.officers:
        either.insert(0, f"{officer} = ANY(%s)")
        values.insert(0, sought.officers)
    if word.text:
        text, more = "found @@ %s::tsquery", [word.text]
        if word.in_row:
            text, more = f"{text} AND {_IN_ROW}", [word.text, word.in_row]
        if sought.about_text <= RARE:
            either.append(f"case_id IN (SELECT case_id FROM foitui.words WHERE {text})")
        else:
            either.append(f"({text}) IS TRUE")
        values += more
    return Condition(f"({' OR '.join(either)})", tuple(values))
