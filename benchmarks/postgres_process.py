"""How long something takes, and how long a process of the server computes for it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ENOUGH, FEWEST = 5.0, 3
"""Seconds after which something slow is not repeated any more, and how often it is at least."""


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def times(count: int, work: Callable[[], object]) -> list[float]:
    """Do something some times after a first one, and return how long each took."""
    work()
    return list(repeated(count - 1, lambda: timed(work)))


def repeated(count: int, work: Callable[[], float]) -> Iterator[float]:
    """Do something some times, fewer where it is slow."""
    end = time.perf_counter() + ENOUGH
    for done in range(count):
        if done >= FEWEST and time.perf_counter() > end:
            return
        yield work()


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Say what is being done, and when it is done how long that took."""
    print(f"{what} ... ", end="", flush=True)
    begun = time.perf_counter()
    yield
    print(f"{time.perf_counter() - begun:.0f} s", flush=True)


class Process:
    """A process of the server: how long it computed, which others on the machine disturb less."""

    def __init__(self, pid: int) -> None:
        """Watch the process of a connection, where the system tells of it."""
        self._told = Path(f"/proc/{pid}/schedstat")
        self._busy: dict[str, list[float]] = {}

    def times(self, count: int, work: Callable[[], object]) -> tuple[list[float], list[float]]:
        """Do something some times; return how long each took, and how long it computed."""
        work()
        self._busy.pop("", None)
        return list(repeated(count - 1, lambda: self.timed("", work))), self._busy[""]

    def timed(self, name: str, work: Callable[[], object]) -> float:
        """Do something and return how long it took; how long it computed is kept by the name."""
        before = self._computed()
        took = timed(work)
        self._busy.setdefault(name, []).append(self._computed() - before)
        return took

    def busy(self, name: str) -> list[float]:
        """Return how long it computed each time."""
        return self._busy[name]

    def _computed(self) -> float:
        return int(self._told.read_text().split()[0]) / 1e6 if self._told.exists() else 0.0
