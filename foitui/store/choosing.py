"""What a filter requires of the row of the list, as SQL; `matching` has what its words do."""

from typing import Any

from foitui.store.documents import array, storable
from foitui.store.protocol import Filter


class Condition:
    """A WHERE clause that grows, with its values."""

    def __init__(self) -> None:
        """Start with no condition."""
        self._parts: list[str] = []
        self.values: list[Any] = []

    def add(self, sql: str, *values: Any) -> None:
        """Require one thing more."""
        self._parts.append(sql)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """The clause, empty when nothing is required."""
        return " WHERE " + " AND ".join(self._parts) if self._parts else ""


def condition_of(chosen: Filter) -> Condition:
    """Return what a case must fulfil to be let through, beside the words that it must have."""
    condition = Condition()
    if chosen.stages:
        condition.add(f"stage IN ({_marks(chosen.stages)})", *chosen.stages)
    if chosen.routes:
        either = " OR ".join("instr(' ' || routes || ' ', ?)" for _ in chosen.routes)
        condition.add(f"({either})", *(f" {route} " for route in chosen.routes))
    if chosen.officer is not None:
        condition.add("officer = ?", storable(chosen.officer))
    if chosen.due_by is not None:
        # Cases with none due carry "~" here, which sorts after every date.
        condition.add("due_order <= ?", chosen.due_by.isoformat())
    if chosen.waits_for:
        condition.add(f"waits_for IN ({_marks(chosen.waits_for)})", *chosen.waits_for)
    if chosen.chase_by is not None:
        condition.add("chase_by <= ?", chosen.chase_by.isoformat())
    if chosen.references is not None:
        # One value for all of them: a figure can have more cases than SQLite takes values.
        among = array([storable(reference) for reference in chosen.references])
        condition.add("reference IN (SELECT value FROM json_each(?))", among)
    return condition


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))
