"""Waiting until an application is at rest: by what it still has to do, not by the clock.

Textual's pilot looks whether the process has slept for 20 ms, two or three times a key, so that a
test slept for most of its time, and what happened to take longer was not waited for at all.
"""

import asyncio
from time import monotonic
from typing import Any

from textual._context import active_app

FRAME = 0.001
"""Seconds from a change to its paint; a terminal gets 60 frames a second, a test need not wait."""
SOON = 0.02
"""Seconds; what is to be done later than this is a clock of the program, not work."""
LONGEST = 1.0
"""Seconds after which something that is never at rest is left to its test."""
STUCK = 0.02
"""Seconds after which a worker is taken to wait for the test, as some are made to."""


async def at_rest(_least: float = 0.0, longest: float = LONGEST) -> None:
    """Wait until nothing is left to do but what a clock or another thread will bring."""
    loop: Any = asyncio.get_running_loop()
    end = worked = monotonic()
    end += longest
    while (now := monotonic()) < end:
        await asyncio.sleep(0)
        if loop._ready:
            worked = now
        elif (due := _next_timer(loop)) - loop.time() < SOON:
            await asyncio.sleep(max(0.0, due - loop.time()))
        elif now - worked < STUCK and _works():
            await asyncio.sleep(FRAME)
        else:
            return


def _next_timer(loop: Any) -> float:
    """Return when the loop is to wake by itself. There is no public way to ask it."""
    return min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=1e12)


def _works() -> bool:
    """Whether a worker of the application is at work."""
    app = active_app.get(None)
    return app is not None and any(worker.is_running for worker in app.workers)
