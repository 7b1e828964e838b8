"""What must be true before a dated fact is put on a clock, and what to be warned of."""

import msgspec

from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, Route
from foitui.law.clocks.errors import ClockError
from foitui.law.clocks.run import EXTENSIONS
from foitui.law.deadline import deadline, facts_for
from foitui.law.provisions import is_known, provision
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation

_OWNERS = {kind: route for route, kind in EXTENSIONS.items()}

_NOT_TWICE = (
    "The requester was told of an extension before; a second one is a breach in itself, and the "
    "time still runs from the first."
)


class ClockFact(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of fact that an officer can put on the clock, and the law behind it."""

    kind: ClockKind
    label: str
    cite: str
    why: str
    """What it does to the clock, and what it is bound to."""


CLOCK_FACTS = (
    ClockFact(
        kind=ClockKind.CLARIFICATION_ASKED,
        label="The requester was asked to clarify",
        cite="FOIA s1(3); EIR reg 9",
        why="The clock waits for the answer. It may be asked only where the information cannot be "
        "identified and located without it, and within the time for the reply.",
    ),
    ClockFact(
        kind=ClockKind.CLARIFICATION_RECEIVED,
        label="The clarification came",
        cite="FOIA s1(3) and s10(6); EIR reg 9(4)",
        why="The time starts anew: the day on which it came is day zero. For subject access only "
        "the days of waiting are added.",
    ),
    ClockFact(
        kind=ClockKind.FEES_NOTICE,
        label="A fees notice was given",
        cite="FOIA s9; EIR reg 8",
        why="The clock waits from the day of the notice until the fee is paid.",
    ),
    ClockFact(
        kind=ClockKind.FEE_RECEIVED,
        label="The fee was paid",
        cite="FOIA s10(2); EIR reg 8(5)",
        why="The days from the notice to the payment are left out.",
    ),
    ClockFact(
        kind=ClockKind.PIT_EXTENSION,
        label="More time for the public interest test: the requester was told",
        cite="FOIA s10(3) and s17(2)",
        why="Only for a qualified exemption that was named in time, and only for its public "
        "interest test. The Code expects no more than 40 working days in all.",
    ),
    ClockFact(
        kind=ClockKind.REG7_EXTENSION,
        label="More time, complex and voluminous: the requester was told",
        cite="EIR reg 7(1)",
        why="40 working days instead of 20, where the request is both complex and voluminous. The "
        "requester is told within the first 20.",
    ),
    ClockFact(
        kind=ClockKind.SAR_EXTENSION,
        label="Two more months of subject access: the person was told",
        cite="UK GDPR Art 12A",
        why="For complexity or for the number of requests. The person is told within the first "
        "month, with the reasons.",
    ),
)
"""Every fact but receipt, in the order of a case."""


def judge_fact(
    case: Case,
    fact: ClockEvent,
    calendar: Calendar,
    *,
    authority: AuthorityKind = "other",
    nation: Nation = "england",
) -> tuple[str, ...]:
    """Return what an officer should be warned of when a fact is recorded.

    Raises:
        ClockError: the fact cannot stand; the message says what could.
    """
    routes = {item.route or Route.FOIA for item in case.items} or {Route.FOIA}
    if owner := _OWNERS.get(fact.kind):
        _require_ground(case, fact.kind, owner, routes)
        routes = {owner}
    warnings: dict[str, None] = {}
    for route in sorted(routes - {Route.BUSINESS_AS_USUAL}, key=list(Route).index):
        before = facts_for(case, route)
        with_it = deadline((*before, fact), route, calendar, authority=authority, nation=nation)
        known = _notes(before, route, calendar, authority, nation)
        warnings |= dict.fromkeys(note for note in with_it.notes if note not in known)
    again = fact.kind in _OWNERS and any(event.kind is fact.kind for event in case.clock)
    return (*warnings, *([_NOT_TWICE] if again else []))


def _notes(
    clock: tuple[ClockEvent, ...],
    route: Route,
    calendar: Calendar,
    authority: AuthorityKind,
    nation: Nation,
) -> tuple[str, ...]:
    try:
        return deadline(clock, route, calendar, authority=authority, nation=nation).notes
    except ClockError:
        return ()


def _require_ground(case: Case, kind: ClockKind, owner: Route, routes: set[Route]) -> None:
    if owner not in routes:
        raise ClockError(
            kind, f"no item of this case is handled under route {owner}; choose that route first"
        )
    if kind is ClockKind.PIT_EXTENSION and not _weighs(case):
        raise ClockError(
            kind,
            "more time is only for the public interest test of a qualified exemption; claim one "
            "first (FOIA s10(3))",
        )


def _weighs(case: Case) -> bool:
    """Whether a qualified exemption is claimed, for which time may be extended."""
    cites = [claim.provision for claim in case.claims if is_known(claim.provision)]
    return any(provision(cite).pit_extension for cite in cites)
