"""A row of the list, as the table of summaries has it, and back."""

import datetime as dt
from functools import cache
from typing import Any

from foitui.case.standing import Outcome, Route, Stage, WaitsFor
from foitui.store.protocol import Summary

CASES = "cases"
"""The TinyDB table that holds the cases."""

SUMMARY_COLUMNS = (
    "reference, subject, stage, routes, outcome, officer, received, due, provisional,"
    " sender_reference, reply_published, version, waits_for, chase_by"
)

NOT_DUE = "~"
"""Stands for "no due date" in the order of the list; it sorts after every date."""

_stages = {str(stage): stage for stage in Stage}
_outcomes = {str(outcome): outcome for outcome in Outcome}
_waits: dict[str, WaitsFor | None] = {"": None, **{str(whom): whom for whom in WaitsFor}}


def as_summary(row: tuple[Any, ...]) -> Summary:
    """Make a summary of a row with the columns of SUMMARY_COLUMNS."""
    return Summary(
        reference=row[0],
        subject=row[1],
        stage=_stages[row[2]],
        routes=_routes_in(row[3]),
        outcome=_outcomes[row[4]],
        officer=row[5],
        received=dt.date.fromisoformat(row[6]),
        due=row[7] and dt.date.fromisoformat(row[7]),
        provisional=bool(row[8]),
        sender_reference=row[9],
        reply_published=bool(row[10]),
        version=row[11],
        waits_for=_waits[row[12]],
        chase_by=row[13] and dt.date.fromisoformat(row[13]),
    )


@cache
def _routes_in(words: str) -> tuple[Route, ...]:
    return tuple(map(Route, words.split()))
