"""A filter, and the order of the list, as SQL for PostgreSQL."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from foitui.store import ordering
from foitui.store.documents import column
from foitui.store.postgres.words import wanted
from foitui.store.protocol import BY_DEADLINE, Filter, Sort, SortKey
from foitui.store.summary_rows import NOT_DUE, SUMMARY_COLUMNS

LONGEST_OFFICER = 200
"""Letters of an officer's name that the list keeps, as an index holds no row of a page's size."""


class Rows(IntEnum):
    """The rows that have the columns of a condition; those of each have all of the ones before."""

    WORDS = 0
    PLACES = 1
    HELD = 2
    LIST = 3


class Condition(NamedTuple):
    """What a case must fulfil, with its values."""

    sql: str
    values: tuple[Any, ...] = ()
    rows: Rows = Rows.LIST


DUE = Condition(f"due_order < '{NOT_DUE}'", rows=Rows.WORDS)
"""That a case has a due day."""


class Choice:
    """What a filter requires of a case beside the words that it must have."""

    def __init__(self, chosen: Filter) -> None:
        """Take over the conditions of a filter."""
        self.conditions: list[Condition] = []
        self.sought = [wanted(word) for word in chosen.text.replace("\0", " ").split()]
        """The words that it must have."""
        if chosen.stages:
            self.add("stage = ANY(%s)", list(map(str, chosen.stages)), rows=Rows.WORDS)
        if chosen.routes:
            self.add("string_to_array(routes, ' ') && %s::text[]", list(map(str, chosen.routes)))
        if chosen.officer is not None:
            self.add("officer = %s", officer_column(chosen.officer), rows=Rows.HELD)
        if chosen.due_by is not None:
            # Cases with none due carry "~" here, which sorts after every date.
            self.add("due_order <= %s", chosen.due_by.isoformat(), rows=Rows.WORDS)
        if chosen.waits_for:
            # Only those that wait for something are in the index.
            waits = list(map(str, chosen.waits_for))
            self.add("waits_for <> '' AND waits_for = ANY(%s)", waits)
        if chosen.chase_by is not None:
            self.add("chase_by <= %s", chosen.chase_by.isoformat())
        if chosen.references is not None:
            references = list(map(column, chosen.references))
            self.add("reference = ANY(%s::text[])", references, rows=Rows.WORDS)

    def add(self, sql: str, *values: Any, rows: Rows = Rows.LIST) -> None:
        """Require one thing more."""
        self.conditions.append(Condition(sql, values, rows))


def table_of(conditions: Iterable[Condition], sort: Sort = BY_DEADLINE) -> str:
    """Return the smallest table that has all columns of conditions and of an order."""
    asked = {condition.rows for condition in conditions}
    if Rows.HELD in asked or sort.by is SortKey.OFFICER:
        return "foitui.held_list" if Rows.LIST in asked else "foitui.held"
    return "foitui.list" if Rows.LIST in asked else "foitui.places"


def table_beside(conditions: Sequence[Condition], sort: Sort = BY_DEADLINE) -> str:
    """Return the table in which known references are looked up for conditions and an order.

    The rows of officers have no index of references, so they are gone through for one officer only.
    """
    table = table_of(conditions, sort)
    is_held = any(condition.rows is Rows.HELD for condition in conditions)
    return table if is_held or table == "foitui.places" else "foitui.cases"


def best(conditions: Sequence[Condition], sort: Sort, limit: int) -> str:
    """Return the query for the first places of a list in an order."""
    rows = f"FROM {table_of(conditions, sort)}{where(conditions)}"
    return f"SELECT * {rows} ORDER BY {ordering.order(sort)} LIMIT {limit}"


def shown(best: str, sort: Sort, more: str = "") -> str:
    """Return the query for what the list shows of some references, in an order."""
    return (
        f"SELECT {SUMMARY_COLUMNS}{more} FROM (SELECT reference FROM ({best}) found) best"
        f" JOIN foitui.cases USING (reference) ORDER BY {ordering.order(sort)}"
    )


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
