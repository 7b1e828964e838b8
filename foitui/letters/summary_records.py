"""What the summary is made of: labelled facts, a line an item, a line a provision relied on."""

import msgspec

from foitui.case.words import Outcome


class Row(msgspec.Struct, frozen=True):
    """One labelled fact."""

    label: str
    value: str


class ItemLine(msgspec.Struct, frozen=True, kw_only=True):
    """One item and what was decided about it."""

    number: int
    text: str
    outcome: Outcome
    decision: str
    """The outcome in words, with the provisions relied on."""


class ClaimLine(msgspec.Struct, frozen=True, kw_only=True):
    """One provision relied on, and its reasoning."""

    cite: str
    says: str
    """What the provision is about."""
    items: str
    rows: tuple[Row, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the summary shows, cleaned and in order."""

    title: str
    outcome: Outcome
    rows: tuple[Row, ...]
    lead_in: str = ""
    """What all items begin with; empty where they do not begin alike."""
    items: tuple[ItemLine, ...]
    claims: tuple[ClaimLine, ...]
    open: tuple[str, ...]
    """Questions that are not answered yet."""
