"""What a review made of each item, said once for items that share it."""

from collections.abc import Sequence
from dataclasses import dataclass

from foitui.case.challenge import InternalReview, ItemReview
from foitui.case.records import Case, Item
from foitui.case.words import Held, ReviewResult, Route
from foitui.letters.english import cite, named, spelled
from foitui.letters.gaps import Fact, Gap, need
from foitui.letters.relied import relied_on, rule_of
from foitui.letters.view import Law

_LAWS: dict[Route | None, Law] = {Route.FOIA: "foia", Route.EIR: "eir"}
_CHANGED = frozenset({ReviewResult.PART, ReviewResult.OVERTURNED})
_WHY = {
    ReviewResult.UPHELD: "why the review upholds",
    ReviewResult.PART: "why the review changes a part of",
    ReviewResult.OVERTURNED: "why the review changes",
    ReviewResult.PROCEDURAL: "what went wrong with",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A provision of the reply on which the authority still relies."""

    cite: str
    statement: Fact
    denial: bool
    """Whether it lifts the duty to say what is held."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the review made of some items."""

    result: str
    """`upheld`, `part`, `overturned` or `procedural`."""
    law: Law
    numbers: tuple[int, ...]
    named: str
    """`items 1 and 2`; empty where it holds for the whole request."""
    reason: Fact
    remedy: Fact
    """What is released or done now; empty where nothing has to be."""
    standing: tuple[Standing, ...]
    """What the reply relied on, where all of it stands."""


def results(case: Case, review: InternalReview, path: str) -> tuple[Result, ...]:
    """Return what the review made of the items, in their order; `path` leads to the review."""
    law_of = {item.number: _LAWS.get(item.route, "") for item in case.items}
    groups: dict[tuple[str, Law, str, str], list[ItemReview]] = {}
    for each in review.items:
        law = law_of.get(each.item, "")
        groups.setdefault((each.result, law, each.reason, each.remedy), []).append(each)
    return tuple(_result(case, review, made, law, path) for (_, law, _, _), made in groups.items())


def unreviewed(case: Case, review: InternalReview, path: str) -> tuple[Gap, ...]:
    """Return a gap for each item of which it is not recorded what the review made of it."""
    known = {each.item for each in review.items}
    return tuple(
        Gap(f"{path}.items", f"what the review made of item {item.number}")
        for item in case.items
        if item.number not in known
    )


def _result(
    case: Case, review: InternalReview, made: Sequence[ItemReview], law: Law, path: str
) -> Result:
    first = made[0]
    numbers = tuple(each.item for each in made)
    about = named(numbers)
    at = f"{path}.items.{review.items.index(first)}"
    stands = first.result not in _CHANGED
    return Result(
        result=first.result,
        law=law,
        numbers=numbers,
        named="" if len(numbers) == len(case.items) else about,
        reason=need(
            first.reason.strip(), f"{_WHY[first.result]} our answer to {about}", f"{at}.reason"
        ),
        remedy=_remedy(first, law, about, at),
        standing=_standing(case, numbers) if stands else (),
    )


def _remedy(made: ItemReview, law: Law, about: str, at: str) -> Fact:
    """Return what is done now; under the EIR a fault of any kind asks for it (reg 11(5))."""
    says = f"what is released or done now for {about}, and by when"
    given = made.remedy.strip()
    is_owed = made.result in _CHANGED or (law == "eir" and made.result is ReviewResult.PROCEDURAL)
    return need(given, says, f"{at}.remedy") if is_owed else given


def _standing(case: Case, numbers: Sequence[int]) -> tuple[Standing, ...]:
    found = [
        Standing(cite(claim.provision), spelled(rule.statement), rule.is_ncnd)
        for item in case.items
        if item.number in numbers
        for claim in relied_on(case, (item.number,), _LAWS.get(item.route, ""), _is_denial(item))
        if (rule := rule_of(claim)) is not None
    ]
    return tuple(dict.fromkeys(found))


def _is_denial(item: Item) -> bool:
    return item.held is Held.NEITHER_CONFIRM_NOR_DENY
