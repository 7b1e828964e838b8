"""What statistics count of a case, derived once: a small record that holds nobody's words.

It depends on the recorded facts and the calendar and never on the day it is looked at, so that it
can be kept beside the case and read a hundred thousand at a time.
"""

import datetime as dt
from collections.abc import Iterable

import msgspec

from foitui.case.challenge import Complaint, InternalReview
from foitui.case.outcome import item_outcome, outcome, stands
from foitui.case.records import Case, ClockEvent, Item
from foitui.case.words import (
    AppealBody,
    Challenged,
    ClockKind,
    Outcome,
    ReviewResult,
    Route,
)
from foitui.law.clocks.errors import ClockError
from foitui.law.clocks.run import EXTENSIONS, run_of
from foitui.law.deadline import case_deadline
from foitui.law.guide.facts import is_relied_on
from foitui.law.provisions import is_known, provision
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation

_NOT_COUNTED = (Route.SAR, Route.BUSINESS_AS_USUAL, Route.NOT_VALID)
"""Routes outside both regimes; a request of these alone is not in the return."""

_GROUNDS = {
    Outcome.REFUSED_COST: "cost",
    Outcome.REFUSED_VEXATIOUS: "vexatious",
    Outcome.REFUSED_REPEATED: "repeated",
}


class Compact(msgspec.Struct, frozen=True, array_like=True):
    """The common shape: a list in JSON, which is read three times as fast as an object."""


class Wait(Compact, frozen=True):
    """A time in which the clock stood still."""

    kind: str
    """`clarification` or `fee`."""
    since: dt.date
    until: dt.date | None


class CountedReview(Compact, frozen=True):
    """An internal review."""

    asked: dt.date
    replied: dt.date | None
    result: ReviewResult | None
    """Over all items: `part` where they differ; None while it is open."""


class CountedComplaint(Compact, frozen=True):
    """A complaint to the regulator, or an appeal."""

    body: AppealBody
    on: dt.date
    decided: dt.date | None
    result: Challenged | None
    sections: tuple[str, ...]


class Counted(Compact, frozen=True):
    """One case as statistics see it."""

    reference: str
    received: dt.date
    officer: str
    team: str
    regimes: tuple[str, ...]
    """`foia`, `eir` or both; empty where the request is outside them."""
    outside: str
    """Why it is not in the return: the route; empty where it is."""
    outcome: Outcome
    """Over the items inside the regimes."""
    due_first: dt.date | None
    """The last day without an extension; None while the clock stands still."""
    due: dt.date | None
    """The last day with the extension, if there is one."""
    extended: dt.date | None
    """The day the requester was told of one."""
    replied: dt.date | None
    withdrawn: dt.date | None
    waits: tuple[Wait, ...]
    grounds: tuple[str, ...]
    """Of a refusal: `cost`, `vexatious`, `repeated`, `exemption`."""
    sections: tuple[str, ...]
    """Exemptions and exceptions relied on, each once, limbs of the Act not split."""
    reviews: tuple[CountedReview, ...]
    complaints: tuple[CountedComplaint, ...]


def counted(
    case: Case,
    calendar: Calendar,
    *,
    authority: AuthorityKind = "other",
    nation: Nation = "england",
) -> Counted:
    """Return what is counted of a case."""
    items = tuple(item for item in case.items if item.route not in _NOT_COUNTED)
    inside = msgspec.structs.replace(case, items=items or case.items)
    routes = {_regime(item) for item in items}
    due_first, due = _due_days(inside, calendar, authority, nation)
    return Counted(
        reference=case.reference,
        received=case.request.received,
        officer=case.officer,
        team=case.team,
        regimes=tuple(name for name in ("foia", "eir") if name in routes),
        outside="" if items else _outside(case.items),
        outcome=outcome(inside),
        due_first=due_first,
        due=due,
        extended=min((event.on for event in _extensions(inside)), default=None),
        replied=case.sent.on if case.sent else None,
        withdrawn=case.withdrawn,
        waits=_waits(case),
        grounds=_grounds(inside),
        sections=_sections(inside),
        reviews=tuple(map(_review, case.reviews)),
        complaints=tuple(map(_complaint, case.complaints)),
    )


def section_of(cite: str) -> str:
    """Return what is counted for a provision: the section of the Act, or the exception itself."""
    if not is_known(cite):
        return cite
    rule = provision(cite)
    if rule.regime == "foia":
        return rule.section
    head, _, rest = rule.cite.partition("(")
    return f"{head}({'('.join(rest.split('(')[:2])}" if rest else head


def _regime(item: Item) -> str:
    return "eir" if item.route is Route.EIR else "foia"


def _outside(items: Iterable[Item]) -> str:
    """Name why a request is outside, the weightiest of its routes where it has several."""
    routes = {item.route for item in items}
    return next((str(route) for route in _NOT_COUNTED if route in routes), "")


def _extensions(case: Case) -> list[ClockEvent]:
    kinds = (EXTENSIONS[Route.FOIA], EXTENSIONS[Route.EIR])
    return [event for event in case.clock if event.kind in kinds]


def _due_days(
    case: Case, calendar: Calendar, authority: AuthorityKind, nation: Nation
) -> tuple[dt.date | None, dt.date | None]:
    due = case_deadline(case, calendar, authority=authority, nation=nation).due
    if not _extensions(case):
        return due, due
    clock = tuple(event for event in case.clock if event.kind not in EXTENSIONS.values())
    plain = msgspec.structs.replace(case, clock=clock)
    return case_deadline(plain, calendar, authority=authority, nation=nation).due, due


def _waits(case: Case) -> tuple[Wait, ...]:
    clock = [event for event in case.clock if event.kind not in EXTENSIONS.values()]
    if all(event.kind is ClockKind.RECEIVED for event in clock):
        return ()
    try:
        run = run_of(clock, Route.FOIA)
    except ClockError:
        return ()
    asked = [Wait("clarification", since, until) for since, until in run.clarifications]
    return (*asked, *(Wait("fee", since, until) for since, until in run.fees))


def _grounds(case: Case) -> tuple[str, ...]:
    outcomes = {item_outcome(case, item) for item in case.items}
    found = [ground for word, ground in _GROUNDS.items() if word in outcomes]
    withheld = {Outcome.PART, Outcome.REFUSED, Outcome.NEITHER_CONFIRMED_NOR_DENIED}
    return (*found, *(["exemption"] if outcomes & withheld else []))


def _sections(case: Case) -> tuple[str, ...]:
    cites = (
        claim.provision for claim in case.claims if is_relied_on(case, claim) and stands(claim)
    )
    return tuple(dict.fromkeys(map(section_of, cites)))


def _review(review: InternalReview) -> CountedReview:
    results = {each.result for each in review.items}
    overall = None
    if review.replied_on is not None and results:
        overall = results.pop() if len(results) == 1 else ReviewResult.PART
    return CountedReview(review.asked_on, review.replied_on, overall)


def _complaint(complaint: Complaint) -> CountedComplaint:
    return CountedComplaint(
        body=complaint.body,
        on=complaint.on,
        decided=complaint.decided_on,
        result=complaint.result,
        sections=tuple(dict.fromkeys(map(section_of, complaint.about))),
    )
