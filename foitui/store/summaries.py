"""The summary of a case: what the caseload shows and filters, derived and never typed in."""

import datetime as dt
import zlib
from dataclasses import dataclass
from functools import cached_property

import msgspec

from foitui.case.challenging import open_review
from foitui.case.outcome import outcome
from foitui.case.records import Case
from foitui.case.words import Route, Stage
from foitui.law.deadline import case_deadline, review_due
from foitui.law.stage import stage
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation
from foitui.store.documents import storable
from foitui.store.protocol import Summary

LONGEST_SUBJECT = 200
"""Letters of a subject that the list keeps; one of a megabyte would be read with every page."""

DERIVATION = 2
"""Raised when a release derives summaries otherwise, so that stored ones are made anew."""

CLOSED = (Stage.SENT, Stage.WITHDRAWN)


@dataclass(frozen=True)
class Terms:
    """What a due date is counted by, beside the facts of its case."""

    calendar: Calendar
    authority: AuthorityKind = "other"
    nation: Nation = "england"

    @cached_property
    def fingerprint(self) -> str:
        """Other terms, or another release's way to derive a summary, have another one."""
        holidays = sorted((day.isoformat(), name) for day, name in self.calendar.holidays.items())
        facts = (holidays, self.calendar.published_to, self.authority, self.nation)
        return f"{DERIVATION}:{zlib.crc32(msgspec.json.encode(facts)):08x}"


def summarise(case: Case, terms: Terms) -> Summary:
    """Derive the summary of a case, with the due date that the terms give it."""
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
    )


def _review_due(case: Case, terms: Terms) -> tuple[dt.date | None, bool]:
    """Return when the open internal review must be answered, by the stricter of its regimes."""
    review = open_review(case)
    if review is None:
        return None, False
    had = routes_of(case)
    routes = [route for route in (Route.FOIA, Route.EIR) if route in had] or [Route.FOIA]
    found = [review_due(review.asked_on, route, terms.calendar) for route in routes]
    first = min(found, key=lambda each: each.due)
    return first.due, terms.calendar.provisional(first.due)


def capped(subject: str) -> str:
    """Return a subject as the list keeps it; one that was cut ends in an ellipsis."""
    if len(subject) <= LONGEST_SUBJECT:
        return subject
    return subject[: LONGEST_SUBJECT - 1] + "…"


def routes_of(case: Case) -> tuple[Route, ...]:
    """Return the routes its items have, each once, in the order of the items."""
    return tuple(dict.fromkeys(item.route for item in case.items if item.route is not None))
