"""The summary of a case: what the caseload shows and filters, derived and never typed in."""

import zlib

import msgspec

from foitui.case.outcome import outcome
from foitui.case.records import Case
from foitui.case.words import Route, Stage
from foitui.law.stage import stage
from foitui.law.working_days import Calendar
from foitui.store.protocol import Summary

DERIVATION = 1
"""Raised when a release derives summaries otherwise, so that stored ones are made anew."""

CLOSED = (Stage.SENT, Stage.WITHDRAWN)


def summarise(case: Case, calendar: Calendar) -> Summary:
    """Derive the summary of a case; its due date counts by this calendar."""
    where = stage(case)
    due, provisional = None, False
    if where not in CLOSED:
        due = calendar.add(case.request.received, 20)
        provisional = calendar.provisional(due)
    return Summary(
        reference=case.reference,
        subject=case.request.subject,
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


def routes_of(case: Case) -> tuple[Route, ...]:
    """Return the routes its items have, each once, in the order of the items."""
    return tuple(dict.fromkeys(item.route for item in case.items if item.route is not None))


def fingerprint(calendar: Calendar) -> str:
    """Name the way summaries are derived: other holidays or another release give another name."""
    days = sorted((day.isoformat(), name) for day, name in calendar.holidays.items())
    facts = (days, calendar.first, calendar.last, calendar.published_to)
    return f"{DERIVATION}:{zlib.crc32(msgspec.json.encode(facts)):08x}"
