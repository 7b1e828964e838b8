"""The cost limit of FOIA section 12, from the Fees Regulations (SI 2004/3244)."""

from dataclasses import dataclass
from functools import cache

from foitui.law.tables import document
from foitui.settings.records import AuthorityKind


@dataclass(frozen=True, slots=True)
class Limit:
    """The limit of one kind of authority."""

    pounds: int
    rate: int
    """Pounds an hour for one person's work (reg 4(4))."""
    cite: str

    @property
    def hours(self) -> float:
        """How many hours of countable work (reg 4(3)) the limit buys."""
        return self.pounds / self.rate


@cache
def cost_limit(kind: AuthorityKind) -> Limit:
    """Return the limit that an authority of this kind must exceed before it may refuse."""
    data = document("cost.toml")
    found = data["limits"][kind]
    return Limit(pounds=found["pounds"], rate=data["rate"], cite=found["cite"])
