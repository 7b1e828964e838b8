"""What the first case takes, read while nothing is done: an officer would wait 200 ms for it.

The first case that is opened brings with it the screens of a case, the guide, the findings, and
the patterns by which a request is examined. None of it is needed for the list, so it comes after
its first paint, in a thread, in steps between which keys are waited for. It draws nothing and
stores nothing.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module

from foitui.store.errors import StoreError
from foitui.tui.desk import Desk

PAUSE = 0.02
"""Seconds between two steps."""
QUIET = 0.3
"""Seconds without a key before the next step."""

_ROOMS = (
    "foitui.case.changes",
    "foitui.law.guide",
    "foitui.law.suggestions",
    "foitui.law.findings",
    "foitui.letters.summary",
    "foitui.tui.open_case",
    "foitui.tui.screens.case",
    "foitui.tui.widgets.words",
    "foitui.tui.screens.guide",
)
"""What opening a case and its guide import, none longer than 20 ms."""


def warm(desk: Desk, reference: str, keys: Callable[[], int], ended: Callable[[], bool]) -> None:
    """Go through the steps; `keys` counts those pressed so far, `ended` says to leave it."""
    seen = keys()
    for _ in _steps(desk, reference):
        time.sleep(PAUSE)
        while not ended() and keys() != seen:
            seen = keys()
            time.sleep(QUIET)
        if ended():
            return


def _steps(desk: Desk, reference: str) -> Iterator[None]:
    """Read what is read of every case, and once what is made of it."""
    for name in _ROOMS:
        import_module(name)
        yield
    from foitui.law.guide import open_questions
    from foitui.law.suggestions import suggestions
    from foitui.letters.summary import summary
    from foitui.tui.due import due_of
    from foitui.tui.severity import found_of

    with suppress(StoreError):  # whoever opens the case is told
        case = desk.store.get(reference)
        yield
        suggestions(case)
        yield
        open_questions(case)
        yield
        summary(case, due_of(case, desk), desk.today(), rules=desk.settings.clearance)
        yield
        found_of(case, desk)
