"""What would be objected to about the claim in hand, told in a few words as it opens and closes."""

from foitui.case.records import Case
from foitui.law.guide import Asked
from foitui.tui.desk import Desk
from foitui.tui.severity import WEIGHTS, found_of


class ClaimFindings:
    """Counts the findings of the claim in front, and what the last answer did to them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._claim: str | None = None
        self._before: frozenset[str] = frozenset()
        self._case: Case | None = None
        self._change = ""

    def told(self, case: Case, asked: Asked | None) -> str:
        """Return the counts with their marks: `s31(1)(a): !! 1 ! 2 (1 new, 1 closed)`."""
        if asked is None or asked.claim is None:
            self._claim = None
            return ""
        # An open question is no news here, for it is being asked.
        found = [
            each
            for each in found_of(case, self._desk)
            if each.claim == asked.claim and each.kind != "question"
        ]
        self._note_change(case, asked.claim, frozenset(each.id for each in found))
        counts = [
            f"{weight.mark.strip()} {number}"
            for severity, weight in WEIGHTS.items()
            if (number := sum(each.severity == severity for each in found))
        ]
        if not counts and not self._change:
            return ""
        return f"{asked.provision}: {' '.join(counts) or 'no findings'}{self._change}"

    def _note_change(self, case: Case, claim: str, ids: frozenset[str]) -> None:
        """Note what has opened and closed since the case was another."""
        if claim == self._claim and case is self._case:
            return
        new = len(ids - self._before) if claim == self._claim else 0
        closed = len(self._before - ids) if claim == self._claim else 0
        said = [f"{new} new"] * bool(new) + [f"{closed} closed"] * bool(closed)
        self._change = f" ({', '.join(said)})" if said else ""
        self._claim, self._before, self._case = claim, ids, case
