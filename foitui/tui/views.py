"""The saved filters of the caseload: some that are always there, and those in the settings."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from foitui.case.standing import Route, Stage
from foitui.settings.records import SavedFilter
from foitui.store.errors import StoreError
from foitui.store.protocol import Filter
from foitui.tui.desk import Desk

OPEN = (
    Stage.RECEIVED,
    Stage.DECIDING,
    Stage.AWAITING_CLARIFICATION,
    Stage.AWAITING_FEE,
    Stage.DECIDED,
    Stage.CLEARING,
    Stage.RETURNED,
    Stage.APPROVED,
    Stage.APPROVAL_VOID,
    Stage.UNDER_REVIEW,
)
"""The stages in which something is still to be done."""
DECIDED = (
    Stage.DECIDED,
    Stage.CLEARING,
    Stage.RETURNED,
    Stage.APPROVED,
    Stage.APPROVAL_VOID,
)
"""The stages between the last answer and the reply."""
HANDED_OVER = (Stage.CLEARING, Stage.APPROVED, Stage.APPROVAL_VOID)
"""The stages in which somebody may still have to agree to a decision."""
MOST = 9
"""As many as there are digit keys."""


class View(NamedTuple):
    """One saved filter: its name, and what it means today."""

    name: str
    filter: Callable[[Desk], Filter]


def _this_week(desk: Desk) -> Filter:
    today = desk.today()
    return Filter(due_by=today + dt.timedelta(6 - today.weekday()))


def _for_my_look(desk: Desk) -> Filter:
    """Return those that wait for the officer's look now, which only the cases can say."""
    from foitui.law.next_step import NextStep, next_step  # 5 ms, for those who ask

    waiting = []
    chosen, after = Filter(stages=HANDED_OVER), None
    while True:
        page = desk.store.page(chosen, after=after, limit=1000)
        for row in page.rows:
            with suppress(StoreError):  # a damaged case is told of where it is opened
                case = desk.store.get(row.reference)
                if next_step(case, desk.officer, desk.settings) is NextStep.LOOK:
                    waiting.append(row.reference)
        if (after := page.next) is None:
            return Filter(references=tuple(waiting), stages=HANDED_OVER)


AWAITING = View("for my look", _for_my_look)
"""What waits for the officer as the second one."""

_OURS = (
    View("this week", _this_week),
    View("mine", lambda desk: Filter(officer=desk.officer, stages=OPEN)),
    View(
        "requester",
        lambda desk: Filter(stages=(Stage.AWAITING_CLARIFICATION, Stage.AWAITING_FEE)),
    ),
    View("decided", lambda desk: Filter(stages=DECIDED)),
    AWAITING,
    View("to chase", lambda desk: Filter(chase_by=desk.today())),
)


def views(desk: Desk) -> tuple[View, ...]:
    """Return the saved filters, in the order of the digit keys."""
    return (*_OURS, *map(_own, desk.settings.filters))[:MOST]


def named(name: str, desk: Desk) -> View | None:
    """Return the saved filter of a name; None where there is none any more."""
    return next((view for view in views(desk) if view.name == name), None)


def _own(saved: SavedFilter) -> View:
    stages = tuple(stage for stage in Stage if stage in saved.stages)
    routes = tuple(route for route in Route if route in saved.routes)

    def meant(desk: Desk) -> Filter:
        within = saved.due_within
        return Filter(
            text=saved.text,
            stages=stages,
            routes=routes,
            officer=(desk.officer if saved.officer == "me" else saved.officer) or None,
            due_by=None if within is None else desk.calendar.add(desk.today(), within),
        )

    return View(saved.name, meant)
