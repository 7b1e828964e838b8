"""`foitui wait`: whom a case waits for, since when, and when to chase."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.common import (
    add_data,
    add_json,
    add_reference,
    coming_date,
    fail,
    now,
    office,
    officer,
    opened,
    past_date,
    print_json,
    say,
    today,
)
from foitui.cli.telling import say_recorded

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.law.working_days import Calendar

WHOM = ("requester", "third_party", "business_area", "qualified_person", "clearance")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui wait`."""
    parser.epilog = (
        "Without an option it says whom the case waits for and who was asked; exit 1 where\n"
        "somebody is to be chased. The statutory clock takes no notice of a wait.\n\n"
        "examples:\n"
        "  foitui wait FOI-2026-0001 --for business_area --chase-by 2026-03-09 --note Highways\n"
        "  foitui wait FOI-2026-0001 --chase-by 2026-03-11     chased: they have until then\n"
        "  foitui wait FOI-2026-0001 --over\n"
        "  foitui wait FOI-2026-0001"
    )
    add_reference(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--for", choices=WHOM, dest="whom", help="whom it waits for")
    what.add_argument("--over", action="store_true", help="it waits for nobody any more")
    parser.add_argument("--since", metavar="DATE", type=past_date, help="with --for: else today")
    parser.add_argument("--chase-by", metavar="DATE", type=coming_date, help="when to chase")
    parser.add_argument(
        "--note", metavar="TEXT", default="", help="which area, which step, in a few words"
    )
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Record a wait, or say whom the case waits for."""
    from foitui.case.changes import stop_waiting, wait_for
    from foitui.case.handing import chase_again
    from foitui.case.words import WaitsFor

    if not args.whom and (args.since or (args.note and not args.chase_by)):
        return fail("--since and --note belong to --for")
    who, time = officer(), now()
    with opened(args) as store:
        case = store.get(args.reference)
        if args.over:
            changed = stop_waiting(case, officer=who, at=time)
        elif args.whom:
            on, since = WaitsFor(args.whom), args.since or today()
            changed = wait_for(case, on, since, args.chase_by, args.note, officer=who, at=time)
        elif args.chase_by:
            changed = chase_again(case, args.chase_by, args.note, officer=who, at=time)
        else:
            return _stands(case, office(args).calendar, args)
        store.save(changed, case.version)
    say_recorded(changed, args)
    return 0


def _stands(case: "Case", calendar: "Calendar", args: argparse.Namespace) -> int:
    from foitui.case.handing import is_to_chase
    from foitui.law.waiting import awaited

    chase = is_to_chase(case, today())
    if args.json:
        print_json({"waiting": case.waiting, "exchanges": case.exchanges, "chase": chase})
        return int(chase)
    found = awaited(case, today(), calendar)
    for each in found:
        number = f"{each.number}  " if each.number else "waits for "
        say(f"{number}{each.says}{' - chase' if each.chase else ''}")
        for line in each.lines:
            say(f"   {line}")
    if not found:
        say("waits for nobody, and nobody was asked")
    return int(chase)
