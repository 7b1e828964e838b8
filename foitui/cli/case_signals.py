"""What the wording of a case suggests, from the command line: listed, put aside, offered again."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from foitui.cli.common import fail, now, officer, opened, print_json, reference
from foitui.cli.output import put
from foitui.cli.telling import say_recorded
from foitui.law.suggestions import suggestions

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.law.signals import Signal


def add_case(parser: argparse.ArgumentParser) -> None:
    """Add the options that are about a case."""
    parser.add_argument(
        "--case", metavar="REF", type=reference, help="of a case, item by item, not of a file"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--aside", metavar="ID", help="with --case: offer this one no more")
    what.add_argument("--again", metavar="ID", help="with --case: offer it again")


def run_for_case(args: argparse.Namespace) -> int:
    """List what is suggested, or record what becomes of one of them."""
    from foitui.case.changes import offer_signal_again, reject_signal

    with opened(args) as store:
        case = store.get(args.case)
        offered = [signal.id for _, signal, _ in _offered(case)]
        if args.aside and args.aside not in offered:
            known = ", ".join(dict.fromkeys(offered)) or "nothing"
            return fail(f"{args.aside!r} is not suggested for {args.case}; suggested is {known}")
        if not (args.aside or args.again):
            return _listed(case, args)
        change = reject_signal if args.aside else offer_signal_again
        changed = change(case, args.aside or args.again, officer=officer(), at=now())
        store.save(changed, case.version)
    say_recorded(changed, args)
    return 0


def _offered(case: "Case") -> "Iterator[tuple[str, Signal, tuple[int, ...]]]":
    """Yield what is suggested, by which signal, and for which items."""
    found = suggestions(case)
    for route in found.routes:
        yield from ((str(route.route), signal, route.items) for signal in route.because)
    for each in found.provisions:
        yield each.cite, each.because, each.items


def _listed(case: "Case", args: argparse.Namespace) -> int:
    if args.json:
        made = [
            {
                "suggests": what,
                "items": items,
                "id": signal.id,
                "matched": list(signal.matched),
                "why": signal.why,
                "caution": signal.caution,
            }
            for what, signal, items in _offered(case)
        ]
        print_json({"suggested": made, "put_aside": case.rejected_signals})
        return 0
    if lines := list(_lines(case)):
        put("\n".join(lines), args)
    return 0


def _lines(case: "Case") -> Iterator[str]:
    for what, signal, items in _offered(case):
        words = ", ".join(dict.fromkeys(f'"{span.words}"' for span in signal.matched))
        yield f"{what.replace('_', ' ')}, items {', '.join(map(str, items))}: {words}"
        yield f"  why      {signal.why}"
        yield f"  beware   {signal.caution}"
        yield f"  id       {signal.id}"
    if case.rejected_signals:
        yield f"put aside: {', '.join(case.rejected_signals)}"
