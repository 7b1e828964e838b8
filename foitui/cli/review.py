"""`foitui review`: the internal review, and in short where the second officer's look stands."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.clearance import SHOWN, decision_name
from foitui.cli.common import (
    Office,
    add_data,
    add_json,
    add_reference,
    fail,
    now,
    office,
    officer,
    opened,
    ordinal,
    print_json,
    say,
)
from foitui.cli.internal_review import EXAMPLES, add_reasons, add_steps
from foitui.cli.internal_review import changed as internally_changed
from foitui.cli.internal_review import told as internally_told
from foitui.cli.sending import unready_told
from foitui.cli.telling import say_recorded

if TYPE_CHECKING:
    from foitui.case.records import Case


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui review`."""
    parser.epilog = (
        "Without an option it says where the case stands; exit 1 while somebody must agree.\n"
        "All of a second officer's look is in 'foitui clearance'.\n\n"
        "examples:\n"
        "  foitui review FOI-2026-0001 --submit ben\n"
        "  foitui review FOI-2026-0001 --approve 1f0c93ab     as that shows it\n"
        "  foitui review FOI-2026-0001 --return 'Why would it harm?' --claim c1\n\n"
        f"{EXAMPLES}"
    )
    add_reference(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--submit", metavar="OFFICER", nargs="?", const="", help="hand it over")
    what.add_argument(
        "--approve",
        metavar="DECISION",
        type=decision_name,
        help="agree to it, as it was named here",
    )
    what.add_argument(
        "--return", metavar="TEXT", dest="comment", help="give it back with a comment"
    )
    what.add_argument("--settle", metavar="N", type=ordinal, help="comment N is answered")
    add_steps(what)
    parser.add_argument("--items", metavar="1,2", default="", help="else all")
    parser.add_argument("--claim", metavar="ID", help="the comment is about this claim")
    parser.add_argument("--sentence", metavar="TEXT", default="", help="or about this sentence")
    parser.add_argument("--step", default="", help="else the one that waits for you")
    parser.add_argument("--deputy-for", metavar="OFFICER", default="", help="with --approve")
    parser.add_argument(
        "--because", metavar="TEXT", default="", help="the reason of a result, or of an override"
    )
    add_reasons(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Record a step, or say where the case stands."""
    here = office(args)
    try:
        items = tuple(int(number) for number in args.items.split(",") if number.strip())
    except ValueError:
        return fail(f"{args.items!r} names no items; write it as in 1,2")
    from foitui.law.provisions import UnknownCite
    from foitui.letters.sending import Unready

    with opened(args) as store:
        case = store.get(args.reference)
        try:
            changed = _changed(case, items, args, here)
        except UnknownCite as unknown:
            return fail(str(unknown))
        except Unready as unready:
            return unready_told(unready, args)
        if changed is None:
            return _stands(case, args, here)
        store.save(changed, case.version)
    say_recorded(changed, args)
    return 0


def _changed(
    case: "Case", items: tuple[int, ...], args: argparse.Namespace, here: Office
) -> "Case | None":
    from foitui.case import changes as change
    from foitui.case.clearance import Comment
    from foitui.cli.clearance import approved

    by, when = officer(), now()
    if args.submit is not None:
        return change.submit_for_review(case, args.submit, args.because, officer=by, at=when)
    if args.approve:
        args.note, args.override = "", args.because
        return approved(case, args.approve, args, here)
    if args.comment is not None:
        item = items[0] if items else None
        comment = Comment(text=args.comment, item=item, claim=args.claim, sentence=args.sentence)
        return change.return_with_comments(case, [comment], officer=by, at=when)
    if args.settle is not None:
        return change.settle_comment(case, args.settle, officer=by, at=when)
    return internally_changed(case, items, args, here)


def _stands(case: "Case", args: argparse.Namespace, here: Office) -> int:
    from foitui.case.decision import decision_digest, review_state, void_approvals
    from foitui.law.clearance import uncleared

    missing = uncleared(case, here.settings.clearance.steps) if case.sent is None else ()
    if args.json:
        print_json(
            {
                "state": review_state(case),
                "decision": decision_digest(case),
                "approvals": case.approvals,
                "void": void_approvals(case),
                "missing": missing,
                "comments": case.comments,
                "reviews": case.reviews,
                "complaints": case.complaints,
            }
        )
        return 1 if missing else 0
    say(f"second officer: {review_state(case).replace('_', ' ')}")
    say(f"decision: {decision_digest(case)[:SHOWN]}")
    for given in case.approvals:
        void = " - void, changed since" if given in void_approvals(case) else ""
        say(f"approved by {given.officer}, version {given.version} ({given.step}){void}")
    for number, comment in enumerate(case.comments, 1):
        done = f" (answered by {comment.settled_by})" if comment.settled_by else ""
        say(f"comment {number}, {comment.officer}: {comment.text}{done}")
    for needed in missing:
        say(f"still to agree: {needed.step.label} ({needed.because})")
    for line in internally_told(case, here):
        say(line)
    return 1 if missing else 0
