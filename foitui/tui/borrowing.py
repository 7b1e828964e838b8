"""Which answers can begin with a phrase of the authority's book, and what is said of it then."""

from foitui.settings.phrases import PhraseKind

KINDS: dict[str, PhraseKind] = {
    "reason": "reason",
    "pit.reasons": "balance",
    "pit.for_disclosure": "for_disclosure",
    "pit.for_withholding": "for_withholding",
}
"""The kind of phrase that fits the answer which is read there."""
BORROWED = "Borrowed words: make them fit this case before you accept them."
