"""`foitui deadline`: when a reply or a review is due, and every day that was or was not counted."""

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from foitui.case.records import ClockEvent
from foitui.case.words import ClockKind, Route
from foitui.cli.common import (
    Office,
    add_data,
    add_json,
    any_date,
    fail,
    office,
    print_json,
    today,
)
from foitui.cli.output import add_output, put
from foitui.law.clocks.complaint import Window, appeal_window, complaint_window
from foitui.law.deadline import ClockError, Deadline, deadline, review_due, review_window
from foitui.law.working_days import LETTERS, shipped_calendar

if TYPE_CHECKING:
    from foitui.law.working_days import Calendar

KINDS = tuple(kind for kind in ClockKind if kind != ClockKind.RECEIVED)
AUTHORITIES = ("central", "other", "school", "archive")
ROUTES = ("foia", "eir", "sar")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui deadline`."""
    parser.epilog = (
        "examples:\n"
        "  foitui deadline 2026-03-02 --route foia\n"
        "  foitui deadline 2026-03-02 --route foia --event clarification_asked=2026-03-05\n"
        "  foitui deadline 2026-02-02 --authority school --closed 2026-02-16..2026-02-20\n"
        "  foitui deadline --route foia --replied 2026-04-01 --window 'two months'\n\n"
        f"kinds of event: {', '.join(KINDS)};\n"
        "the date of an extension is the day the requester was told"
    )
    parser.add_argument("received", metavar="RECEIVED", nargs="?", type=any_date, help="day zero")
    parser.add_argument("--route", choices=ROUTES, default="foia", help="default: foia")
    parser.add_argument(
        "--event",
        metavar="KIND=DATE",
        action="append",
        default=[],
        type=_event,
        help="a fact that stops, restarts or extends the clock; may be given again",
    )
    parser.add_argument(
        "--authority", choices=AUTHORITIES, help="kind of authority (default: from the settings)"
    )
    parser.add_argument(
        "--nation", choices=list(LETTERS), help="whose holidays move a subject access deadline"
    )
    parser.add_argument(
        "--closed",
        metavar="FROM..TO",
        action="append",
        default=[],
        type=_closure,
        help="a school's days without a session; may be given again",
    )
    parser.add_argument(
        "--holiday",
        metavar="DATE=NAME",
        action="append",
        default=[],
        type=_holiday,
        help="a newly proclaimed bank holiday, 'World Cup (Scotland)'; may be given again",
    )
    parser.add_argument(
        "--replied", metavar="DATE", type=any_date, help="until when a review can be asked for"
    )
    parser.add_argument(
        "--window", metavar="PERIOD", help="the time the letter offered for that: 'two months'"
    )
    parser.add_argument(
        "--review-requested", metavar="DATE", type=any_date, help="when that review is due"
    )
    parser.add_argument(
        "--review-replied", metavar="DATE", type=any_date, help="until when one can complain"
    )
    parser.add_argument(
        "--decision-notice", metavar="DATE", type=any_date, help="until when one can appeal"
    )
    parser.add_argument(
        "--calendar", action="store_true", help="the weeks as a calendar, counted days numbered"
    )
    add_data(parser)
    add_output(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the deadline that the arguments ask for."""
    fault = _misuse(args)
    if fault:
        return fail(fault)
    at = office(args)
    calendar = shipped_calendar({**at.settings.holidays, **dict(args.holiday)})
    try:
        if args.replied:
            _print_window(args, calendar, args.window or at.settings.authority.review_window)
        elif args.review_requested:
            _print_review(args, calendar)
        elif args.review_replied:
            _print_after("complain_by", "a complaint", complaint_window(args.review_replied), args)
        elif args.decision_notice:
            _print_after("appeal_by", "an appeal", appeal_window(args.decision_notice), args)
        else:
            _print_deadline(args, _deadline(args, at, calendar))
    except ClockError as error:
        return fail(f"{_place(error.field)}{error.message}")
    return 0


def _place(field: str) -> str:
    """Return the option by which a fact was given; the day of receipt has none."""
    if field == ClockKind.RECEIVED:
        return ""
    return f"--event {field}: " if field in KINDS else f"--{field}: "


def _misuse(args: argparse.Namespace) -> str:
    """Return what is wrong with the arguments taken together; empty where nothing is."""
    after = [args.replied, args.review_requested, args.review_replied, args.decision_notice]
    if sum(day is not None for day in (args.received, *after)) != 1:
        return (
            "give one of: the day of receipt, --replied DATE, --review-requested DATE, "
            "--review-replied DATE, --decision-notice DATE"
        )
    if args.window and not args.replied:
        return "--window goes with --replied DATE"
    if args.received is None and (args.event or args.closed or args.calendar):
        return "--event, --closed and --calendar go with the day of receipt"
    if args.received is None and args.route == "sar":
        return "no review is known for sar; use --route foia or eir"
    return ""


def _deadline(args: argparse.Namespace, at: Office, calendar: "Calendar") -> Deadline:
    receipt = ClockEvent(kind=ClockKind.RECEIVED, on=args.received)
    return deadline(
        (receipt, *args.event),
        Route(args.route),
        calendar,
        authority=args.authority or at.settings.authority.kind,
        nation=args.nation or at.settings.authority.nation,
        closed=args.closed,
    )


def _print_deadline(args: argparse.Namespace, found: Deadline) -> None:
    if not args.json:
        return put("\n".join(_lines(args.received, found, as_calendar=args.calendar)), args)
    value = {
        "due": found.due,
        "days": found.days,
        "provisional": found.provisional,
        "basis": found.basis,
        "waiting": found.waiting,
        "notes": found.notes,
    }
    return print_json(value | ({"fee_lapses": found.fee_lapses} if found.fee_lapses else {}))


def _lines(received: dt.date, found: Deadline, *, as_calendar: bool) -> list[str]:
    lines = [f"received  {_long(received)}"]
    if found.due:
        lines.append(f"due       {_long(found.due)}  ({found.basis})")
    if found.waiting:
        lines.append(f"due       not set. {found.waiting}")
    if found.fee_lapses:
        lines.append(f"to pay    by {_long(found.fee_lapses)}")
    lines.append("")
    lines += _weeks(received, found) if as_calendar else _days(found)
    notes = list(found.notes)
    if found.provisional:
        notes.append("Provisional: the bank holidays of that year are not all published yet.")
    return [*lines, "", *notes] if notes else lines


def _days(found: Deadline) -> list[str]:
    return [f"{_short(day.date)}  {day.number or '-':>3}  {day.why}".rstrip() for day in found.days]


def _weeks(received: dt.date, found: Deadline) -> list[str]:
    from foitui.law.clocks.grid import grid  # only for those who want a calendar

    return grid(found, received, today()).text.split("\n")


def _print_window(args: argparse.Namespace, calendar: "Calendar", window: str) -> None:
    last = review_window(args.replied, window, calendar, Route(args.route))
    if args.json:
        return print_json(
            {"ask_by": last, "window": window, "provisional": calendar.provisional(last)}
        )
    return put(f"a review can be asked for until {_long(last)}  ({window})", args)


def _print_review(args: argparse.Namespace, calendar: "Calendar") -> None:
    found = review_due(args.review_requested, Route(args.route), calendar)
    if args.json:
        value = {
            "review_due": found.due,
            "review_latest": found.latest,
            "provisional": found.provisional,
            "basis": found.basis,
        }
        return print_json(value)
    lines = [f"review due     {_long(found.due)}  ({found.basis})"]
    if found.latest != found.due:
        lines.append(f"at the latest  {_long(found.latest)}  (exceptionally)")
    return put("\n".join(lines), args)


def _print_after(key: str, what: str, window: Window, args: argparse.Namespace) -> None:
    if args.json:
        return print_json(
            {
                key: window.by,
                "fixed": window.fixed,
                "basis": window.basis,
                "checked": window.checked,
            }
        )
    how = "can be made until" if window.fixed else "is normally expected by"
    return put(f"{what} {how} {_long(window.by)}  ({window.basis})", args)


def _long(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _short(day: dt.date) -> str:
    return f"{day:%a} {day.day:>2} {day:%b %Y}"


def _event(text: str) -> ClockEvent:
    kind, _, day = text.partition("=")
    if kind not in KINDS:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no event; write KIND=DATE with one of {', '.join(KINDS)}"
        )
    return ClockEvent(kind=ClockKind(kind), on=any_date(day))


def _closure(text: str) -> tuple[dt.date, dt.date]:
    first, _, last = text.partition("..")
    return any_date(first), any_date(last or first)


def _holiday(text: str) -> tuple[dt.date, str]:
    day, _, name = text.partition("=")
    return any_date(day), name.strip() or "Bank holiday"
