"""Everything a reply is made of, drawn from the case and the settings. Decides no rule of law."""

import datetime as dt
import re

from foitui.case.outcome import outcome
from foitui.case.records import Case, WorkLine
from foitui.case.words import AccessLaw, ClockKind, CostLimit, Outcome, Route, Work
from foitui.law.cost import cost_limit
from foitui.law.deadline import route_deadlines
from foitui.law.estimate import is_countable
from foitui.law.working_days import shipped_calendar
from foitui.letters.english import british
from foitui.letters.gaps import Fact, Gap, need
from foitui.letters.lead_in import lead_in
from foitui.letters.sections import sections
from foitui.letters.view import CostView, ItemView, LetterView, Section14View
from foitui.settings.records import Settings
from foitui.text.clean import clean_line

_THE_ACT = re.compile(r"\bfreedom\s+of\s+information\b|\bFOI(?:A|s)?\b", re.IGNORECASE)
_EXTENSIONS = {ClockKind.PIT_EXTENSION: Route.FOIA, ClockKind.REG7_EXTENSION: Route.EIR}


def letter_view(
    case: Case, settings: Settings, on: dt.date, *, unfinished: bool = False
) -> LetterView:
    """Return what the templates see of a case, for a letter of this date.

    Args:
        case: the request and what was decided about it.
        settings: the authority and its regulator.
        on: the date of the letter.
        unfinished: whether a public interest test that has no balance yet is told as one that
            needs more time; else it is a gap.
    """
    ours, regulator, request = settings.authority, settings.regulator, case.request
    shared, texts = lead_in([item.text for item in case.items])
    told = sections(case, unfinished=unfinished)
    asked_again, clarified = _clarified(case, on)
    foia, eir, passed = (_routed(case, r) for r in (Route.FOIA, Route.EIR, Route.TRANSFER))
    only_eir = bool(eir) and not foia
    return LetterView(
        authority=_setting(ours.name, "the name of the authority", "authority.name"),
        unit=_setting(ours.unit, "the unit that signs", "authority.unit"),
        address=_setting(
            _below(ours.address, ours.name, ours.unit), "our address", "authority.address"
        ),
        email=ours.email,
        review_contact=_setting(
            ours.review_contact, "where to ask for a review", "authority.review_contact"
        ),
        review_contact_is_block="\n" in ours.review_contact.strip(),
        review_window=_setting(
            ours.review_window, "how long there is to ask", "authority.review_window"
        ),
        regulator=_setting(regulator.name, "the name of the regulator", "regulator.name"),
        regulator_address=_setting(
            _below(regulator.address, regulator.name),
            "the address of the regulator",
            "regulator.address",
        ),
        regulator_website=_setting(
            regulator.website, "the website of the regulator", "regulator.website"
        ),
        date=british(on),
        received=british(request.received),
        reference=need(clean_line(case.reference), "our reference", "reference"),
        their_reference=clean_line(request.sender_reference),
        requester=clean_line(request.requester.name).strip(),
        requester_address=request.requester.address,
        subject=clean_line(request.subject).strip(),
        published=request.reply_published,
        lead_in=shared,
        items=tuple(
            ItemView(item.number, text) for item, text in zip(case.items, texts, strict=True)
        ),
        sections=told,
        in_short=tuple(sorted(told, key=lambda section: section.numbers)),
        asked_again=asked_again,
        clarified=clarified,
        extended=_extended(case, on),
        missed=_missed(case, settings, on),
        foia=foia,
        eir=eir,
        subject_access=_routed(case, Route.SAR),
        transferred=passed,
        reviewed=() if only_eir else tuple(sorted((*foia, *passed))),
        reconsidered=tuple(sorted((*eir, *passed))) if only_eir else eir,
        only_uk_gdpr=all(item.access_law in {None, AccessLaw.UK_GDPR} for item in case.items),
        names_the_act=bool(foia) or _names_the_act(case),
        cost=_cost(case, settings),
        section14=_section14(case),
    )


def _setting(value: str, says: str, key: str) -> Fact:
    return need(value, says, f"settings.{key}")


