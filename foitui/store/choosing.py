"""A filter as SQL."""

import json
from typing import Any

from foitui.store.documents import storable
from foitui.store.protocol import Filter

SHORT = 3
"""The index of letters holds runs of three; a shorter part of a word is looked for row by row."""


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
    """Return what a case must fulfil to be let through."""
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
    if chosen.references is not None:
        # One value for all of them: a figure can have more cases than SQLite takes values.
        among = json.dumps([storable(reference) for reference in chosen.references])
        condition.add("reference IN (SELECT value FROM json_each(?))", among)
    for word in storable(chosen.text).replace("\0", " ").split():
        _require_word(condition, word)
    return condition


def _require_word(condition: Condition, word: str) -> None:
    """Require that a word of the texts starts so, or that a part of the short texts is so."""
    quoted = '"' + word.replace('"', '""') + '"'
    starts = "SELECT rowid FROM words WHERE words MATCH ?"
    if len(word) >= SHORT:
        part = "SELECT rowid FROM letters WHERE letters MATCH ?"
        condition.add(f"id IN ({starts} UNION ALL {part})", f"{quoted}*", quoted)
    else:
        part = "instr(lower(subject || char(10) || reference"
        part += " || char(10) || sender_reference || char(10) || officer), ?)"
        # In this order, and with "+" against the index of ids: nearly every case has a letter,
        # so that the walk along the list ends after a page (1 ms for 180 at 100,000 cases).
        condition.add(f"({part} OR +id IN ({starts}))", word.lower(), f"{quoted}*")


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))
