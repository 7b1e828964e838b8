"""`foitui assign`: who has a case, with a note for the next one."""

import argparse

from foitui.cli.common import (
    add_data,
    add_reference,
    fail,
    now,
    office,
    officer,
    opened,
    say,
    strange_team,
    tell,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui assign`."""
    parser.epilog = (
        "examples:\n"
        "  foitui assign FOI-2026-0001 ann\n"
        "  foitui assign FOI-2026-0001 me\n"
        "  foitui assign FOI-2026-0001 ben --team Disclosure --note 'the search is done'\n"
        "  foitui assign FOI-2026-0001 --team Disclosure"
    )
    add_reference(parser)
    parser.add_argument("to", metavar="OFFICER", nargs="?", default="", help="by login name, or me")
    parser.add_argument("--team", metavar="TEAM", help="one of the settings")
    parser.add_argument("--note", metavar="TEXT", default="", help="for whoever takes it over")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Assign the case."""
    from foitui.case.changes import assign
    from foitui.law.clearance import is_known

    if not args.to and args.team is None:
        return fail("name an officer, or a team with --team")
    settings = office(args).settings
    if strange := strange_team(args.team, settings):
        return fail(strange)
    to = officer() if args.to == "me" else args.to
    with opened(args) as store:
        case = store.get(args.reference)
        given = assign(case, to, team=args.team, note=args.note, officer=officer(), at=now())
        store.save(given, case.version)
    say(given.events[-1].summary)
    if to not in {"", officer()} and not is_known(to, settings):
        tell(f"foitui: nobody called {to} is in the settings; is it the right name?")
    return 0
