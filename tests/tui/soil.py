"""Free text made hostile: everything in a store that a stranger or a colleague has written."""

from collections.abc import Iterator
from itertools import cycle

import msgspec

from foitui.case.records import Case, Requester
from foitui.settings.phrases import Phrase
from tests.hostile import HOSTILE
from tests.tui.fakes import FakeStore

STORABLE = {name: words for name, words in HOSTILE.items() if "surrogates" not in name}
"""A case is stored as JSON, which has no lone surrogates; intake replaces them."""
LINES = [words for words in STORABLE.values() if 0 < len(words) < 2_000 and words.strip()]
LONGER = {"text", "interest", "reason", "reasons", "search", "answer", "question", "remedy"}
SHORT = {
    *("subject", "sender_reference", "reply_to", "source_name", "officer", "team", "note"),
    *("sentence", "whom", "grounds", "reviewer", "steps", "about", "destination", "summary"),
    *("for_disclosure", "for_withholding"),
}
"""The fields of a case that somebody writes into freely."""
_replace = msgspec.structs.replace


class Soil:
    """Gives each line another hostile text, and each longer text all of them."""

    def __init__(self) -> None:
        self._lines: Iterator[str] = cycle(LINES)

    def line(self) -> str:
        """Return the next text."""
        return next(self._lines)

    def block(self) -> str:
        """Return all of them, the next one first."""
        return "\n\n".join((self.line(), *LINES))

    def store(self, store: FakeStore) -> FakeStore:
        """Soil all that a store holds."""
        store.rows = {
            reference: _replace(
                row, subject=self.line(), officer=self.line(), sender_reference=self.line()
            )
            for reference, row in store.rows.items()
        }
        store.cases = {reference: self.case(case) for reference, case in store.cases.items()}
        store.alike = tuple(_replace(each, subject=self.line()) for each in store.alike)
        store.present = {
            reference: tuple(_replace(each, officer=self.line()) for each in present)
            for reference, present in store.present.items()
        }
        return store

    def book(self, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """Soil a phrase book."""
        return tuple(
            _replace(each, id=self.line(), text=self.block(), note=self.line()) for each in phrases
        )

    def case(self, case: Case) -> Case:
        """Soil a case: every free text that there is has become another."""
        soiled = self._soiled(case, "")
        assert isinstance(soiled, Case)
        requester = Requester(name=self.line(), email=self.line(), address=self.block())
        return _replace(soiled, request=_replace(soiled.request, requester=requester))

    def _soiled(self, value: object, name: str) -> object:
        """Return a value with its free texts soiled; words of ours and ids stay what they are."""
        if isinstance(value, msgspec.Struct):
            fields = {each: getattr(value, each) for each in value.__struct_fields__}
            return _replace(value, **{n: self._soiled(each, n) for n, each in fields.items()})
        if isinstance(value, tuple):
            return tuple(self._soiled(each, name) for each in value)
        if type(value) is not str or not value:
            return value
        if name in LONGER:
            return self.block()
        return self.line() if name in SHORT else value
