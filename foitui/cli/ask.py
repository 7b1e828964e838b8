"""`foitui ask`: what a business area, a third party or the qualified person was asked, and said."""

import argparse

from foitui.cli.common import (
    add_data,
    add_reference,
    coming_date,
    item_numbers,
    now,
    officer,
    opened,
    ordinal,
    past_date,
    say,
    today,
)

KINDS = ("commission", "consultation", "opinion")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui ask`."""
    parser.epilog = (
        "Who is asked is waited for until the answer comes; 'foitui wait REF' lists them.\n"
        "commission asks a business area for the information, consultation a third party for\n"
        "its views on release, opinion the qualified person (s36).\n\n"
        "examples:\n"
        "  foitui ask FOI-2026-0001 --for commission --of Highways --due 2026-03-09 --items 1 \\\n"
        "      --question 'Which inspections were made?'\n"
        "  foitui ask FOI-2026-0001 --for consultation --of 'the contractor' --due 2026-03-11\n"
        "  foitui ask FOI-2026-0001 --answer 1 --text 'Twelve; the sheet is on the share.'"
    )
    add_reference(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--for", choices=KINDS, dest="kind", help="what somebody was asked for")
    what.add_argument("--answer", metavar="N", type=ordinal, help="question N was answered")
    parser.add_argument("--of", metavar="WHOM", default="", help="with --for: who, by role")
    parser.add_argument("--question", metavar="TEXT", default="", help="with --for: in their words")
    parser.add_argument(
        "--due", metavar="DATE", type=coming_date, help="with --for: answer wanted by"
    )
    parser.add_argument(
        "--items", metavar="1,2", type=item_numbers, default=(), help="with --for: else all"
    )
    parser.add_argument("--text", metavar="TEXT", default="", help="with --answer: what was said")
    parser.add_argument("--on", metavar="DATE", type=past_date, help="the day (else today)")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Record a question or an answer."""
    from foitui.case.changes import ask_and_wait, take_answer
    from foitui.case.handling import Exchange
    from foitui.case.words import ExchangeKind

    who, time, on = officer(), now(), args.on or today()
    with opened(args) as store:
        case = store.get(args.reference)
        if args.answer is not None:
            changed = take_answer(case, args.answer, on, args.text, officer=who, at=time)
        else:
            asked = Exchange(
                kind=ExchangeKind(args.kind),
                whom=args.of,
                asked_on=on,
                question=args.question,
                due=args.due,
                items=args.items,
            )
            changed = ask_and_wait(case, asked, officer=who, at=time)
        store.save(changed, case.version)
    say("\n".join(event.summary for event in changed.events[case.version :]))
    return 0
