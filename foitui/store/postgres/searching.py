"""Cases found by words: gathered where few have them, met going down the list where many have.

What a look costs decides (measured at a million cases): to find all cases of a word in the index
0.05 microseconds a case, to look at the reference of one going down the list 0.1, to gather one and
put it in order 0.3, to look at the short texts of one 3, into the words of its text 10. The planner
of PostgreSQL knows none of these, and estimates badly how many words start so; so the list is gone
down a bounded distance, and then all are gathered.
"""

from collections.abc import Sequence

from foitui.store import ordering
from foitui.store.postgres.choosing import (
    DUE,
    Choice,
    Condition,
    Rows,
    best,
    shown,
    table_beside,
    table_of,
    values_of,
    where,
)
from foitui.store.postgres.connecting import Connections, Row
from foitui.store.postgres.sought import Sought, learnt
from foitui.store.postgres.words import HAS_DUE_DAY, LONGEST_SHORT, SIGNS, Wanted, quoted
from foitui.store.protocol import BY_DEADLINE, Sort, SortKey
from foitui.store.summary_rows import NOT_DUE

FEW = 5_000
"""Cases that are gathered at once; of more, those with a due day are looked for first, with which
the list begins and which are a small part of it."""
RARE = 20_000
"""Cases that are gathered and put in order within 6 ms; where a word stands in more of 1,000,000,
a page of them is met within as long going down the list."""
WALK = 4_000
"""Cases that are looked at going down the list before all of a word are gathered."""
MANY = 5_000
"""Cases with letters in their reference that are sooner met by it than gathered: each reference is
a word of its own in the index."""
BRIEF_WALK = 1_000
"""The same where a word was found to be in more than it was thought to be."""
LONG_WALK = 60_000
"""The same where only their references are looked at."""
LOOK = 140
"""To look into the words of one found case costs as much as finding so many of another word."""
SHORT = 2
"""Letters of a word that many may share, although no estimate knows."""

_SHORT = f"strpos(left(short, {LONGEST_SHORT}), %s) > 0"
_IN_ROW = "strpos(' ' || words, %s) > 0"
_IN_REFERENCE = "strpos(' ' || translate(lower(reference), %s, %s), %s) > 0"
_IN_LETTERS = "strpos(lower(reference), %s) > 0"
_LOOKED_AT = (
    # OFFSET keeps the planner from reading all words instead, to join them afterwards.
    " JOIN LATERAL (SELECT case_id, short, words, found FROM foitui.words"
    " WHERE case_id = id OFFSET 0) found ON true"
)
"""Brings the words of the cases that a list has."""
_COLUMNS = "case_id, due_order, reference, stage"
_OFFICER = "(SELECT c.officer FROM foitui.cases c WHERE c.id = case_id)"
IN_WORDS = (SortKey.DEADLINE, SortKey.REFERENCE)
"""Orders by what the rows of words have too."""


