"""After the reply: until when a step can be taken, or has to be, on either side."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from foitui.case.challenge import Complaint, InternalReview
from foitui.case.challenging import open_review
from foitui.case.records import Case
from foitui.case.said import BODIES
from foitui.case.words import AppealBody, Route
from foitui.law.clocks.complaint import appeal_window, complaint_window
from foitui.law.clocks.errors import ClockError
from foitui.law.clocks.records import Day, Deadline, spoken
from foitui.law.clocks.review import USUAL_WINDOW, ReviewDue, review_due, review_window
from foitui.law.deadline import case_deadline
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One date by which something can or must be done."""

    what: str
    by: dt.date
    basis: str = ""
    """The rule, where one sets the date; empty where a letter or a notice did."""
    ours: bool = False
    """Whether the authority must act; otherwise it is the requester's time."""
    latest: dt.date | None = None
    """The furthest it may go, where that is later."""


def case_review_due(case: Case, review: InternalReview, calendar: Calendar) -> ReviewDue:
    """Return when a review of this case must be answered, by the stricter of its regimes."""
    had = {item.route for item in case.items}
    routes = [route for route in (Route.FOIA, Route.EIR) if route in had] or [Route.FOIA]
    found = [review_due(review.asked_on, route, calendar) for route in routes]
    return min(found, key=lambda each: each.due)


def current_deadline(
    case: Case,
    calendar: Calendar,
    *,
    authority: AuthorityKind = "other",
    nation: Nation = "england",
) -> Deadline:
    """Return when the next answer is due: that of an open internal review, else the reply."""
    review = open_review(case)
    if review is None:
        return case_deadline(case, calendar, authority=authority, nation=nation)
    found = case_review_due(case, review, calendar)
    return Deadline(
        due=found.due,
        basis=found.basis,
        provisional=calendar.provisional(found.due),
        days=tuple(_days(review.asked_on, found.due, calendar)),
        notes=(f"An internal review was asked for on {spoken(review.asked_on)}.",),
    )


def _days(asked: dt.date, due: dt.date, calendar: Calendar) -> Iterator[Day]:
    number = 0
    for count in range(1, (due - asked).days + 1):
        day = asked + dt.timedelta(count)
        why = calendar.why_not(day)
        number += not why
        yield Day(day, not why, None if why else number, "due" if day == due else why or "")


def terms(case: Case, calendar: Calendar, window: str = USUAL_WINDOW) -> tuple[Term, ...]:
    """Return what is still open after the reply, and until when.

    Args:
        case: the case.
        calendar: the working days.
        window: how long a requester has to ask for a review, as the letter says it.
    """
    found = [*_of_reviews(case, calendar, window)]
    for number, complaint in enumerate(case.complaints, start=1):
        found += _of_complaint(complaint, challenged=_goes_on(case, number))
    return tuple(found)


def _goes_on(case: Case, number: int) -> bool:
    """Whether what this complaint led to was itself appealed against."""
    decided = case.complaints[number - 1].decided_on
    return decided is not None and any(
        later.on >= decided and later.body is not AppealBody.REGULATOR
        for later in case.complaints[number:]
    )


def _of_reviews(case: Case, calendar: Calendar, window: str) -> Iterator[Term]:
    if case.sent is None:
        return
    review = open_review(case)
    if review is not None:
        due = case_review_due(case, review, calendar)
        yield Term(
            what="The internal review is to be answered",
            by=due.due,
            basis=due.basis,
            ours=True,
            latest=due.latest if due.latest > due.due else None,
        )
    elif not case.reviews:
        eir = any(item.route is Route.EIR for item in case.items)
        yield Term(
            what="The requester can ask for an internal review",
            by=_asked_until(case.sent.on, window, calendar, Route.EIR if eir else Route.FOIA),
            basis="EIR reg 11(2)" if eir else "FOIA s45 Code of Practice part 5",
        )
    elif (replied := case.reviews[-1].replied_on) is not None and not case.complaints:
        usual = complaint_window(replied)
        yield Term(
            what="The requester can complain to the regulator, who normally expects it",
            by=usual.by,
            basis=usual.basis,
        )


def _asked_until(replied: dt.date, window: str, calendar: Calendar, route: Route) -> dt.date:
    try:
        return review_window(replied, window, calendar, route)
    except ClockError:  # The settings say it in words that are no period.
        return review_window(replied, USUAL_WINDOW, calendar, route)


def _of_complaint(complaint: Complaint, *, challenged: bool) -> Iterator[Term]:
    name = complaint.reference or BODIES[complaint.body]
    if complaint.decided_on is None:
        if complaint.respond_by is not None:
            yield Term(what=f"{name} is to be answered", by=complaint.respond_by, ours=True)
        return
    if complaint.steps and complaint.steps_due and complaint.steps_done_on is None:
        yield Term(what=f"What {name} ordered is to be done", by=complaint.steps_due, ours=True)
    if complaint.body is AppealBody.REGULATOR and not challenged:
        window = appeal_window(complaint.decided_on)
        yield Term(what=f"Either side can appeal against {name}", by=window.by, basis=window.basis)
