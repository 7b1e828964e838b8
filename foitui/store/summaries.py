"""The summary of a case: what the caseload shows and filters, derived and never typed in."""

import datetime as dt

from foitui.case.challenging import open_review
from foitui.case.handing import chase_by
from foitui.case.outcome import outcome
from foitui.case.records import Case
from foitui.case.standing import Route, Stage
from foitui.store.documents import storable
from foitui.store.protocol import Summary
from foitui.store.terms import CLOSED as CLOSED
from foitui.store.terms import Terms as Terms

LONGEST_SUBJECT = 200
"""Letters of a subject that the list keeps; one of a megabyte would be read with every page."""


def summarise(case: Case, terms: Terms) -> Summary:
    """Derive the summary of a case, with the due date that the terms give it."""
    # The guide and the clocks are read with the first case that is saved: 7 ms.
    from foitui.law.deadline import case_deadline
    from foitui.law.stage import stage

    where = stage(case)
    due, provisional = None, False
    if where is Stage.UNDER_REVIEW:
        due, provisional = _review_due(case, terms)
    elif where not in CLOSED:
        found = case_deadline(case, terms.calendar, authority=terms.authority, nation=terms.nation)
        due, provisional = found.due, found.provisional
    return Summary(
        reference=case.reference,
        subject=capped(storable(case.request.subject)),
        stage=where,
        routes=routes_of(case),
        outcome=outcome(case),
        officer=case.officer,
        received=case.request.received,
        due=due,
        provisional=provisional,
        sender_reference=case.request.sender_reference,
        reply_published=case.request.reply_published,
        version=case.version,
        waits_for=case.waiting.on if case.waiting and where not in CLOSED else None,
        chase_by=chase_by(case),
    )


def _review_due(case: Case, terms: Terms) -> tuple[dt.date | None, bool]:
    """Return when the open internal review must be answered."""
    from foitui.law.afterwards import case_review_due

    review = open_review(case)
    if review is None:
        return None, False
    due = case_review_due(case, review, terms.calendar).due
    return due, terms.calendar.provisional(due)


def capped(subject: str) -> str:
    """Return a subject as the list keeps it; one that was cut ends in an ellipsis."""
    if len(subject) <= LONGEST_SUBJECT:
        return subject
    return subject[: LONGEST_SUBJECT - 1] + "…"


def routes_of(case: Case) -> tuple[Route, ...]:
    """Return the routes its items have, each once, in the order of the items."""
    return tuple(dict.fromkeys(item.route for item in case.items if item.route is not None))
