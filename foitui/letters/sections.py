"""Groups the items of a case by how they are answered: one section of the letter each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from foitui.case.outcome import item_outcome
from foitui.case.records import Case, Item
from foitui.case.words import Exempt, Held, Outcome, Passing, Route
from foitui.letters.claims import claim_views, weighings
from foitui.letters.english import british, named
from foitui.letters.gaps import Fact, Gap, need
from foitui.letters.relied import allows_more_time, considered, relied_on, unweighed
from foitui.letters.said import said
from foitui.letters.view import Kind, Law, Section
from foitui.letters.ways import schedule, ways

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

_ORDER: tuple[Kind, ...] = tuple(
    dict.fromkeys(("granted", "withheld", "pending", *_KINDS.values()))
)
_REASONED: frozenset[Kind] = frozenset({"withheld", "neither", "pending"})
_LAWS: dict[Route | None, Law] = {Route.FOIA: "foia", Route.EIR: "eir"}


_Group = tuple[Kind, Law, bool, bool, tuple[object, ...]]
"""The kind, the law, whether it is about saying what is held, whether all that is withheld can be
had in another way, and what else sets items apart: see `_apart`."""
_INTRODUCES: frozenset[Kind] = frozenset({"withheld"})
_GIVES_NOTICE: frozenset[Kind] = frozenset({"withheld", "neither"})


def sections(case: Case, *, unfinished: bool = False) -> tuple[Section, ...]:
    """Return the sections of the reply, in the order in which they are told.

    Args:
        case: the request and what was decided about it.
        unfinished: whether items whose public interest is not weighed yet stand apart as pending.
    """
    groups = sorted(_groups(case, unfinished).items(), key=_place)
    alone = len(groups) == 1
    return tuple(_said_once(_section(case, group, items, alone) for group, items in groups))


def _place(told: tuple[_Group, list[Item]]) -> tuple[int, bool, int]:
    """Return where a section stands: of what is withheld, what can be had all the same is first."""
    (kind, _, _, open_elsewhere, _), items = told
    return _ORDER.index(kind), not open_elsewhere, items[0].number


def _apart(kind: Kind, item: Item) -> tuple[object, ...]:
    """Return what is told of an item in a section of its own.

    An answer says of each item whether it is held (FOIA s1(1)(a)), and of each that another
    authority has, who that is and what became of it.
    """
    match kind:
        case "granted":
            return (item.held is Held.PART_HELD,)
        case "transferred":
            return item.destination, item.contact, item.passing, item.passed_on
        case "subject_access":
            return item.destination, item.access_law
    return ()


def _said_once(told: Iterable[Section]) -> Iterator[Section]:
    """Mark the sections that need not say again what an earlier one says of the same law."""
    introduced: set[Law] = set()
    noticed: set[Law] = set()
    for section in told:
        law = section.law
        yield replace(section, introduced=law in introduced, noticed=law in noticed)
        if section.kind in _INTRODUCES:
            introduced.add(law)
        if section.kind in _GIVES_NOTICE:
            noticed.add(law)


def _groups(case: Case, unfinished: bool) -> dict[_Group, list[Item]]:
    groups: dict[_Group, list[Item]] = {}
    for item in case.items:
        kind = _KINDS[item_outcome(case, item)]
        denial = kind == "neither"
        law = _law(case, kind, item)
        if unfinished and kind in _REASONED and _waits(case, item, law, denial):
            kind = "pending"
        open_elsewhere = kind == "withheld" and _is_open(case, item, law)
        group = (kind, law, denial, open_elsewhere, _apart(kind, item))
        groups.setdefault(group, []).append(item)
    return groups


def _law(case: Case, kind: Kind, item: Item) -> Law:
    """Return the law of an item; what is another authority's is under that of all the rest."""
    if kind == "undecided":
        return ""
    if kind == "transferred":
        others = {_LAWS[other.route] for other in case.items if other.route in _LAWS}
        return "eir" if others == {"eir"} else ""
    return _LAWS.get(item.route, "")


def _waits(case: Case, item: Item, law: Law, denial: bool) -> bool:
    """Whether the law gives more time for the public interest in this item, and it is needed."""
    claims = relied_on(case, (item.number,), law, denial)
    return any(claim.pit.balance is None and allows_more_time(claim) for claim in claims)


def _is_open(case: Case, item: Item, law: Law) -> bool:
    """Whether everything that is withheld of an item can be had in another way."""
    claims = relied_on(case, (item.number,), law, denial=False)
    return bool(claims) and len(ways(case, claims, (item.number,))) == len(claims)


def _section(case: Case, group: _Group, items: Sequence[Item], alone: bool) -> Section:
    kind, law, denial, open_elsewhere, _ = group
    numbers = tuple(item.number for item in items)
    reasoned = numbers if kind in _REASONED else ()
    claims = relied_on(case, reasoned, law, denial)
    tests = weighings(case, claims)
    ways_out = ways(case, claims, numbers)
    partly = [item for item in items if item.held is Held.PART_HELD]
    unheld = items if kind == "not_held" else partly
    released = [item for item in items if _is_released(kind, item)]
    return Section(
        kind=kind,
        law=law,
        numbers=numbers,
        named="" if alone else named(numbers),
        releases=bool(released) and kind in {"withheld", "pending"},
        wholly_withheld=_wholly_withheld(items) if kind == "withheld" and released else "",
        held=any(item.held in {Held.HELD, Held.PART_HELD} for item in items),
        denial=denial,
        claims=claim_views(case, claims, reasoned, partly=bool(released)),
        ways=ways_out,
        only_ways=open_elsewhere,
        schedule=schedule(case, claims, items) if kind == "withheld" and released else (),
        dropped=considered(case, numbers, law) if kind in {"granted", "withheld"} else (),
        no_claim=Gap("claims", f"the provision relied on for {named(numbers)}"),
        tests=tests,
        tested=tuple(cite for test in tests for cite in test.cites),
        unweighed=unweighed(claims),
        disclosures=said(case, items, released, "disclosure", "what is released for {}"),
        partly_held=named([item.number for item in partly]) if partly else "",
        only_partly=len(partly) == len(items),
        searches=said(case, unheld, unheld, "search", "what was searched for {}"),
        holders=said(case, unheld, unheld, "elsewhere", "who may hold {}", optional=True),
        questions=said(case, items, items, "clarification", "what is unclear in {}"),
        destinations=said(case, items, items, "destination", "who deals with {}"),
        access_law=items[0].access_law or "",
        passed_on=_passed_on(case, items[0]),
        contact=(items[0].contact or "").strip(),
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


def _passed_on(case: Case, item: Item) -> Fact:
    """Return the day on which an item was passed on; empty where its holder is only named."""
    if item.passing is not Passing.PASSED_ON:
        return ""
    path = f"items.{case.items.index(item)}.passed_on"
    day = british(item.passed_on) if item.passed_on else None
    return need(day, f"the day on which item {item.number} was passed on", path)


def _is_released(kind: Kind, item: Item) -> bool:
    partly = kind in {"withheld", "pending"} and item.exempt is Exempt.SOME
    return kind == "granted" or partly


def _wholly_withheld(items: Sequence[Item]) -> str:
    whole = [item.number for item in items if item.exempt is Exempt.ALL]
    return named(whole) if whole else ""
