"""Walking through the guide: which question is in front, what was skipped, and the way back."""

import msgspec

from foitui.case.records import Case
from foitui.law.guide import Asked, raised


class Walk:
    """One officer's way through the questions of one case; the questions are those of the guide."""

    def __init__(self, case: Case, place: str = "") -> None:
        """Begin at the first open question, or at the one with this place."""
        self._skipped: list[str] = []
        self._visiting = place
        """Place of a question that is looked at out of turn; empty when there is none."""
        self._single: int | None = None
        """Which item of its group the question is put for alone; None for all together."""
        self.all: tuple[Asked, ...] = ()
        """Every question that the case raises, in order."""
        self.show(case)

    def show(self, case: Case) -> None:
        """Take up the case as it is now, an answer given or taken back."""
        before = self._front()
        self.all = tuple(raised(case))
        after = self._front()
        if self._single is not None:
            same = before and after and before.question.id == after.question.id
            self._single = 0 if same and after and len(after.items) > 1 else None

    @property
    def open(self) -> int:
        """How many questions have no answer."""
        return sum(asked.current is None for asked in self.all)

    @property
    def answered(self) -> int:
        """How many have one."""
        return len(self.all) - self.open

    @property
    def asked(self) -> Asked | None:
        """The question in front, for the items it is put for; None when nothing is open."""
        asked = self._front()
        if asked is None or self._single is None:
            return asked
        return msgspec.structs.replace(asked, items=(asked.items[self._single],))

    @property
    def group(self) -> tuple[int, ...]:
        """All items that the question in front could be put for together."""
        asked = self._front()
        return asked.items if asked else ()

    def _front(self) -> Asked | None:
        if (visited := self._find(self._visiting)) is not None:
            return visited
        waiting = {asked.place: asked for asked in self.all if asked.current is None}
        for place, asked in waiting.items():
            if place not in self._skipped:
                return asked
        return next((waiting[place] for place in self._skipped if place in waiting), None)

    def _find(self, place: str) -> Asked | None:
        return next((asked for asked in self.all if asked.place == place), None)

    def given(self, case: Case) -> None:
        """Go on after an answer."""
        self._visiting = ""
        self.show(case)

    def skip(self) -> None:
        """Put an open question behind the others; from an answered one, go on to the next."""
        asked = self._front()
        self._single = None
        if asked is None:
            return
        if asked.current is not None:
            following = self._index(asked) + 1
            self._visit(following)
            return
        self._visiting = ""
        if asked.place in self._skipped:
            self._skipped.remove(asked.place)
        self._skipped.append(asked.place)

    def back(self) -> bool:
        """Go to the question before; whether there is one."""
        asked = self._front()
        before = (self._index(asked) if asked else len(self.all)) - 1
        if before < 0:
            return False
        self._single = None
        self._visit(before)
        return True

    def _index(self, asked: Asked) -> int:
        return self.all.index(asked)

    def _visit(self, index: int) -> None:
        """Look at a question out of turn, until one is reached that is open anyway."""
        self._visiting = self.all[index].place if index < len(self.all) else ""

    @property
    def divisible(self) -> bool:
        """Whether the question in front can be put for each of several items apart."""
        asked = self._front()
        return asked is not None and asked.question.scope == "item" and len(asked.items) > 1

    def one_by_one(self) -> bool:
        """Put the question for the next item alone, at last for all again; whether it can be."""
        asked = self._front()
        if asked is None or not self.divisible:
            return False
        following = 0 if self._single is None else self._single + 1
        self._single = following if following < len(asked.items) else None
        return True

    def go_to(self, place: str) -> None:
        """Look at this question next."""
        self._visiting, self._single = place, None

    def earlier_words(self) -> Asked | None:
        """Return the same question as it was answered for another claim, the latest of them."""
        asked = self._front()
        if asked is None or asked.claim is None:
            return None
        found = [
            other
            for other in self.all
            if other.question.id == asked.question.id
            and other.claim != asked.claim
            and other.current
        ]
        return found[-1] if found else None
