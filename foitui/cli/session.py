"""`foitui session`: what became of your review sessions, from where the full screen keeps them."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.common import (
    add_data,
    add_json,
    clock,
    fail,
    office,
    officer,
    opened,
    print_json,
    say,
    tell,
)
from foitui.cli.output import add_output, put

if TYPE_CHECKING:
    from foitui.tui.session import Session


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui session`."""
    parser.epilog = (
        "examples:\n"
        "  foitui session             those of the last day on which there was one\n"
        "  foitui session --all       those of the last month\n"
        "  foitui session --json\n"
        "  foitui session --next      the case that a session would open now\n"
        '  foitui triage "$(foitui session --next)"\n\n'
        "a session begins in the full screen, with n on the caseload"
    )
    parser.add_argument("--all", action="store_true", help="those of the last month")
    parser.add_argument(
        "--next",
        action="store_true",
        help="the case that needs you next; with --json what it needs",
    )
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the sessions, the newest last; or the case that needs the officer next."""
    if args.next:
        return _next(args)
    from foitui.tui.session_file import DamagedFile, SessionFile
    from foitui.tui.session_told import last_day, summary

    try:
        kept = SessionFile(officer(), office(args).caseload).read()
    except DamagedFile as fault:
        return fail(str(fault))
    zone = clock().tzinfo
    _, latest = last_day(kept, zone)
    chosen = tuple(each for each in kept if each.visits) if args.all else latest
    if args.json:
        print_json([_as_json(session) for session in chosen])
    elif chosen:
        put("\n\n".join(summary(session, zone) for session in chosen), args)
    else:
        put("No review session yet; n on the caseload of the full screen begins one.", args)
    return 0


def _next(args: argparse.Namespace) -> int:
    """Print whose turn it is by the rule of the session; 1 where no case needs the officer."""
    from foitui.tui.desk import Desk
    from foitui.tui.queue import Queue
    from foitui.tui.session import visited

    at = office(args)
    with opened(args) as store:
        desk = Desk(store, at.settings, at.calendar, officer(), clock)
        turn = Queue(desk).take()
        case = store.get(turn.reference) if turn else None
    if case is None:
        tell("foitui: no case needs you now")
        return 1
    visit = visited(case, officer(), at.settings, clock(), "")
    names = ("reference", "next", "open", "question", "asks")
    if args.json:
        print_json({name: getattr(visit, name) for name in names})
    else:
        say(visit.reference)
    return 0


def _as_json(session: "Session") -> dict[str, object]:
    """Return a session with what is counted of it; the keys stay as they are."""
    from foitui.tui.session import Became

    return {
        "id": session.id,
        "begun": session.begun,
        "last": session.last,
        "ended": session.ended,
        "view": session.place.view,
        "text": session.place.text,
        "seen": len(session.visits),
        **{what.value: session.count(what) for what in Became},
        "left": len(session.left),
        "findings": session.findings,
        "keys": session.keys,
        "seconds": session.seconds,
        "cases": session.visits,
    }
