"""What the first case takes, read while nothing is done: an officer would wait 200 ms for it.

The first case that is opened brings with it the screen of a case, the questions, the findings, and
the patterns by which a request is examined. None of it is needed for the list, so it comes after
its first paint, in steps between which keys are waited for. It draws nothing and stores nothing.

Imports stay in the screen's thread: two threads that import from one package can lock each other
out, and Python then fails one of them. What is made of a case is made in another thread.
"""

import asyncio
import gc
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

from foitui.case.records import Case
from foitui.store.errors import StoreError
from foitui.tui.desk import Desk

PAUSE = 0.02
"""Seconds between two steps."""
QUIET = 0.3
"""Seconds without a key before the next step."""

ROOMS = (
    "foitui.case.changes",
    "foitui.law.guide",
    "foitui.law.suggestions",
    "foitui.law.findings",
    "foitui.law.phrases",
    "foitui.store.using",
    "foitui.letters.summary",
    "foitui.tui.open_case",
    "foitui.tui.screens.watched",
    "foitui.tui.screens.case_recording",
    "foitui.tui.screens.case",
)
"""What opening a case imports, a few milliseconds each."""


def warm_guide() -> None:
    """Import the guide while the first case is read, and not beside the list: it is a megabyte."""
    import_module("foitui.tui.screens.guide")


async def warm(desk: Desk, reference: str, pressed: Callable[[], int]) -> None:
    """Go through the steps; `pressed` counts the keys so far."""
    for name in ROOMS:
        await _until_quiet(pressed)
        import_module(name)
    await _until_quiet(pressed)
    with suppress(StoreError):  # whoever opens the case is told
        case = await asyncio.to_thread(desk.store.get, reference)
        for made in made_of_a_case(desk):
            await _until_quiet(pressed)
            await asyncio.to_thread(made, case)
    await _until_quiet(pressed)
    # What was read stays; looking through it again and again for garbage takes 20 ms each time.
    gc.collect()
    gc.freeze()


def made_of_a_case(desk: Desk) -> tuple[Callable[[Case], object], ...]:
    """Return what is made of every case that is opened."""
    from foitui.law.guide import open_questions
    from foitui.law.suggestions import suggestions
    from foitui.letters.summary import summary
    from foitui.tui.due import due_of
    from foitui.tui.severity import found_of

    return (
        suggestions,
        open_questions,
        lambda case: summary(case, due_of(case, desk), desk.today(), desk.calendar),
        lambda case: found_of(case, desk),
    )


async def _until_quiet(pressed: Callable[[], int]) -> None:
    seen = pressed()
    await asyncio.sleep(PAUSE)
    while pressed() != seen:
        seen = pressed()
        await asyncio.sleep(QUIET)
