"""Returns, performance, the work ahead and retention as sheets."""

from collections.abc import Iterable

from foitui.reports.performance import Forecast, Performance
from foitui.reports.retention import Kept
from foitui.reports.sheet import Column, Sheet
from foitui.reports.statistics import Statistics


def of_statistics(made: Statistics) -> Sheet:
    """Return a statistical return as rows: one a figure, its cases beside it."""
    rows: list[tuple[str | int | float | None, ...]] = []
    period = f"{made.period} {made.regime.upper()}".strip()
    for table in made.tables:
        rows += [
            (period, table.title, each.label, each.count, each.means, " ".join(each.cases))
            for each in table.figures
        ]
        rows += [
            (period, table.title, f"{each.label} (%)", each.per_cent, "", "")
            for each in table.shares
        ]
    rows += [
        (period, "Not counted", each.label, each.count, each.means, " ".join(each.cases))
        for each in made.outside
    ]
    return Sheet(
        title=f"Statistics {made.period}",
        columns=(
            Column("period", "The quarter or year; FOIA or EIR where only that is counted."),
            Column("table", "Which table of the return."),
            Column("figure", "What is counted."),
            Column("value", "The number, or the per cent."),
            Column("means", "What exactly is counted."),
            Column("cases", "References of the cases behind it."),
        ),
        rows=tuple(rows),
    )


def of_performance(found: Iterable[Performance]) -> Sheet:
    """Return officers or teams as rows."""
    return Sheet(
        title="Performance",
        columns=(
            Column("name", "Officer or team."),
            Column("received", "Requests received in the period."),
            Column("answered", "Replies that went out in it."),
            Column("in_time", "Of these in time."),
            Column("late", "Of these late."),
            Column("per_cent_in_time", "Of these in time, per cent."),
            Column("median_days", "Working days from receipt to reply."),
            Column("open", "Open at the end of it."),
            Column("overdue", "Of these overdue."),
        ),
        rows=tuple(
            (
                *(each.name, each.received, each.answered, each.in_time, each.late),
                *(each.per_cent_in_time, each.median_days, each.open, each.overdue),
            )
            for each in found
        ),
    )


def of_forecast(found: Forecast) -> Sheet:
    """Return the work ahead as rows: what is overdue, each day, and what is not in these days."""
    days = [(day.on.isoformat(), day.cases) for day in found.days]
    rest = [("later", found.later), ("waiting", found.waiting)]
    return Sheet(
        title="Work ahead",
        columns=(
            Column("due", "The working day; or overdue, later, waiting."),
            Column("count", "How many cases."),
            Column("cases", "Their references."),
        ),
        rows=tuple(
            (due, len(cases), " ".join(cases))
            for due, cases in [("overdue", found.overdue), *days, *rest]
        ),
    )


def of_retention(found: Iterable[Kept]) -> Sheet:
    """Return the schedule as rows."""
    return Sheet(
        title="Retention",
        columns=(
            Column("reference", "The case."),
            Column("last_action", "The day it is counted from."),
            Column("until", "The day after which who asked is taken out."),
            Column("because", "What decides it."),
        ),
        rows=tuple(
            (
                each.reference,
                each.last_action.isoformat() if each.last_action else None,
                each.until.isoformat() if each.until else None,
                each.because,
            )
            for each in found
        ),
    )
