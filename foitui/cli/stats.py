"""`foitui stats`: the statistical returns, performance, and the work ahead."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from foitui.cli.common import (
    add_data,
    add_json,
    any_date,
    fail,
    office,
    officer,
    opened,
    ordinal,
    print_json,
    say,
    strange_team,
    today,
)
from foitui.cli.files import add_sheet, wants_sheet, write_sheet
from foitui.cli.output import add_output, draws_blocks, put, room
from foitui.cli.progress import gone_through
from foitui.text.bar import bar
from foitui.text.clean import clean_line
from foitui.text.fold import fold

if TYPE_CHECKING:
    from foitui.cli.common import Office
    from foitui.law.counting import Counted
    from foitui.reports.performance import Forecast, Performance
    from foitui.reports.period import Period
    from foitui.reports.statistics import Statistics, Table

_BAR = 24
"""Columns of the longest bar of a return."""
_AHEAD = 50
"""And of the work ahead."""
_LEAST_BAR = 4
"""Columns without which a bar tells nothing, and there is none."""
_BESIDE = 10
"""Columns beside the label of a figure, with its number."""
_BEFORE = 19
"""Columns before a bar of the work ahead."""
_WIDE = 200
"""Columns for who has no terminal: labels and bars are whole."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui stats`."""
    parser.epilog = (
        "Everything comes from recorded facts, as they stood on the day of monitoring.\n"
        "Exit 1 when a figure does not add up.\n\n"
        "examples:\n"
        "  foitui stats --quarter 2026Q3\n"
        "  foitui stats --year 2026 --set local --csv 2026.csv\n"
        "  foitui stats --quarter 2026Q3 --cases late\n"
        "  foitui stats --by officer --year 2026\n"
        "  foitui stats --quarter 2026Q3 --cases late --csv late.csv\n"
        "  foitui stats --workload --officer me\n"
        "  foitui stats --forecast 40 --team Disclosure"
    )
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--quarter", metavar="2026Q3", help="of the calendar; default: the present")
    when.add_argument("--year", metavar="2026", help="of the calendar")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--set",
        choices=("cabinet-office", "local"),
        default="cabinet-office",
        help="which return; default: cabinet-office",
    )
    parser.add_argument(
        "--regime",
        choices=("foia", "eir"),
        default="",
        help="count only this in a return; a request under both counts as eir",
    )
    what.add_argument("--by", choices=("officer", "team"), help="how each of them does")
    what.add_argument(
        "--forecast", metavar="DAYS", type=ordinal, help="what falls due in these days"
    )
    what.add_argument(
        "--workload",
        action="store_const",
        const=20,
        dest="forecast",
        help="what falls due in the next 20 working days",
    )
    parser.add_argument("--officer", metavar="LOGIN", help="ahead: of this officer only, or me")
    parser.add_argument("--team", metavar="TEAM", help="ahead: of this team only")
    parser.add_argument(
        "--monitored", metavar="DATE", type=any_date, help="as things stood then; default: today"
    )
    parser.add_argument(
        "--cases", metavar="FIGURE", help="the cases behind one figure; --csv has all of each"
    )
    add_sheet(parser)
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print or write what was asked for."""
    from foitui.reports import period

    try:
        if args.year:
            time = period.year(args.year)
        else:
            time = period.quarter(args.quarter) if args.quarter else period.quarter_of(today())
    except ValueError as error:
        return fail(str(error))
    at = office(args)
    if args.forecast is not None:
        return _forecast(args, at)
    if args.by:
        return _performance(args, at, time)
    return _statistics(args, at, time)


def _counted(args: argparse.Namespace) -> "Iterator[Counted]":
    with opened(args) as store:
        yield from gone_through("Counting", store.counted())


def _statistics(args: argparse.Namespace, at: "Office", time: "Period") -> int:
    from foitui.reports.sheets import of_statistics
    from foitui.reports.statistics import Table, statistics, unreconciled

    day = args.monitored or today()
    made = statistics(
        _counted(args), time, at.calendar, monitored=day, kind=args.set, regime=args.regime
    )
    if args.cases:
        return _cases(args, at, [*made.tables, Table(title="", figures=made.outside)])
    if wants_sheet(args):
        return write_sheet(of_statistics(made), args)
    faults = unreconciled(made)
    if args.json:
        print_json(made)
    else:
        told = _lines(made, room(args), blocks=draws_blocks(args))
        put("\n".join((*told, *(f"does not add up: {fault}" for fault in faults))), args)
    return 1 if faults else 0


def _performance(args: argparse.Namespace, at: "Office", time: "Period") -> int:
    from foitui.reports.performance import performance
    from foitui.reports.sheets import of_performance

    day = args.monitored or today()
    cases = _counted(args)
    found = performance(cases, time, at.calendar, monitored=day, by=args.by)
    if args.cases:
        from foitui.reports.tables import of_performance as tables_of

        return _cases(args, at, tables_of(found))
    if wants_sheet(args):
        return write_sheet(of_performance(found), args)
    if args.json:
        print_json(found)
    else:
        put("\n".join(_performance_lines(found, room(args))) or "No cases.", args)
    return 0


def _forecast(args: argparse.Namespace, at: "Office") -> int:
    from foitui.reports.performance import forecast
    from foitui.reports.sheets import of_forecast
    from foitui.reports.tables import of_forecast as tables_of

    if not 1 <= args.forecast <= 250:
        return fail("--forecast takes from 1 to 250 working days")
    if strange := strange_team(args.team, at.settings):
        return fail(strange)
    day = args.monitored or today()
    whose = officer() if args.officer == "me" else args.officer
    cases = (
        case
        for case in _counted(args)
        if whose in (None, case.officer) and args.team in (None, case.team)
    )
    found = forecast(cases, day, at.calendar, days=args.forecast)
    if args.cases:
        return _cases(args, at, tables_of(found))
    if wants_sheet(args):
        return write_sheet(of_forecast(found), args)
    if args.json:
        print_json(found)
    else:
        put("\n".join(_forecast_lines(found, room(args), blocks=draws_blocks(args))), args)
    return 0


def _cases(args: argparse.Namespace, at: "Office", tables: "Sequence[Table]") -> int:
    """Print or write the cases behind a figure, by its key."""
    figures = {each.key: each for table in tables for each in table.figures}
    if args.cases not in figures:
        return fail(f"there is no figure {args.cases!r}; there are: {', '.join(figures)}")
    found = figures[args.cases].cases
    if args.json or wants_sheet(args):
        return _rows(args, at, tuple(dict.fromkeys(name.partition(" (")[0] for name in found)))
    say("\n".join(found) if found else "No cases.")
    return 0


def _rows(args: argparse.Namespace, at: "Office", references: tuple[str, ...]) -> int:
    from foitui.cli.list_ import every_row
    from foitui.reports.case_sheet import of_cases
    from foitui.store.protocol import Filter

    with opened(args) as store:
        rows = tuple(every_row(store, Filter(references=references)))
    if args.json:
        print_json(rows)
        return 0
    return write_sheet(of_cases(rows, today(), at.calendar), args)


def _lines(made: "Statistics", width: int | None, *, blocks: bool) -> Iterator[str]:
    regime = f", {made.regime.upper()} only" if made.regime else ""
    yield f"{made.title}, {made.period}{regime}, as of {made.monitored.isoformat()}"
    for table in made.tables:
        yield ""
        yield from _table_lines(table, width or _WIDE, blocks=blocks)
    told = [f"{each.count} {each.label}" for each in made.outside if each.count]
    if told:
        yield f"\nnot counted: {', '.join(told)}"


def _table_lines(table: "Table", columns: int, *, blocks: bool) -> Iterator[str]:
    yield table.title
    if not table.figures:
        yield "  none"
        return
    longest = max(len(clean_line(each.label)) for each in table.figures)
    width = max(min(longest, columns - _BESIDE), _BESIDE)
    most = max(each.count for each in table.figures) or 1
    long = min(_BAR, columns - width - _BESIDE - 2)
    for each in table.figures:
        drawn = bar(each.count, most, long if long >= _LEAST_BAR else 0, blocks=blocks)
        *above, label = fold(clean_line(each.label), width)
        yield from (f"  {row}" for row in above)
        yield f"  {label.ljust(width)} {each.count:>7}  {drawn}".rstrip()
    for share in table.shares:
        per_cent = "-" if share.per_cent is None else f"{share.per_cent:g} %"
        yield f"  {share.label}: {per_cent} ({share.part} of {share.of})"


def _performance_lines(found: "tuple[Performance, ...]", columns: int | None) -> Iterator[str]:
    from foitui.cli.list_ import lines

    head = ("name", "received", "answered", "in time", "late", "median days", "open", "overdue")
    rows = [
        (
            clean_line(each.name) or "nobody",
            *map(str, (each.received, each.answered, each.in_time, each.late)),
            "-" if each.median_days is None else f"{each.median_days:g}",
            *map(str, (each.open, each.overdue)),
        )
        for each in found
    ]
    table = lines([head, *rows])
    if columns is None or all(len(line) <= columns for line in table):
        yield from table
        return
    for name, *figures in rows:
        told = (f"{what} {figure}" for what, figure in zip(head[1:], figures, strict=True))
        yield f"{name}: {', '.join(told)}"


def _forecast_lines(found: "Forecast", columns: int | None, *, blocks: bool) -> Iterator[str]:
    days = [(day.on.isoformat(), len(day.cases)) for day in found.days]
    lines = [("overdue", len(found.overdue)), *days]
    most = max(count for _, count in days)  # what is overdue may be much more than any day has
    long = max(min(_AHEAD, (columns or _WIDE) - _BEFORE), 0)
    for name, count in lines:
        # A bar of one column a case, until there are too many for the line.
        drawn = bar(count, max(most, long), long, blocks=blocks)
        yield f"{name:<10}  {count:>5}  {drawn}".rstrip()
    yield f"later       {len(found.later):>5}"
    yield f"waiting     {len(found.waiting):>5}"
