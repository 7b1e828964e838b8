"""`foitui retention`: which cases are past their time, and taking out who asked."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.common import (
    add_data,
    add_json,
    fail,
    now,
    office,
    officer,
    opened,
    print_json,
    say,
    tell,
    today,
)
from foitui.cli.files import add_sheet, wants_sheet, write_sheet

if TYPE_CHECKING:
    from foitui.reports.retention import Kept
    from foitui.store.protocol import CaseStore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui retention`."""
    parser.epilog = (
        "Without --apply it only lists. --apply takes out who asked and every text; dates,\n"
        "routes, outcomes and provisions stay, so statistics do not change. It cannot be undone.\n"
        "Exit 1 when something is left to do elsewhere, such as an old backup, which is named.\n\n"
        "examples:\n"
        "  foitui retention\n"
        "  foitui retention --hold FOI-2021-0004 --why 'before the Tribunal'\n"
        "  foitui retention --apply --yes"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--apply", action="store_true", help="anonymise what is past its time")
    what.add_argument("--hold", metavar="REF", help="keep a case past its time; say --why")
    what.add_argument("--release", metavar="REF", help="let such a case go")
    parser.add_argument("--why", metavar="TEXT", default="", help="why a case is kept")
    parser.add_argument("--yes", action="store_true", help="with --apply: do not ask")
    add_sheet(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """List, hold, release or anonymise."""
    if args.hold or args.release:
        return _hold(args)
    from foitui.reports.retention import due
    from foitui.reports.sheets import of_retention

    at = office(args)
    with opened(args) as store:
        found = due(store.every(), at.settings, at.calendar, today())
        if args.apply:
            return _apply(args, store, found)
    if wants_sheet(args):
        return write_sheet(of_retention(found), args)
    if args.json:
        print_json(found)
        return 0
    for each in found:
        say(f"{each.reference}  kept until {each.until}: {each.because}")
    say(f"{len(found)} cases are past their time" if found else "No case is past its time.")
    return 0


def _apply(args: argparse.Namespace, store: "CaseStore", found: "tuple[Kept, ...]") -> int:
    from foitui.case import anonymise

    if not found:
        say("No case is past its time.")
        return 0
    if not args.yes and not _confirmed(len(found)):
        return fail(f"nothing was done; type {len(found)} when asked, or say --yes")
    left: dict[str, None] = {}
    for each in found:
        case = store.get(each.reference)
        done = store.anonymise(anonymise(case, today(), officer=officer(), at=now()))
        left |= dict.fromkeys(done.left)
        say(f"{each.reference} is anonymised")
    for where in left:
        tell(f"foitui: {where}")
    return 1 if left else 0


def _confirmed(count: int) -> bool:
    import sys

    if not sys.stdin.isatty():
        return False
    say(f"Type {count} to anonymise {count} cases for good:")
    return sys.stdin.readline().strip() == str(count)


def _hold(args: argparse.Namespace) -> int:
    from foitui.case import put_on_hold, release_hold

    with opened(args) as store:
        case = store.get(args.hold or args.release)
        if args.hold:
            if not args.why.strip():
                return fail("say why the case is kept: --why TEXT")
            changed = put_on_hold(case, today(), args.why, officer=officer(), at=now())
        else:
            changed = release_hold(case, officer=officer(), at=now())
        store.save(changed, case.version)
    say(changed.events[-1].summary)
    return 0
