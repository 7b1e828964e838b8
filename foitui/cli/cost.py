"""`foitui cost`: an estimate of work against the cost limit."""

import argparse

import msgspec

from foitui.case.words import Route
from foitui.cli.common import add_data, add_json, fail, office, print_json
from foitui.cli.output import add_output, put
from foitui.law.estimate import AGGREGATION_DAYS, Earlier, Estimate, estimate

AUTHORITIES = ("central", "other", "school", "archive")

_NOT_AGGREGATED = {
    "": "",
    "no_other_request": "",
    "not_similar": "The other requests are not for the same or similar information (reg 5(2)).",
    "too_far_apart": (
        f"The requests did not come within {AGGREGATION_DAYS} consecutive working days (reg 5(2))."
    ),
    "no_limit": "Requests are not added up under the EIR.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui cost`."""
    parser.epilog = (
        "examples:\n"
        "  foitui cost --authority other --hours 12 --hours 5.5\n"
        "  foitui cost --authority central --hours 20 --redaction-hours 15\n"
        "  foitui cost --hours 10 --request 9 --gap-working-days 30 --similar"
    )
    parser.add_argument(
        "--authority", choices=AUTHORITIES, help="kind of authority (default: from the settings)"
    )
    parser.add_argument("--route", choices=("foia", "eir"), default="foia", help="default: foia")
    parser.add_argument(
        "--hours",
        metavar="H",
        action="append",
        required=True,
        type=_hours,
        help="countable work: to find out if it is held, locate, retrieve, extract; repeatable",
    )
    parser.add_argument(
        "--redaction-hours", metavar="H", type=_hours, default=0.0, help="shown, not counted"
    )
    parser.add_argument(
        "--consideration-hours",
        metavar="H",
        type=_hours,
        default=0.0,
        help="reading for exemptions, public interest, consulting: shown, not counted",
    )
    parser.add_argument(
        "--request",
        metavar="H",
        action="append",
        type=_hours,
        default=[],
        help="countable hours of another request by the same person or in concert; repeatable",
    )
    parser.add_argument(
        "--gap-working-days",
        metavar="N",
        type=_days,
        help="working days from the receipt of the first of these requests to that of the last",
    )
    similar = parser.add_mutually_exclusive_group()
    similar.add_argument(
        "--similar", action="store_true", default=None, help="same or similar information"
    )
    similar.add_argument("--not-similar", action="store_false", dest="similar", help="it is not")
    add_data(parser)
    add_output(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the estimate, with what counts and what does not."""
    if args.request and (args.gap_working_days is None or args.similar is None):
        return fail("with --request give --gap-working-days N, and --similar or --not-similar")
    if not args.request and (args.gap_working_days is not None or args.similar is not None):
        return fail("--gap-working-days and --similar are about another request; give --request H")
    authority = args.authority or office(args).settings.authority.kind
    earlier = None
    if args.request:
        earlier = Earlier(
            hours=tuple(args.request), gap=args.gap_working_days, similar=args.similar
        )
    made = estimate(args.hours, authority, route=Route(args.route), earlier=earlier)
    if args.json:
        print_json(msgspec.to_builtins(made))
    else:
        put("\n".join(_lines(made, args)), args)
    return 0


def _lines(made: Estimate, args: argparse.Namespace) -> list[str]:
    lines = [f"Countable work   {made.countable_hours:g} hours, £{made.estimate_pounds:,.2f}"]
    if args.redaction_hours:
        lines.append(f"Redaction        {args.redaction_hours:g} hours, not countable (reg 4(3))")
    if args.consideration_hours:
        lines.append(
            f"Consideration    {args.consideration_hours:g} hours, not countable (reg 4(3))"
        )
    if made.aggregated:
        lines.append(f"Added up         with {len(args.request)} other request(s) (reg 5)")
    if why := _NOT_AGGREGATED[made.not_aggregated_because]:
        lines.append(f"Not added up     {why}")
    return [*lines, *_verdict(made)]


def _verdict(made: Estimate) -> list[str]:
    if made.limit_pounds is None or made.limit_hours is None:
        return ["Limit            none under the EIR; see regulation 12(4)(b)"]
    limit = f"Limit            {made.limit_hours:g} hours, £{made.limit_pounds:,} (FOIA s12, reg 3)"
    if made.exceeds:
        return [limit, "Answering would exceed the limit."]
    left = made.limit_hours - made.countable_hours
    return [limit, f"Within the limit: {left:g} hours are left."]


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError:
        hours = -1.0
    if not 0 <= hours < 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of hours, such as 12.5")
    return hours


def _days(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of working days, such as 30")
    return int(text)
