"""Everything dated that happened to a case, in order, and on which working day it happened."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from foitui.case.records import Case
from foitui.case.words import AppealBody, ClockKind, ExchangeKind, Route
from foitui.law.clocks.complaint import complaint_window
from foitui.law.clocks.review import review_due
from foitui.law.deadline import RouteDeadline, route_deadlines
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened, or that is to happen."""

    on: dt.date
    what: str
    """In a few words of ours, so that it can be drawn anywhere."""
    words: str = ""
    """What an officer wrote about it: an area, a step, a note."""
    number: int | None = None
    """Which working day after receipt it is; 0 for the day of receipt, None before it."""
    ahead: bool = False
    """Whether it is a day that something is due, and not one on which something happened."""
    stops: bool = False
    """Whether the statutory clock stands still from here."""
    starts: bool = False
    """Whether it runs again from here."""


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The moments of a case in order, with the days between which it is told."""

    moments: tuple[Moment, ...]
    first: dt.date
    last: dt.date
    still: tuple[tuple[dt.date, dt.date], ...] = ()
    """Times in which the clock stood still: from the day asked to the day before the answer."""


_CLOCK = {
    ClockKind.CLARIFICATION_ASKED: "clarification asked",
    ClockKind.CLARIFICATION_RECEIVED: "clarification came",
    ClockKind.FEES_NOTICE: "fee asked",
    ClockKind.FEE_RECEIVED: "fee paid",
    ClockKind.PIT_EXTENSION: "more time, public interest",
    ClockKind.REG7_EXTENSION: "more time, reg 7",
    ClockKind.SAR_EXTENSION: "more time, subject access",
}
_STOPS = (ClockKind.CLARIFICATION_ASKED, ClockKind.FEES_NOTICE)
_STARTS = (ClockKind.CLARIFICATION_RECEIVED, ClockKind.FEE_RECEIVED)
_EXCHANGES = {
    ExchangeKind.COMMISSION: "information asked for",
    ExchangeKind.CONSULTATION: "third party asked",
    ExchangeKind.OPINION: "opinion asked for",
}
_ROUTES = {Route.FOIA: "FOIA", Route.EIR: "EIR", Route.SAR: "subject access"}
_BODIES = {
    AppealBody.REGULATOR: "complaint to the regulator",
    AppealBody.FIRST_TIER_TRIBUNAL: "appeal, First-tier Tribunal",
    AppealBody.UPPER_TRIBUNAL: "appeal, Upper Tribunal",
    AppealBody.COURT: "appeal, court",
}


def timeline(
    case: Case,
    calendar: Calendar,
    today: dt.date,
    *,
    authority: AuthorityKind = "other",
    nation: Nation = "england",
) -> Timeline:
    """Return what happened to a case and what is due, with today among it."""
    deadlines = route_deadlines(case, calendar, authority=authority, nation=nation)
    received = case.request.received
    found = [
        *_clock(case),
        *_handling(case),
        *_clearance(case),
        *_reply(case),
        *_afterwards(case, calendar),
        *_due(case, deadlines),
        Moment(on=today, what="today"),
    ]
    # What happened comes before what is due that day; each otherwise as it was recorded.
    ordered = sorted(found, key=lambda each: (each.on, each.ahead))
    numbered = tuple(
        msgspec.structs.replace(each, number=_number(received, each.on, calendar))
        for each in ordered
    )
    days = [each.on for each in numbered]
    return Timeline(
        moments=numbered,
        first=min(received, *days),
        last=max(received, *days),
        still=_still(case, today),
    )


def _number(received: dt.date, day: dt.date, calendar: Calendar) -> int | None:
    return None if day < received else calendar.between(received, day)


def _clock(case: Case) -> Iterator[Moment]:
    yield Moment(on=case.request.received, what="received")
    for event in case.clock:
        if (what := _CLOCK.get(event.kind)) is not None:
            yield Moment(
                on=event.on,
                what=what,
                words=event.note,
                stops=event.kind in _STOPS,
                starts=event.kind in _STARTS,
            )
    for message in case.correspondence:
        yield Moment(on=message.received, what="message came")
    if case.withdrawn is not None:
        yield Moment(on=case.withdrawn, what="withdrawn")


def _handling(case: Case) -> Iterator[Moment]:
    for exchange in case.exchanges:
        yield Moment(on=exchange.asked_on, what=_EXCHANGES[exchange.kind], words=exchange.whom)
        if exchange.answered_on is not None:
            yield Moment(on=exchange.answered_on, what="answer came", words=exchange.whom)
        elif exchange.due is not None:
            yield Moment(on=exchange.due, what="answer wanted", words=exchange.whom, ahead=True)
    if case.waiting is not None:
        whom = case.waiting.on.replace("_", " ")
        yield Moment(on=case.waiting.since, what=f"waits for {whom}", words=case.waiting.note)
        if case.waiting.chase_by is not None:
            yield Moment(on=case.waiting.chase_by, what="to be chased", ahead=True)


def _clearance(case: Case) -> Iterator[Moment]:
    if case.submitted is not None:
        to = case.submitted.to
        yield Moment(on=case.submitted.at.date(), what="handed over for a look", words=to)
    for given in case.approvals:
        words = f"{given.step.replace('_', ' ')}, {given.officer}"
        yield Moment(on=given.at.date(), what="approved", words=words)


def _reply(case: Case) -> Iterator[Moment]:
    if case.sent is not None:
        yield Moment(on=case.sent.on, what="reply sent")


def _afterwards(case: Case, calendar: Calendar) -> Iterator[Moment]:
    eir = any(item.route is Route.EIR for item in case.items)
    for review in case.reviews:
        yield Moment(on=review.asked_on, what="review asked for")
        if review.replied_on is None:
            due = review_due(review.asked_on, Route.EIR if eir else Route.FOIA, calendar).due
            yield Moment(on=due, what="review due", ahead=True)
        else:
            yield Moment(on=review.replied_on, what="review answered")
            if not case.complaints:
                by = complaint_window(review.replied_on).by
                yield Moment(on=by, what="complaint expected by", ahead=True)
    for complaint in case.complaints:
        body = _BODIES[complaint.body]
        yield Moment(on=complaint.on, what=body, words=complaint.reference)
        if complaint.decided_on is not None:
            yield Moment(on=complaint.decided_on, what=f"{body} decided")
        elif complaint.respond_by is not None:
            yield Moment(on=complaint.respond_by, what="response due", ahead=True)
        if complaint.steps_done_on is not None:
            yield Moment(on=complaint.steps_done_on, what="steps taken")
        elif complaint.steps_due is not None:
            yield Moment(on=complaint.steps_due, what="steps due", ahead=True)


def _due(case: Case, deadlines: tuple[RouteDeadline, ...]) -> Iterator[Moment]:
    for each in deadlines:
        if (due := each.deadline.due) is not None and case.withdrawn is None:
            of = f", {_ROUTES.get(each.route, each.route)}" if len(deadlines) > 1 else ""
            yield Moment(on=due, what=f"reply due{of}", ahead=case.sent is None)


def _still(case: Case, today: dt.date) -> tuple[tuple[dt.date, dt.date], ...]:
    """Return when the clock stood still, by the facts that stop it and start it again."""
    found: list[tuple[dt.date, dt.date]] = []
    since: dt.date | None = None
    for event in sorted(case.clock, key=lambda each: each.on):
        if event.kind in _STOPS:
            since = since or event.on
        elif event.kind in _STARTS and since is not None:
            found.append((since, event.on - dt.timedelta(1)))
            since = None
    if since is not None:
        end = max(since, case.withdrawn or (case.sent.on if case.sent else today))
        found.append((since, end))
    return tuple(span for span in found if span[0] <= span[1])