def _below(address: str, *names: str) -> str:
    """Leave out the lines of an address that the letter has above it."""
    above = {name.strip() for name in names}
    lines = (line.strip() for line in address.strip().split("\n"))
    return "\n".join(line for line in lines if line not in above)


def _clarified(case: Case, on: dt.date) -> tuple[str, str]:
    """Return when more detail was asked for and when it came, the last time that it came."""
    came = _last(case, ClockKind.CLARIFICATION_RECEIVED, on)
    asked = _last(case, ClockKind.CLARIFICATION_ASKED, came) if came else None
    return (british(asked), british(came)) if asked and came else ("", "")


def _extended(case: Case, on: dt.date) -> str:
    """Return when the requester was told of an extension that this letter ends."""
    routes = {item.route for item in case.items}
    days = [
        day
        for kind, route in _EXTENSIONS.items()
        if route in routes and (day := _last(case, kind, on))
    ]
    return british(max(days)) if days else ""


def _missed(case: Case, settings: Settings, on: dt.date) -> str:
    """Return the last day for an answer under the Act or the Regulations, where it has passed."""
    timed = {item.route for item in case.items} & {Route.FOIA, Route.EIR}
    if not timed or outcome(case) is Outcome.CLARIFICATION:
        return ""
    ours = settings.authority
    found = route_deadlines(
        case, shipped_calendar(settings.holidays), authority=ours.kind, nation=ours.nation
    )
    days = [each.deadline.due for each in found if each.route in timed]
    due = min((day for day in days if day is not None), default=None)
    return british(due) if due is not None and due < on else ""


def _last(case: Case, kind: ClockKind, until: dt.date) -> dt.date | None:
    return max(
        (fact.on for fact in case.clock if fact.kind is kind and fact.on <= until), default=None
    )


def _names_the_act(case: Case) -> bool:
    """Whether the request calls itself one under the Act; a refusal of that needs its notice."""
    asked = " ".join((case.request.subject, case.request.text))
    return _THE_ACT.search(asked) is not None


def _routed(case: Case, route: Route) -> tuple[int, ...]:
    return tuple(item.number for item in case.items if item.route is route)


def _cost(case: Case, settings: Settings) -> CostView:
    limit, cost = cost_limit(settings.authority.kind), case.cost
    missing = Gap("cost.hours", "the estimate in hours")
    return CostView(
        provision="section 12(2)"
        if cost.limit is CostLimit.CONFIRMING_EXCEEDS
        else "section 12(1)",
        confirming=cost.limit is CostLimit.CONFIRMING_EXCEEDS,
        limit_pounds=f"£{limit.pounds:,}",
        limit_hours=f"{limit.hours:g} hours",
        rate=f"£{limit.rate:,}",
        hours=missing if cost.hours is None else f"{cost.hours:,.6g} hours",
        pounds=missing if cost.hours is None else _pounds(cost.hours * limit.rate),
        lines=tuple(_work(line) for line in cost.lines if is_countable(line.kind)),
        basis=need(cost.basis, "how the estimate was made", "cost.basis"),
        would_fit=Gap("cost.would_fit", "what could be answered within the limit")
        if cost.would_fit is None
        else cost.would_fit,
    )


_WORK = {
    Work.DECIDE_IF_HELD: "finding out whether we hold it",
    Work.LOCATE: "locating it",
    Work.RETRIEVE: "retrieving it",
    Work.EXTRACT: "extracting it",
}


def _work(line: WorkLine) -> str:
    """Say one line of work: `locating it: mailboxes, 120 at 15 minutes each: 30 hours`."""
    what = f" ({clean_line(line.what).strip()})" if line.what.strip() else ""
    sample = f", {line.records:,} at {line.minutes_each:g} minutes each" if line.records else ""
    hours = "1 hour" if line.total_hours == 1 else f"{line.total_hours:,.4g} hours"
    return f"{_WORK[line.kind]}{what}{sample}: {hours}"


def _pounds(amount: float) -> str:
    return f"£{amount:,.2f}".removesuffix(".00")


def _section14(case: Case) -> Section14View:
    said = case.section14
    return Section14View(
        reasons=need(said.reasons, "the reasons for relying on section 14", "section14.reasons"),
        earlier_request=need(
            said.earlier_request, "the earlier request", "section14.earlier_request"
        ),
    )
