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
        self.values: list[Any] = []
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
        self._only_words = not self._parts
        words = [wanted(word) for word in chosen.text.replace("\0", " ").split()]
        self._tables = "foitui.cases"
        if words:
            self._tables += " JOIN foitui.words ON case_id = id"
            self.add("found @@ %s::tsquery", " & ".join(word.query for word in words))
        for word in words:
            if word.check:
                self.add(word.check, *word.values)
        self._only_words &= bool(words)

    def add(self, sql: str, *values: Any) -> None:
        """Require one thing more."""
        self._parts.append(sql)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """What stands after SELECT and its columns."""
        where = " WHERE " + " AND ".join(self._parts) if self._parts else ""
        return f" FROM {self._tables}{where}"

    @property
    def counting_sql(self) -> str:
        """The same where only the number counts: every case has its row of words."""
        return self.sql.replace(self._tables, "foitui.words", 1) if self._only_words else self.sql


def beyond(sort: Sort) -> str:
    """Return the condition for what comes after a place."""
    return ordering.beyond(sort).replace("?", "%s")


def officer_column(officer: str) -> str:
    """Return an officer's name as the list keeps it."""
    return column(officer)[:LONGEST_OFFICER]
