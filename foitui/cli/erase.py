"""`foitui erase`: a case is erased so that none of its bytes stay."""

import argparse
import sys

from foitui.cli.caring import caseload
from foitui.cli.common import (
    add_data,
    add_json,
    add_reference,
    fail,
    now,
    officer,
    print_json,
    say,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui erase`."""
    parser.epilog = (
        "The case goes from the caseload and from the backups in its folder. What stays is that\n"
        "it was, when it was worked on, and who erased it and why. This cannot be undone.\n"
        "Exit 1 when something is left to do elsewhere, which is then named.\n\n"
        "examples:\n"
        "  foitui erase FOI-2019-0001 --why 'kept for three years, as our schedule says'"
    )
    add_reference(parser)
    parser.add_argument("--why", metavar="TEXT", required=True, help="for the history")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Erase the case, after the reference was typed once more."""
    if not args.why.strip():
        return fail("say why the case is erased: --why TEXT")
    with caseload(args) as store:
        store.history(args.reference)
        if not args.yes and not _confirmed(args.reference):
            return fail(f"not erased; type {args.reference} when asked, or say --yes")
        done = store.care.erase(args.reference, args.why, officer(), now())
    if args.json:
        print_json({"backups": done.backups, "left": done.left})
    else:
        say(f"{args.reference} is erased")
        for path in done.backups:
            say(f"also from {path}")
        for left in done.left:
            say(f"not from {left}")
        say("backups that were taken elsewhere still hold it")
    return 1 if done.left else 0


def _confirmed(reference: str) -> bool:
    if not sys.stdin.isatty():
        return False
    say(f"Type {reference} to erase it for good:")
    return sys.stdin.readline().strip() == reference
