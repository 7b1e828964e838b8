"""`foitui calendar`: the deadlines of open cases as iCalendar, for any calendar program."""

import argparse
import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from foitui.cli.common import add_data, now, office, officer, opened
from foitui.cli.files import FORCE, OUTPUT, say_written, writing
from foitui.cli.list_ import every_row
from foitui.cli.progress import gone_through, under_way
from foitui.cli.telling import counted
from foitui.store.protocol import Filter, Summary
from foitui.text.clean import clean_line

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_LONGEST = 120
"""Letters of a subject that a calendar shows."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui calendar`."""
    parser.epilog = (
        "One all-day entry a case, on the day its reply is due. Written again and taken in again,\n"
        "an entry moves with its deadline; a date that waits for bank holidays to be proclaimed\n"
        "is tentative. Who asked is not in it.\n\n"
        "examples:\n"
        "  foitui calendar -o deadlines.ics\n"
        "  foitui calendar --officer me > mine.ics"
    )
    parser.add_argument("--officer", metavar="LOGIN", help="only cases of this officer, or me")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it there")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Write the calendar."""
    name = office(args).settings.authority.name
    chosen = officer() if args.officer == "me" else args.officer
    with opened(args) as store:
        rows = gone_through("Reading", every_row(store, Filter(officer=chosen)))
        due = [row for row in rows if row.due]
    with under_way("Writing"):
        written = calendar_of(due, name, now()).to_ical()
    name = args.output or OUTPUT
    with writing(name, over=args.force, mend=FORCE) as file:
        file.write(written)
    say_written(counted(len(due), "deadline"), name)
    return 0


def calendar_of(rows: Iterable[Summary], authority: str, at: dt.datetime) -> "Calendar":
    """Return the deadlines of these cases as a calendar."""
    from icalendar import Calendar  # 90 ms

    made = Calendar()
    made.add("prodid", "-//foitui//deadlines//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", clean_line(f"Requests: {authority}" if authority else "Requests"))
    for row in rows:
        made.add_component(_entry(row, at))
    return made


def _entry(row: Summary, at: dt.datetime) -> "Event":
    from icalendar import Event

    assert row.due is not None
    entry = Event()
    entry.add("uid", f"{clean_line(row.reference)}@foitui")
    entry.add("dtstamp", at)
    # The version counts up with every change, as a calendar program expects of a sequence.
    entry.add("sequence", row.version)
    entry.add("dtstart", row.due)
    entry.add("dtend", row.due + dt.timedelta(days=1))
    entry.add("summary", clean_line(f"Reply due: {row.reference} {row.subject}", _LONGEST))
    entry.add("description", _described(row))
    entry.add("status", "TENTATIVE" if row.provisional else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    return entry


def _described(row: Summary) -> str:
    said = {
        "Received": row.received.isoformat(),
        "Stage": row.stage.replace("_", " "),
        "Route": ", ".join(row.routes).replace("_", " "),
        "Officer": row.officer,
    }
    return "\n".join(f"{name}: {clean_line(value)}" for name, value in said.items() if value)
