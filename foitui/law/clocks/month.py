"""The clock of subject access: one month by the corresponding date (UK GDPR Arts 12 and 12A)."""

import datetime as dt
from collections.abc import Iterator

from foitui.law.clocks.months import add_months
from foitui.law.clocks.records import Day, Deadline
from foitui.law.clocks.run import Run
from foitui.law.clocks.working import AFTER
from foitui.law.working_days import Calendar
from foitui.settings.records import Nation

STOPPING = dt.date(2026, 2, 5)
"""When waiting for clarification began to stop the clock by statute (DUAA 2025 s76)."""


def month_deadline(run: Run, calendar: Calendar, nation: Nation) -> Deadline:
    """Return a subject access deadline; it is moved by the holidays of the one nation only."""
    own = calendar.of(nation)
    due = None if run.waiting else own.on_or_after(_corresponding(run))
    return Deadline(
        due=due,
        waiting=run.waiting,
        provisional=due is not None and own.provisional(due),
        basis="UK GDPR Art 12A" if run.extended else "UK GDPR Art 12(3)",
        days=tuple(_days(run, own, due)),
        notes=tuple(_notes(run)),
    )


def _start(run: Run) -> dt.date:
    """The month runs from the latest of receipt and payment of a lawful fee."""
    return max([run.received, *(paid for _, paid in run.fees if paid)])


def _corresponding(run: Run) -> dt.date:
    end = add_months(_start(run), 3 if run.extended else 1)
    return end + dt.timedelta(sum(_stood(run, asked, came) for asked, came in run.clarifications))


def _stood(run: Run, asked: dt.date, came: dt.date | None) -> int:
    """Count the days that a question stopped the clock, none of them before it ran."""
    return max(0, (came - max(asked, _start(run))).days) if came else 0


def _days(run: Run, own: Calendar, due: dt.date | None) -> Iterator[Day]:
    """Number the calendar days; days that the clock stood and those it was moved over have none."""
    number = 0
    ends = _corresponding(run)
    last = due + dt.timedelta(AFTER) if due else run.last_fact
    for count in range(1, (last - run.received).days + 1):
        day = run.received + dt.timedelta(count)
        why = _why_not(run, own, day, ends, due)
        number += not why
        said = "due" if day == due else why
        yield Day(day, not why, None if why else number, said)


def _why_not(run: Run, own: Calendar, day: dt.date, ends: dt.date, due: dt.date | None) -> str:
    if day <= _start(run):
        return "Before the fee came"
    if run.unpaid and day > run.unpaid:
        return "Waiting for the fee"
    if any(asked < day <= (came or dt.date.max) for asked, came in run.clarifications):
        return "Waiting for clarification"
    if due is None or day <= ends or day == due:
        return ""
    return "Past due" if day > due else own.why_not(day) or "Past the month"


def _notes(run: Run) -> Iterator[str]:
    if any(asked < STOPPING for asked, _ in run.clarifications):
        yield (
            "Until 5 February 2026 only the regulator's guidance let the clock wait for "
            "clarification."
        )
    elif run.clarifications:
        yield "The clock waits only where much is held and the scope is truly unclear."
    plain_end = add_months(_start(run), 1)
    if run.extended and run.extended > plain_end:
        yield "The extension was told after the first month; the notice was late."
