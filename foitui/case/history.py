"""The history of a case: how a change becomes an event, and how the last one is undone."""

import datetime as dt

import msgspec

from foitui.case.decision import LOOKED, told_of_approvals
from foitui.case.difference import changes_between, reverted
from foitui.case.errors import Refused
from foitui.case.records import Case, Event

UNDO = "undo"


def recorded(
    before: Case, after: Case, *, action: str, summary: str, officer: str, at: dt.datetime
) -> Case:
    """Return the new state with the event that led to it appended."""
    if at.tzinfo is None:
        raise Refused("events", "the time of an event needs its time zone")
    of_approvals = told_of_approvals(before, after)
    event = Event(
        at=at.astimezone(dt.UTC),
        officer=officer,
        action=action,
        summary=f"{summary}; {of_approvals}" if of_approvals else summary,
        changes=changes_between(before, after),
    )
    return msgspec.structs.replace(after, events=(*before.events, event))


def undoable(case: Case) -> Event | None:
    """Return the event that `undo` would take back: the latest that changed something."""
    standing: list[Event] = []
    for event in case.events[1:]:
        if event.action == UNDO:
            standing.pop()
        elif event.changes:
            standing.append(event)
    return standing[-1] if standing else None


def undo(case: Case, *, officer: str, at: dt.datetime) -> Case:
    """Take back the latest change that still stands; the history keeps both.

    Raises:
        Refused: nothing is left to undo, or it is what another officer said of the decision.
    """
    event = undoable(case)
    if event is None:
        raise Refused("events", "nothing is left to undo")
    if event.action in LOOKED and event.officer != officer:
        raise Refused(
            "events", f"only {event.officer} can take back what they said as second officer"
        )
    return recorded(
        case,
        reverted(case, event.changes),
        action=UNDO,
        summary=f"Took back: {event.summary or event.action}",
        officer=officer,
        at=at,
    )
