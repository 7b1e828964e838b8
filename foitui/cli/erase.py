"""`foitui erase`: a case is erased so that none of its bytes stay."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

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
    tell,
)
from foitui.cli.progress import under_way

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.store.protocol import CaseStore


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
    said = args.reference
    with caseload(args) as store:
        if said.strip().lower() != args.reference.lower():
            return fail(f"{said} is erased for good, so name it whole: {args.reference}")
        store.history(args.reference)
        if not args.yes and not _confirmed(args.reference):
            return fail(f"not erased; type {args.reference} when asked, or say --yes")
        case = _readable(store, args.reference)
        with _cut_off_told(store, args.reference), under_way("Writing the file anew"):
            done = store.care.erase(args.reference, args.why, officer(), now())
    left = (*done.left, *_drafts(case))
    if args.json:
        print_json({"backups": done.backups, "left": left})
    else:
        say(f"{args.reference} is erased")
        for path in done.backups:
            say(f"also from {path}")
        for each in left:
            say(f"not from {each}")
        say("backups that were taken elsewhere still hold it")
    return 1 if left else 0


@contextmanager
def _cut_off_told(store: "CaseStore", reference: str) -> Iterator[None]:
    """Where it is stopped after the case has gone, say that not every trace of it has."""
    from foitui.store.errors import Erased

    try:
        yield
    except KeyboardInterrupt:
        try:
            store.get(reference)
        except Erased:
            tell(
                f"foitui: {reference} is erased, but free room and backups may still hold it; "
                "run 'foitui compact', and delete backups that are older than now"
            )
        raise


def _readable(store: "CaseStore", reference: str) -> "Case | None":
    """Return the case; None where it is damaged, which is no reason to keep it."""
    from foitui.store.errors import Damaged

    try:
        return store.get(reference)
    except Damaged:
        return None


def _drafts(case: "Case | None") -> tuple[str, ...]:
    """Delete what this account typed for the case, and name who may have such drafts too."""
    from foitui.store.letting_go import drafts_elsewhere, forget_drafts
    from foitui.tui.session_file import forget_searches

    forget_searches()
    if case is None:
        return ("drafts: the case could not be read; run 'foitui retention --drafts'",)
    forget_drafts(case)
    return drafts_elsewhere(case, officer())


def _confirmed(reference: str) -> bool:
    if not sys.stdin.isatty():
        return False
    say(f"Type {reference} to erase it for good:")
    return sys.stdin.readline().strip() == reference
