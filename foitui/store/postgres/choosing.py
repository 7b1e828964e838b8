"""A filter, and the order of the list, as SQL for PostgreSQL."""

from typing import Any

from foitui.store import ordering
from foitui.store.postgres.texts import column
from foitui.store.postgres.words import wanted
from foitui.store.protocol import Filter, Sort

LONGEST_OFFICER = 200
"""Letters of an officer's name that the list keeps, as an index holds no row of a page's size."""


class Choice:
    """What is read of the cases, and on what conditions, with the values."""

    def __init__(self, chosen: Filter) -> None:
        """Take over the conditions of a filter."""
        self._parts: list[str] = []
        self._values: list[Any] = []
        if chosen.stages:
            self.add("stage = ANY(%s)", list(map(str, chosen.stages)))
        if chosen.routes:
            self.add("string_to_array(routes, ' ') && %s::text[]", list(map(str, chosen.routes)))
        if chosen.officer is not None:
            self.add("officer = %s", officer_column(chosen.officer))
        if chosen.due_by is not None:
            # Cases with none due carry "~" here, which sorts after every date.
            self.add("due_order <= %s", chosen.due_by.isoformat())
        if chosen.waits_for:
            self.add("waits_for = ANY(%s)", list(map(str, chosen.waits_for)))
        if chosen.chase_by is not None:
            self.add("chase_by <= %s", chosen.chase_by.isoformat())
        if chosen.references is not None:
            self.add("reference = ANY(%s::text[])", list(map(column, chosen.references)))
        self._words: list[str] = []
        self._sought: list[Any] = []
        words = [wanted(word) for word in chosen.text.replace("\0", " ").split()]
        if words:
            self._words.append("found @@ %s::tsquery")
            self._sought.append(" & ".join(word.query for word in words))
        for word in words:
            if word.check:
                self._words.append(word.check)
                self._sought += word.values

    def add(self, sql: str, *values: Any) -> None:
        """Require one thing more."""
        self._parts.append(sql)
        self._values.extend(values)

    @property
    def values(self) -> tuple[Any, ...]:
        """What stands for the places of each of the texts, in their order."""
        return (*self._sought, *self._values)

    @property
    def sought(self) -> tuple[Any, ...]:
        """The values of the words alone."""
        return tuple(self._sought)

    @property
    def has_words(self) -> bool:
        """Whether words are looked for."""
        return bool(self._words)

    @property
    def sql(self) -> str:
        """What stands after SELECT and its columns."""
        tables = "foitui.cases JOIN foitui.words ON case_id = id"
        return (
            f" FROM {tables if self._words else 'foitui.cases'}{_where(self._words, self._parts)}"
        )

    def gathering(self, most: int) -> tuple[str, str]:
        """Return the same in two parts, where the words are rare: gather cases, then choose.

        The first stands before SELECT, and gathers `most` cases and one more at most.
        """
        found = f"SELECT case_id FROM foitui.words{_where(self._words)} LIMIT {most + 1}"
        return (
            f"WITH found AS MATERIALIZED ({found}) ",
            f" FROM found JOIN foitui.cases ON id = case_id{_where(self._parts)}",
        )

    @property
    def counting_sql(self) -> str:
        """The same where only the number counts: every case has its row of words."""
        return f" FROM foitui.words{_where(self._words)}" if self._is_words_alone else self.sql

    def estimate(self) -> tuple[str, tuple[Any, ...]]:
        """Return the question how many cases hold the words, as far as is known without a look."""
        return (
            "EXPLAIN (FORMAT JSON) SELECT FROM foitui.words WHERE found @@ %s::tsquery",
            (self._sought[0],),
        )

    @property
    def _is_words_alone(self) -> bool:
        return bool(self._words) and not self._parts


def _where(*parts: list[str]) -> str:
    said = " AND ".join(part for some in parts for part in some)
    return f" WHERE {said}" if said else ""


def beyond(sort: Sort) -> str:
    """Return the condition for what comes after a place."""
    return ordering.beyond(sort).replace("?", "%s")


def officer_column(officer: str) -> str:
    """Return an officer's name as the list keeps it."""
    return column(officer)[:LONGEST_OFFICER]
