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
    reference,
    say,
    tell,
    today,
)
from foitui.cli.files import add_sheet, wants_sheet, write_sheet
from foitui.cli.progress import bar, gone_through, under_way
from foitui.cli.telling import counted, say_recorded

if TYPE_CHECKING:
    from foitui.reports.retention import Kept
    from foitui.store.protocol import CaseStore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui retention`."""
    parser.epilog = (
        "Without --apply it only lists. --apply takes out who asked and every text; dates,\n"
        "routes, outcomes and provisions stay, so statistics do not change. It cannot be undone.\n"
        "Your own drafts of these cases go too. Exit 1 when something is left to do elsewhere,\n"
        "such as an old backup or a colleague's drafts, which is named.\n\n"
        "examples:\n"
        "  foitui retention\n"
        "  foitui retention --preview FOI-2021-0004\n"
        "  foitui retention --drafts              your drafts of what colleagues anonymised\n"
        "  foitui retention --hold FOI-2021-0004 --why 'before the Tribunal'\n"
        "  foitui retention --apply --yes"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--apply", action="store_true", help="anonymise what is past its time")
    what.add_argument(
        "--preview", metavar="REF", type=reference, help="what would be taken out of a case"
    )
    what.add_argument(
        "--drafts", action="store_true", help="delete your drafts of anonymised and erased cases"
    )
    what.add_argument(
        "--hold", metavar="REF", type=reference, help="keep a case past its time; say --why"
    )
    what.add_argument("--release", metavar="REF", type=reference, help="let such a case go")
    parser.add_argument("--why", metavar="TEXT", default="", help="why a case is kept")
    parser.add_argument("--yes", action="store_true", help="with --apply: do not ask")
    add_sheet(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """List, hold, release or anonymise."""
    if args.hold or args.release:
        return _hold(args)
    if args.preview or args.drafts:
        return _preview(args) if args.preview else _drafts(args)
    from foitui.reports.retention import received_before, schedule
    from foitui.reports.sheets import of_retention

    at = office(args)
    with opened(args) as store:
        days = received_before(at.settings, today())
        cases = gone_through("Reading", store.every(days))
        told = schedule(cases, at.settings, at.calendar, today())
        found = told.due
        if args.apply:
            return _apply(args, store, found)
    if wants_sheet(args):
        return write_sheet(of_retention(found), args)
    if args.json:
        print_json(found)
        return 0
    for each in found:
        say(f"{each.reference}  kept until {each.until}: {each.because}")
    for each in told.held:
        say(f"{each.reference}  {each.because}")
    are = "is past its" if len(found) == 1 else "are past their"
    say(f"{counted(len(found), 'case')} {are} time" if found else "No case is past its time.")
    return 0


def _preview(args: argparse.Namespace) -> int:
    from foitui.reports.retention_preview import preview

    with opened(args) as store:
        told = preview(store.get(args.preview), today())
    if args.json:
        print_json(told)
    else:
        say("\n".join(told))
    return 0


def _drafts(args: argparse.Namespace) -> int:
    from foitui.store.letting_go import forget_drafts_of_the_gone
    from foitui.tui.session_file import forget_searches

    with opened(args) as store:
        done = forget_drafts_of_the_gone(store)
    forget_searches()
    if args.json:
        print_json({"deleted": done})
    else:
        say(f"Deleted your drafts of {', '.join(done)}" if done else "You have no such drafts.")
    return 0


def _apply(args: argparse.Namespace, store: "CaseStore", found: "tuple[Kept, ...]") -> int:
    from foitui.store.letting_go import LetGo, let_go
    from foitui.tui.session_file import forget_searches

    if not found:
        if args.json:
            _say_anonymised([], [], args)
        else:
            say("No case is past its time.")
        return 0
    if not args.yes and not _confirmed(len(found)):
        return fail(f"nothing was done; type {len(found)} when asked, or say --yes")
    references, gone = [each.reference for each in found], list[LetGo]()
    total = len(references)
    try:
        with under_way(
            "Anonymising", lambda: f"{len(gone):,} of {total:,}  {bar(len(gone), total)}"
        ):
            for done in let_go(store, references, today(), officer=officer(), at=now()):
                gone.append(done)  # one after the other, to be counted
    finally:  # also where it was stopped: these are
        left = list(dict.fromkeys(where for done in gone for where in done.left))
        _say_anonymised([done.reference for done in gone], left, args)
    forget_searches()
    return 1 if left else 0


def _say_anonymised(references: list[str], left: list[str], args: argparse.Namespace) -> None:
    if args.json:
        print_json({"anonymised": references, "left": left})
        return
    for each in references:
        say(f"{each} is anonymised")
    for where in left:
        tell(f"foitui: {where}")


def _confirmed(count: int) -> bool:
    import sys

    if not sys.stdin.isatty():
        return False
    say(f"Type {count} to anonymise {counted(count, 'case')} for good:")
    return sys.stdin.readline().strip() == str(count)


def _hold(args: argparse.Namespace) -> int:
    from foitui.case.changes import put_on_hold, release_hold

    with opened(args) as store:
        case = store.get(args.hold or args.release)
        if args.hold:
            if not args.why.strip():
                return fail("say why the case is kept: --why TEXT")
            changed = put_on_hold(case, today(), args.why, officer=officer(), at=now())
        else:
            changed = release_hold(case, officer=officer(), at=now())
        store.save(changed, case.version)
    say_recorded(changed, args)
    return 0
