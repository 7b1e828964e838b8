"""Groups the items of a case by how they are answered: one section of the letter each."""

from collections.abc import Sequence

from foitui.case.outcome import item_outcome
from foitui.case.records import Case, Item
from foitui.case.words import Exempt, Held, Outcome, Route
from foitui.letters.claims import claim_views, relied_on, weighings
from foitui.letters.english import named
from foitui.letters.gaps import Gap
from foitui.letters.said import said
from foitui.letters.view import Kind, Law, Section

_KINDS: dict[Outcome, Kind] = {
    Outcome.GRANTED: "granted",
    Outcome.PART: "withheld",
    Outcome.REFUSED: "withheld",
    Outcome.NEITHER_CONFIRMED_NOR_DENIED: "neither",
    Outcome.NOT_HELD: "not_held",
    Outcome.REFUSED_COST: "cost",
    Outcome.REFUSED_VEXATIOUS: "vexatious",
    Outcome.REFUSED_REPEATED: "repeated",
    Outcome.CLARIFICATION: "clarification",
    Outcome.SUBJECT_ACCESS: "subject_access",
    Outcome.BUSINESS_AS_USUAL: "business_as_usual",
    Outcome.TRANSFERRED: "transferred",
    Outcome.NOT_VALID: "not_valid",
    Outcome.UNDECIDED: "undecided",
}
"""In the order in which a letter tells them: what is released comes first."""

_ORDER = tuple(dict.fromkeys(_KINDS.values()))
_LAWS: dict[Route | None, Law] = {Route.FOIA: "foia", Route.EIR: "eir"}


def sections(case: Case) -> tuple[Section, ...]:
    """Return the sections of the reply, in the order in which they are told."""
    groups = sorted(_groups(case).items(), key=lambda group: _ORDER.index(group[0][0]))
    alone = len(groups) == 1
    return tuple(_section(case, kind, law, items, alone) for (kind, law), items in groups)


def _groups(case: Case) -> dict[tuple[Kind, Law], list[Item]]:
    groups: dict[tuple[Kind, Law], list[Item]] = {}
    for item in case.items:
        kind = _KINDS[item_outcome(case, item)]
        law: Law = "" if kind == "undecided" else _LAWS.get(item.route, "")
        groups.setdefault((kind, law), []).append(item)
    return groups


def _section(case: Case, kind: Kind, law: Law, items: Sequence[Item], alone: bool) -> Section:
    numbers = tuple(item.number for item in items)
    reasoned = numbers if kind in {"withheld", "neither"} else ()
    claims = relied_on(case, reasoned, law, denial=kind == "neither")
    tests = weighings(case, claims)
    partly = [item for item in items if item.held is Held.PART_HELD]
    unheld = items if kind == "not_held" else partly
    released = [item for item in items if _is_released(kind, item)]
    return Section(
        kind=kind,
        law=law,
        numbers=numbers,
        named="" if alone else named(numbers),
        releases=bool(released) and kind == "withheld",
        wholly_withheld=_wholly_withheld(items) if kind == "withheld" and released else "",
        held=any(item.held in {Held.HELD, Held.PART_HELD} for item in items),
        claims=claim_views(case, claims, reasoned, partly=bool(released)),
        no_claim=Gap("claims", f"the provision relied on for {named(numbers)}"),
        tests=tests,
        tested=tuple(cite for test in tests for cite in test.cites),
        disclosures=said(case, items, released, "disclosure", "what is released for {}"),
        partly_held=named([item.number for item in partly]) if partly else "",
        searches=said(case, items, unheld, "search", "what was searched for {}"),
        holders=said(case, items, unheld, "elsewhere", "who may hold {}", optional=True),
        questions=said(case, items, items, "clarification", "what is unclear in {}"),
        destinations=said(case, items, items, "destination", "who deals with {}"),
        invalid_reasons=said(case, items, items, "invalid_reason", "what {} lacks to be valid"),
        unconfirmed=tuple(
            Gap(
                f"items.{case.items.index(item)}.held",
                f"whether the information in item {item.number} is held",
            )
            for item in items
            if item.held is None
        ),
        decisions=tuple(
            Gap(f"items.{case.items.index(item)}", f"the decision on item {item.number}")
            for item in items
        ),
    )


def _is_released(kind: Kind, item: Item) -> bool:
    return kind == "granted" or (kind == "withheld" and item.exempt is Exempt.SOME)


def _wholly_withheld(items: Sequence[Item]) -> str:
    whole = [item.number for item in items if item.exempt is Exempt.ALL]
    return named(whole) if whole else ""
