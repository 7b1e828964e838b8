"""A fact that the letter needs and the case does not have: shown as a mark, never as nothing."""

from dataclasses import dataclass

from foitui.text.clean import clean_line


@dataclass(frozen=True, slots=True)
class Gap:
    """One missing fact."""

    field: str
    """Where it belongs: a dotted path into the case as JSON, or `settings.` and a key."""
    says: str
    """What is missing, in words that follow "missing"."""

    @property
    def mark(self) -> str:
        """The mark that stands in the letter where the fact should be."""
        return f"[[ MISSING: {clean_line(self.says)} ]]"

    def __str__(self) -> str:
        """Refuse to melt into another text, where the mark would stand but nobody would list it."""
        raise TypeError(f"print the missing fact by itself: {self.says}")


Fact = str | Gap
"""A text that the letter cannot do without."""


def need(value: str | None, says: str, field: str) -> Fact:
    """Return the value, or the gap that tells where it belongs when there is none."""
    return value if value is not None and value.strip() else Gap(field, says)
