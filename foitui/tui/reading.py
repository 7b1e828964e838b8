"""One reading of the store for a list, which what is wished for next may outdate."""

from threading import Event


class Reading:
    """Told when it is outdated, and asked whether it is, from two threads."""

    def __init__(self, rest: float = 0.0) -> None:
        """Begin; `rest` is how long nothing else must be wished for before cases are counted."""
        self._rest = rest
        self._outdated = Event()

    def outdate(self) -> None:
        """Have it end before it counts; what it still reads is shown no more."""
        self._outdated.set()

    @property
    def is_outdated(self) -> bool:
        """Whether something else was wished for since."""
        return self._outdated.is_set()

    def is_given_up(self) -> bool:
        """Return whether it is outdated, or will be within the rest, which is waited for."""
        return self._outdated.wait(self._rest)
