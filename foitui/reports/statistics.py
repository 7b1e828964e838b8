"""A statistical return from recorded facts alone; every figure knows its cases."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import msgspec

from foitui.law.counting import Counted
from foitui.law.working_days import Calendar
from foitui.reports.gathering import Gathered, gather, in_legal_order
from foitui.reports.layout import Block, Ratio, layouts
from foitui.reports.period import Period
from foitui.reports.sorting import Regime, is_under


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number, and the cases behind it."""

    key: str
    label: str
    means: str
    count: int
    cases: tuple[str, ...]
    """References, in order; one that was counted for a second review ends in `(2)`."""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A share of one number in another."""

    label: str
    part: int
    of: int
    per_cent: float | None
    """To one decimal; None of nothing."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One table of the return."""

    title: str
    figures: tuple[Figure, ...]
    shares: tuple[Share, ...] = ()
    whole: str = ""
    """Key of the figure of which the others are the parts; empty where they may overlap."""
    parts: tuple[str, ...] = ()
    """Keys of those parts."""


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """A return for a period, as things stood on a day."""

    id: str
    title: str
    source: str
    period: str
    first: dt.date
    last: dt.date
    monitored: dt.date
    tables: tuple[Table, ...]
    outside: tuple[Figure, ...]
    """Requests received in the period that are in no return, by the reason."""
    regime: Regime = ""
    """`foia` or `eir` where only that is counted; a request under both is counted as EIR."""

    def with_outside(self) -> tuple[Table, ...]:
        """Return the tables, and as the last one what is in no return."""
        left = tuple(figure for figure in self.outside if figure.count)
        return (*self.tables, Table(title="Not in the return", figures=left))


_OUTSIDE = {
    "sar": "subject access",
    "business_as_usual": "business as usual",
    "not_valid": "not a valid request (FOIA s8)",
}


def statistics(
    cases: Iterable[Counted],
    period: Period,
    calendar: Calendar,
    *,
    monitored: dt.date,
    kind: str = "cabinet-office",
    regime: Regime = "",
) -> Statistics:
    """Return the figures of a period.

    Args:
        cases: What is counted of every case, whenever it was received.
        period: Requests received in it are counted; reviews and complaints by their own day.
        calendar: The working days.
        monitored: The day as of which the status is told; facts of later days are not known yet.
        kind: Which return; one of `foitui.reports.layout.layouts`.
        regime: What alone is counted; empty for both.
    """
    layout = layouts()[kind]
    if regime:
        cases = (case for case in cases if is_under(case, regime))
    found = gather(cases, period, monitored, calendar)
    return Statistics(
        id=layout.id,
        title=layout.title,
        source=layout.source,
        period=period.name,
        first=period.first,
        last=period.last,
        monitored=monitored,
        regime=regime,
        tables=tuple(_table(block, found) for block in layout.table),
        outside=tuple(
            _figure(found, f"outside {key}", label, "Received in the period, in no return.")
            for key, label in _OUTSIDE.items()
        ),
    )


def unreconciled(made: Statistics) -> tuple[str, ...]:
    """Tell where a return does not add up: a case that stands twice in a table, or nowhere."""
    faults = []
    for table in made.tables:
        if not table.whole:
            continue
        by_key = {figure.key: figure.cases for figure in table.figures}
        whole = by_key.get(table.whole)
        parts = [case for key in table.parts for case in by_key[key]]
        if whole is None:
            # A table of another table's whole, such as the times of what was received.
            whole = _elsewhere(made, table.whole)
        for case in sorted(set(whole) ^ set(parts)):
            faults.append(f"{table.title}: {case} is not counted as it should be")
        twice = [case for case, count in Counter(parts).items() if count > 1]
        faults += [f"{table.title}: {case} is counted twice" for case in sorted(twice)]
    return tuple(faults)


def _elsewhere(made: Statistics, key: str) -> tuple[str, ...]:
    figures = (figure for table in made.tables for figure in table.figures)
    return next((figure.cases for figure in figures if figure.key == key), ())


def _table(block: Block, found: Gathered) -> Table:
    if block.each:
        start = f"{block.each} "
        keys = sorted(
            (key for key in found if key.startswith(start)),
            key=lambda key: in_legal_order(key.removeprefix(start)),
        )
        means = "Requests for which it was relied on; a request can stand in several lines."
        figures = [_figure(found, key, key.removeprefix(start), means) for key in keys]
    else:
        figures = [_figure(found, line.key, line.label, line.means) for line in block.figure]
    return Table(
        title=block.title,
        figures=tuple(figures),
        shares=tuple(_share(ratio, found) for ratio in block.share),
        whole=block.whole,
        parts=block.partition,
    )


def _figure(found: Gathered, key: str, label: str, means: str) -> Figure:
    cases = tuple(sorted(found.get(key, ())))
    return Figure(key=key, label=label, means=means, count=len(cases), cases=cases)


def _share(ratio: Ratio, found: Gathered) -> Share:
    part = sum(len(found.get(key, ())) for key in ratio.part)
    of = sum(len(found.get(key, ())) for key in ratio.of)
    per_cent = round(100 * part / of, 1) if of else None
    return Share(label=ratio.label, part=part, of=of, per_cent=per_cent)
