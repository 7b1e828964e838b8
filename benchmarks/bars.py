"""The bars of a bench: what may be at most, and which was missed."""

from typing import NamedTuple


class Bar(NamedTuple):
    """One thing that was measured, and what it may be at most."""

    name: str
    found: float
    most: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether it is within its bar."""
        return self.found <= self.most

    def __str__(self) -> str:
        kept = "kept" if self.kept else "MISSED"
        return f"{self.name:52}{self.found:10,.2f} of {self.most:8,g} {self.unit:16}{kept}"


class Bars:
    """All of them."""

    def __init__(self) -> None:
        self._bars: list[Bar] = []

    def at_most(self, name: str, found: float, most: float, unit: str) -> None:
        """Note one."""
        self._bars.append(Bar(name, found, most, unit))

    def told(self) -> int:
        """Print them; return 1 where one was missed."""
        print("\nagainst the bars")
        print(*self._bars, sep="\n")
        return int(not all(bar.kept for bar in self._bars))
