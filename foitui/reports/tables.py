"""Performance and the work ahead as tables of figures, so that each leads to its cases."""

from collections.abc import Sequence

from foitui.reports.performance import Forecast, Performance
from foitui.reports.statistics import Figure, Share, Table

_NUMBERS = {
    "answered": ("Answered", "Replies that went out in the period, whenever the request came."),
    "in_time": ("Answered in time", "Of these within the deadline or a permitted extension."),
    "late": ("Answered late", "Of these past the deadline."),
    "open": ("Open", "Not answered at the end of the period, or now."),
    "overdue": ("Overdue", "Of these past their deadline."),
    "received": ("Received", "Requests received in the period."),
}
NOBODY = "nobody"
"""How it is told whose a case is that nobody has."""


def of_performance(found: Sequence[Performance]) -> tuple[Table, ...]:
    """Return a table for each number, with a line for each officer or team."""
    return tuple(
        Table(
            title=title,
            figures=tuple(_of_one(each, key, means) for each in found),
            shares=tuple(map(_in_time, found)) if key == "in_time" else (),
        )
        for key, (title, means) in _NUMBERS.items()
    )


def of_forecast(found: Forecast) -> tuple[Table, ...]:
    """Return the work ahead: what is overdue first, then day by day."""
    means = {
        "overdue": "Open, and the last day to answer has passed.",
        "later": "Open, and due after these days.",
        "waiting": "A clarification or a fee is awaited, or no law sets a time.",
    }
    days = [(f"{day.on:%a} {day.on.day} {day.on:%b}", str(day.on), day.cases) for day in found.days]
    parts = (
        ("Overdue", [("overdue", "overdue", found.overdue)]),
        ("Due, by working day", days),
        (
            "Not in these days",
            [("later", "later", found.later), ("clock stands still", "waiting", found.waiting)],
        ),
    )
    # Three tables, so that the bars of the days have a measure of their own.
    return tuple(
        Table(title=title, figures=tuple(_line(*each, means) for each in lines))
        for title, lines in parts
    )


def _of_one(each: Performance, key: str, means: str) -> Figure:
    return Figure(
        key=f"{key} {each.name}",
        label=each.name or NOBODY,
        means=means,
        count=len(each.cases[key]),
        cases=each.cases[key],
    )


def _in_time(each: Performance) -> Share:
    days = "" if each.median_days is None else f", median {each.median_days:g} working days"
    return Share(
        label=f"{each.name or NOBODY}{days}, in time",
        part=each.in_time,
        of=each.answered,
        per_cent=each.per_cent_in_time,
    )


def _line(label: str, key: str, cases: tuple[str, ...], means: dict[str, str]) -> Figure:
    said = means.get(key, "The last day to answer.")
    return Figure(key=key, label=label, means=said, count=len(cases), cases=cases)
