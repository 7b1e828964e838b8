"""How long something takes, and how long a process of the server computes for it."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


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
        return [self.timed("", work) for _ in range(count - 1)], self._busy[""]

    def timed(self, name: str, work: Callable[[], object]) -> float:
        """Do something and return how long it took; how long it computed is kept by the name."""
        before = self._computed()
        took = timed(work)
        self._busy.setdefault(name, []).append(self._computed() - before)
        return took

    def usual(self, name: str) -> str:
        """Return how long it computed at the median."""
        return f"{median(self._busy[name]):.2f}"

    def _computed(self) -> float:
        return int(self._told.read_text().split()[0]) / 1e6 if self._told.exists() else 0.0
