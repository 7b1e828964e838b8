"""A filter, and the order of the list, as SQL for PostgreSQL."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from foitui.store import ordering
from foitui.store.postgres.texts import column
from foitui.store.postgres.words import wanted
from foitui.store.protocol import Filter, Sort

LONGEST_OFFICER = 200
"""Letters of an officer's name that the list keeps, as an index holds no row of a page's size."""


class Condition(NamedTuple):
    """What a case must fulfil, with its values."""

    sql: str
    values: tuple[Any, ...] = ()
    in_words: bool = False
    """Whether the rows of words have all columns of it too."""


class Choice:
    """What a filter requires of a case beside the words that it must have."""

    def __init__(self, chosen: Filter) -> None:
        """Take over the conditions of a filter."""
        self.conditions: list[Condition] = []
        self.sought = [wanted(word) for word in chosen.text.replace("\0", " ").split()]
        """The words that it must have."""
        if chosen.stages:
            self.add("stage = ANY(%s)", list(map(str, chosen.stages)), in_words=True)
        if chosen.routes:
            self.add("string_to_array(routes, ' ') && %s::text[]", list(map(str, chosen.routes)))
        if chosen.officer is not None:
            self.add("officer = %s", officer_column(chosen.officer))
        if chosen.due_by is not None:
            # Cases with none due carry "~" here, which sorts after every date.
            self.add("due_order <= %s", chosen.due_by.isoformat(), in_words=True)
        if chosen.waits_for:
            self.add("waits_for = ANY(%s)", list(map(str, chosen.waits_for)))
        if chosen.chase_by is not None:
            self.add("chase_by <= %s", chosen.chase_by.isoformat())
        if chosen.references is not None:
            references = list(map(column, chosen.references))
            self.add("reference = ANY(%s::text[])", references, in_words=True)

    def add(self, sql: str, *values: Any, in_words: bool = False) -> None:
        """Require one thing more."""
        self.conditions.append(Condition(sql, values, in_words))

    @property
    def is_in_words(self) -> bool:
        """Whether the rows of words tell all that is required."""
        return all(condition.in_words for condition in self.conditions)


def where(conditions: Sequence[Condition]) -> str:
    """Return conditions as they stand after the tables of a query."""
    said = " AND ".join(condition.sql for condition in conditions)
    return f" WHERE {said}" if said else ""


def values_of(conditions: Iterable[Condition]) -> tuple[Any, ...]:
    """Return what stands for the places in conditions."""
    return tuple([value for condition in conditions for value in condition.values])


def beyond(sort: Sort) -> str:
    """Return the condition for what comes after a place."""
    return ordering.beyond(sort).replace("?", "%s")


def officer_column(officer: str) -> str:
    """Return an officer's name as the list keeps it."""
    return column(officer)[:LONGEST_OFFICER]
