"""`foitui list`: the caseload, the most urgent first."""

import argparse
import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from foitui.case.standing import Route, Stage, WaitsFor
from foitui.cli.common import (
    add_data,
    add_json,
    coming_date,
    named,
    office,
    officer,
    opened,
    print_json,
    say,
    today,
)
from foitui.cli.files import add_sheet, wants_sheet, write_sheet
from foitui.cli.output import add_output, is_plain, put, put_styled
from foitui.cli.progress import gone_through
from foitui.store.protocol import BY_DEADLINE, CaseStore, Filter, Sort, SortKey, Summary
from foitui.text.clean import clean_line

if TYPE_CHECKING:
    from rich.text import Text

    from foitui.law.working_days import Calendar
    from foitui.settings.records import Settings

_PAGE = 500
"""Rows read at once, so that a long caseload is printed as it is read."""

HEADINGS = ("reference", "due", "left", "stage", "route", "officer", "subject")
"""The subject comes last, so that a long one moves nothing out of line."""
_LEAST_SUBJECT = 26
"""Columns that a subject needs to be told from others."""
_LEAST_NEEDED = ("officer", "route", "due", "stage")
"""What a narrow terminal leaves out, in this order."""


class Listed(Summary, frozen=True, kw_only=True):
    """One case of the list, as `--json` gives it."""

    working_days_left: int | None
    """Negative when overdue; null when nothing is due."""
    to_chase: bool = False
    """Whether the day to chase somebody has come."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui list`."""
    parser.epilog = (
        "examples:\n"
        "  foitui list --due overdue\n"
        "  foitui list --officer me --sort received\n"
        "  foitui list --stage deciding --officer ann --json\n"
        "  foitui list --search 'fire risk'\n"
        "  foitui list --waiting business_area --waiting third_party\n"
        "  foitui list --chase\n\n"
        "a ~ before a date says that bank holidays of that year are not all proclaimed yet"
    )
    parser.add_argument(
        "--stage", action="append", default=[], choices=list(Stage), help="may be given again"
    )
    parser.add_argument(
        "--route", action="append", default=[], choices=list(Route), help="may be given again"
    )
    parser.add_argument("--officer", metavar="LOGIN", help="assigned to this officer, or to me")
    parser.add_argument(
        "--due", metavar="DATE", type=_due, help="due by then: a date, overdue, today or soon"
    )
    parser.add_argument(
        "--waiting",
        choices=list(WaitsFor),
        action="append",
        default=[],
        help="only cases that wait for them; may be given again",
    )
    parser.add_argument(
        "--chase", action="store_true", help="only cases in which somebody is to be chased today"
    )
    parser.add_argument("--search", metavar="WORDS", default="", help="words of the request")
    parser.add_argument(
        "--sort", choices=list(SortKey), default=SortKey.DEADLINE, help="default: deadline"
    )
    parser.add_argument("--reverse", action="store_true", help="from the other end")
    parser.add_argument("--limit", metavar="N", type=limit, help="no more than these")
    add_output(parser)
    add_sheet(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the chosen cases."""
    at = office(args)
    day = today()
    chosen = Filter(
        text=args.search,
        stages=tuple(map(Stage, args.stage)),
        routes=tuple(map(Route, args.route)),
        officer=officer() if args.officer == "me" else args.officer,
        due_by=_due_by(args.due, day, at.calendar, at.settings),
        waits_for=tuple(map(WaitsFor, args.waiting)),
        chase_by=day if args.chase else None,
    )
    with opened(args, at) as store:
        sort = Sort(SortKey(args.sort), reverse=args.reverse)
        rows = islice(gone_through("Reading", every_row(store, chosen, sort)), args.limit)
        listed = [_listed(row, day, at.calendar) for row in rows]
    if args.json:
        print_json(listed)
        return 0
    if wants_sheet(args):
        from foitui.reports.case_sheet import of_cases

        return write_sheet(of_cases(listed, day, at.calendar), args)
    listed = [
        msgspec.structs.replace(row, officer=named(row.officer, at.settings)) for row in listed
    ]
    if not listed:
        say("No cases.")
    elif is_plain(args):
        put("\n".join(lines([HEADINGS, *map(cells, listed)])), args)
    else:
        put_styled(_styled(listed), args, wrap=False)
    return 0


def _due(text: str) -> str | dt.date:
    return text if text in {"overdue", "today", "soon"} else coming_date(text)


def limit(text: str) -> int:
    """Return how many cases an argument asks for."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of cases; write it as in 20")
    return int(text)


def _due_by(
    due: str | dt.date | None, day: dt.date, calendar: "Calendar", settings: "Settings"
) -> dt.date | None:
    match due:
        case "overdue":
            return day - dt.timedelta(days=1)
        case "today":
            return day
        case "soon":
            return calendar.add(day, settings.due_soon)
        case _:
            return due if isinstance(due, dt.date) else None


def every_row(store: CaseStore, chosen: Filter, sort: Sort = BY_DEADLINE) -> Iterator[Summary]:
    """Read every summary that the filter lets through, page by page."""
    after: str | None = None
    while True:
        page = store.page(chosen, after, _PAGE, sort)
        yield from page.rows
        if page.next is None:
            return
        after = page.next


def _listed(row: Summary, day: dt.date, calendar: "Calendar") -> Listed:
    fields = {name: getattr(row, name) for name in row.__struct_fields__}
    left = calendar.left(day, row.due) if row.due else None
    chase = row.chase_by is not None and row.chase_by <= day
    return Listed(**fields, working_days_left=left, to_chase=chase)


def cells(row: Listed) -> tuple[str, ...]:
    """Return what the list shows of one case, cleaned, in the order of the headings."""
    due = row.due.isoformat() if row.due else "-"
    shown = (
        row.reference,
        f"~{due}" if row.provisional and row.due else due,
        _left_in_words(row),
        row.stage.replace("_", " ") + (", chase" if row.to_chase else ""),
        "+".join(row.routes).replace("_", " ") or "-",
        row.officer or "-",
        row.subject,
    )
    return tuple(map(clean_line, shown))


def _left_in_words(row: Listed) -> str:
    left = row.working_days_left
    if left is None:
        return "-"
    if left < 0:
        return f"{-left} late"
    return str(left) if left else "today"


def lines(table: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows of a table as lines whose columns stand under each other."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)][:-1]
    return [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]))
        for row in table
    ]


def fitting(table: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """Leave out empty columns, and where the subject has no room the least needed ones."""
    told = {
        name: column
        for name, column in zip(HEADINGS, zip(*table, strict=True), strict=True)
        if any(cell != "-" for cell in column[1:]) or name == "subject"
    }
    for name in _LEAST_NEEDED:
        others = sum(max(map(len, told[key])) + 2 for key in told if key != "subject")
        if others + _LEAST_SUBJECT <= width:
            break
        told.pop(name, None)
    return [list(row) for row in zip(*told.values(), strict=True)]


def _styled(listed: Sequence[Listed]) -> "Text":
    """Return the list for a terminal, no line of it longer than the screen is wide."""
    import shutil

    from rich.text import Text

    table = [HEADINGS, *map(cells, listed)]
    head, *rows = lines(fitting(table, shutil.get_terminal_size().columns))
    styled = [Text(head, "underline")]
    for row, line in zip(listed, rows, strict=True):
        late = row.working_days_left is not None and row.working_days_left < 0
        styled.append(Text(line, "bold" if late else ""))
    return Text("\n").join(styled)