class Search:
    """One search: the words and whatever else its cases must fulfil."""

    def __init__(self, connections: Connections, choice: Choice) -> None:
        """Learn about how many cases have each word, the rarest first."""
        self._connections = connections
        self._choice = choice
        self._sought = sorted(learnt(connections, choice.sought), key=lambda each: each.about)

    def page(self, beyond: Condition | None, limit: int, sort: Sort) -> list[Row]:
        """Return `limit` rows of the list in an order, those after the end of a page."""
        others = [*self._choice.conditions, *([beyond] if beyond else [])]
        is_past = beyond is not None and beyond.values[0] == NOT_DUE
        if sort == BY_DEADLINE and not is_past and self._sought[0].about > FEW:
            rows = self._page([*others, DUE], limit, sort)
            if len(rows) == limit:
                return rows
        return self._page(others, limit, sort)

    def _page(self, others: list[Condition], limit: int, sort: Sort) -> list[Row]:
        first, walk = self._sought[0], WALK
        by_reference = self._by_reference() if sort.by in IN_WORDS else None
        if first is not by_reference and first.about <= RARE and len(first.word.part) > SHORT:
            walk = BRIEF_WALK
            rows = self._gathered(others, limit, sort, most=RARE)
            if rows is not None:
                return rows
        rows = None
        by_officer = self._by_officer() if sort.by in IN_WORDS else None
        if by_officer:
            rows = self._met_with_officer(by_officer, others, limit, sort)
        elif by_reference:
            rows = self._met_in_references(by_reference, others, limit, sort)
        # No index has the stages in their order: to go down that list is to sort all of it.
        elif sort.by is not SortKey.STAGE:
            rows = self._met(others, limit, sort, walk)
        if rows is None:
            rows = self._gathered(others, limit, sort)
        return rows or []

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

    def _by_reference(self) -> Sought | None:
        """Return the rarest word that many have in their reference and few have elsewhere."""
        for each in self._sought:
            if each.about_reference > MANY and each.about - each.about_reference <= RARE:
                return each
        return None

    def _by_officer(self) -> Sought | None:
        """Return the word beside others that is in one officer's name, and seldom elsewhere."""
        for each in self._sought:
            is_name = len(each.officers) == 1 and each.about - each.about_held <= RARE
            if is_name and each.about_held > RARE and len(self._sought) > 1:
                return each
        return None

    def _gathered(
        self, others: list[Condition], limit: int, sort: Sort, most: int | None = None
    ) -> list[Row] | None:
        """Return rows by gathering all cases with these words, or None where they are too many."""
        source, kept = _source(self._sought[0], self._sought[1:], is_due=DUE in others)
        bound = "" if most is None else f" LIMIT {most + 1}"
        how = "NOT MATERIALIZED" if most is None else "MATERIALIZED"
        first = f"WITH hits AS {how} ({source.sql}{bound}) "
        gathered = ", 0" if most is None else ", (SELECT count(*) FROM hits)"
        found = _first_found(kept, others, limit, sort)
        rows = self._connections.read(
            f"{first}{shown(found.sql, sort, gathered)} LIMIT {limit}",
            (*source.values, *found.values),
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
        list_ = best(others, sort, walk)
        checks = [_check(each) for each in self._sought]
        met = (
            f"SELECT reference FROM ({list_}) list{_LOOKED_AT}{where(checks)}"
            f" ORDER BY {ordering.order(sort)} LIMIT {limit}"
        )
        rows = self._connections.read(
            shown(met, sort), (*values_of(others), *values_of(checks)), plan=True
        )
        is_whole = len(rows) == limit or self._count_of(list_, values_of(others)) < walk
        return rows if is_whole else None

    def _met_in_references(
        self, sought: Sought, others: list[Condition], limit: int, sort: Sort
    ) -> list[Row] | None:
        """Return rows that are met by their references, and those found elsewhere before them.

        The rows in an index of the list are enough to go down it, so that is twenty times as far.
        """
        rest = [each for each in self._sought if each is not sought]
        ordered = f" ORDER BY {ordering.order(sort)}"
        list_ = (
            f"SELECT due_order, reference FROM {table_of(others)}{where(others)}{ordered}"
            f" LIMIT {LONG_WALK}"
        )
        has = _met_by(sought.word)
        met = f"SELECT due_order, reference FROM ({list_}) list WHERE {has.sql}{ordered}"
        checks = [_check(each) for each in rest]
        if rest:
            met = (
                f"SELECT due_order, reference FROM ({met} LIMIT {WALK}) few"
                " JOIN (SELECT id, reference FROM foitui.places) p USING (reference)"
                f"{_LOOKED_AT}{where(checks)}{ordered}"
            )
        values = (*values_of(others), *has.values, *values_of(checks))
        source = _source(sought, rest, beside=True, is_due=DUE in others)
        rows = self._both(Condition(met, values), source, others, limit, sort)
        if rows and rows[0][-1] == limit:
            return rows
        ((walked, found),) = self._connections.read(
            f"SELECT count(*), count(*) FILTER (WHERE {has.sql}) FROM ({list_}) list",
            (*has.values, *values_of(others)),
            plan=True,
        )
        return rows if walked < LONG_WALK and (found <= WALK or not rest) else None

    def _met_with_officer(
        self, sought: Sought, others: list[Condition], limit: int, sort: Sort
    ) -> list[Row] | None:
        """Return rows that are met in the list of an officer, and those found elsewhere."""
        rest = [each for each in self._sought if each is not sought]
        theirs = Condition("officer = %s", (sought.officers[0],), Rows.HELD)
        list_ = best([*others, theirs], sort, WALK)
        checks = [_check(each) for each in rest]
        met = (
            f"SELECT due_order, reference FROM ({list_}) list{_LOOKED_AT}{where(checks)}"
            f" ORDER BY {ordering.order(sort)}"
        )
        values = values_of([*others, theirs])
        elsewhere = sought._replace(officers=[], about=sought.about - sought.about_held)
        source = _source(elsewhere, rest, is_due=DUE in others)
        rows = self._both(
            Condition(met, (*values, *values_of(checks))), source, others, limit, sort
        )
        is_full = bool(rows) and rows[0][-1] == limit
        return rows if is_full or self._count_of(list_, values) < WALK else None

    def _count_of(self, list_: str, values: Sequence[object]) -> int:
        """How many rows a list has that was gone down."""
        sql = f"SELECT count(*) FROM ({list_}) list"
        return int(self._connections.read(sql, values, plan=True)[0][0])

    def _both(
        self,
        met: Condition,
        beside: tuple[Condition, list[Condition]],
        others: list[Condition],
        limit: int,
        sort: Sort,
    ) -> list[Row]:
        """Return rows that are met or found beside them, and how many were met."""
        source, kept = beside
        # What comes after a page that was met is not looked into.
        before = f"((SELECT count(*) FROM met) < {limit} OR {ordering.until('met', sort)})"
        found = _first_found([Condition(before, rows=Rows.WORDS), *kept], others, limit, sort)
        both = f"SELECT reference FROM met UNION ({found.sql})"
        return self._connections.read(
            f"WITH met AS MATERIALIZED ({met.sql} LIMIT {limit}), hits AS ({source.sql})"
            f"{shown(both, sort, ', (SELECT count(*) FROM met)')} LIMIT {limit}",
            (*met.values, *source.values, *found.values),
            plan=True,
        )

    def _counted(self, what: str, grouped: str = "") -> list[Row]:
        source, kept = _source(self._sought[0], self._sought[1:])
        others = self._choice.conditions
        if _beyond_words(others):
            sql = (
                f"SELECT {what} FROM (SELECT reference FROM ({source.sql}) hits{where(kept)}) found"
                f" JOIN {table_beside(others)} USING (reference){where(others)}{grouped}"
            )
        else:
            sql = f"SELECT {what} FROM ({source.sql}) hits{where([*kept, *others])}{grouped}"
        values = (*source.values, *values_of(kept), *values_of(others))
        return self._connections.read(sql, values, plan=True)


def _source(
    first: Sought, rest: Sequence[Sought], *, beside: bool = False, is_due: bool = False
) -> tuple[Condition, list[Condition]]:
    """Return the query that finds cases by the rarest words, and what is to be checked of them.

    All that is found at once in the index is counted there, so a common word is not among it where
    few cases are left to look into. `beside` leaves out the references of the first; `is_due` looks
    only for cases with a due day.
    """
    columns = f"{_COLUMNS}, short, words, found" if rest else _COLUMNS
    word, about, index = first.word, first.about, list[Sought]()
    if beside:
        word = word._replace(query=word.beside, is_exact=word.is_exact_beside)
        about -= first.about_reference
    if not first.officers:
        # The letters of many references are as many words of the index: a look is sooner done.
        index = [
            each
            for each in rest
            if not each.officers and each.about_reference <= MANY and each.about < LOOK * about
        ]
    found = _found([word, *(each.word for each in index)], is_due=is_due)
    if first.officers:
        among = f" AND {DUE.sql}" if is_due else ""
        theirs = f"SELECT id FROM foitui.held WHERE officer = ANY(%s){among}"
        found = Condition(
            f"{found.sql} OR case_id = ANY(ARRAY({theirs}))", (*found.values, first.officers)
        )
    source = Condition(f"SELECT {columns} FROM foitui.words WHERE {found.sql}", found.values)
    return source, [_check(each) for each in rest if each not in index]


def _beyond_words(others: Sequence[Condition]) -> list[Condition]:
    return [each for each in others if each.rows > Rows.WORDS]


def _first_found(
    kept: list[Condition], others: list[Condition], limit: int, sort: Sort
) -> Condition:
    """Return the query for the references of hits that the list begins with.

    Where words do not tell all that is asked for, or nothing of the order, the list is asked.
    """
    beyond = _beyond_words(others)
    here = [*kept, *(each for each in others if each not in beyond)]
    found, values = f"SELECT reference FROM hits{where(here)}", values_of(here)
    if beyond or sort.by not in IN_WORDS:
        table = f"({found}) hits JOIN {table_beside(beyond, sort)} USING (reference)"
        found, values = f"SELECT reference FROM {table}{where(beyond)}", values + values_of(beyond)
    return Condition(f"{found} ORDER BY {ordering.order(sort)} LIMIT {limit}", values)


def _found(words: Sequence[Wanted], *, is_due: bool = False) -> Condition:
    """Return the condition that a case has words, in a form that the index is asked for."""
    queries = [*(word.query for word in words), *([quoted(HAS_DUE_DAY)] if is_due else [])]
    sql, values = "found @@ %s::tsquery", [" & ".join(queries)]
    for word in words:
        if not word.is_exact:
            in_row = _either([_in_reference(word), _in_row(word)]) if word.in_row else None
            look = _either([Condition(_SHORT, (word.part,)), *([in_row] if in_row else [])])
            sql, values = f"{sql} AND {look.sql}", [*values, *look.values]
    return Condition(sql, tuple(values))


def _check(sought: Sought) -> Condition:
    """Return the condition that a case has a word, in a form that asks least of each case.

    Whose it is and its short texts are at hand; the words of its text are far, so the cases that
    have the word there are gathered once, where they are few.
    """
    word = sought.word
    either = [Condition(_SHORT, (word.part,))]
    if sought.officers:
        either.insert(0, Condition(f"{_OFFICER} = ANY(%s)", (sought.officers,)))
    if word.in_row:
        either.append(_in_reference(word))
    if word.text:
        text = Condition("found @@ %s::tsquery", (word.text,))
        if not word.is_exact_beside:
            in_row = _in_row(word)
            text = Condition(f"{text.sql} AND {in_row.sql}", text.values + in_row.values)
        among = f"case_id IN (SELECT case_id FROM foitui.words WHERE {text.sql})"
        is_rare = sought.about_text <= RARE
        either.append(Condition(among if is_rare else f"({text.sql}) IS TRUE", text.values))
    return _either(either)


def _met_by(word: Wanted) -> Condition:
    """Return the condition that a reference has a word."""
    has_part = Condition(_IN_LETTERS, (word.part,))
    if not word.in_row:
        return has_part
    # To tell the words of a reference takes fifty times as long as to look for letters.
    longest = Condition(_IN_LETTERS, (max(word.in_row.split(), key=len),))
    surely = _either([has_part, _in_reference(word)])
    return Condition(f"{longest.sql} AND {surely.sql}", longest.values + surely.values)


def _in_row(word: Wanted) -> Condition:
    return Condition(_IN_ROW, (word.in_row,))


def _in_reference(word: Wanted) -> Condition:
    return Condition(_IN_REFERENCE, (SIGNS, " " * len(SIGNS), word.in_row))


def _either(conditions: Sequence[Condition]) -> Condition:
    sql = " OR ".join(condition.sql for condition in conditions)
    return Condition(f"({sql})", values_of(conditions))
