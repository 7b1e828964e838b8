"""How far something is that takes more than a second, told where somebody watches.

It goes to standard error, so that what is piped stays what it is; and it is wiped at the end.
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

FIRST = 1.0
"""Seconds after which it is told for the first time: most things are done by then."""
AGAIN = 0.5
"""Seconds between two tellings on a terminal that can overwrite a line."""
AGAIN_DUMB = 10.0
"""Seconds between two on one that cannot, where each is a line."""
WIDTH = 20
"""Signs of a bar."""


def is_dumb() -> bool:
    """Whether the terminal says that it can only take lines; no terminal says nothing."""
    return os.environ.get("TERM", "") == "dumb"


def bar(done: int, total: int) -> str:
    """Return a bar and the part that is done: `[#####...............] 25 %`."""
    part = min(done / total, 1.0) if total else 0.0
    filled = int(part * WIDTH)
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {part:4.0%}"


def nothing_counted() -> str:
    """Return what there is to tell where nothing can be counted."""
    return ""


@contextmanager
def under_way(what: str, measure: Callable[[], str] = nothing_counted) -> Iterator[None]:
    """Tell every now and then what is being done, how far it is, and for how long.

    Args:
        what: As in `Copying`.
        measure: Says how far it is; called from another thread, so it must not touch the store.
    """
    if not sys.stderr.isatty():
        yield
        return
    ended = threading.Event()
    teller = threading.Thread(target=_tell, args=(what, measure, ended), daemon=True)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()


def _tell(what: str, measure: Callable[[], str], ended: threading.Event) -> None:
    begun, told = time.monotonic(), 0
    pause = FIRST
    while not ended.wait(pause):
        line = f"{what}: {measure()}  {time.monotonic() - begun:.0f} s".replace(":   ", ":  ")
        sys.stderr.write(f"{line}\n" if is_dumb() else f"\r{line:<{told}}")
        sys.stderr.flush()
        told = max(told, len(line))
        pause = AGAIN_DUMB if is_dumb() else AGAIN
    if told and not is_dumb():
        sys.stderr.write("\r" + " " * told + "\r")
        sys.stderr.flush()


def gone_through(what: str, cases: Iterable[T]) -> Iterator[T]:
    """Go through cases, telling how many were read."""
    read = 0
    with under_way(what, lambda: f"{read:,} cases"):
        for case in cases:
            read += 1
            yield case
