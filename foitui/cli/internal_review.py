"""What `foitui review` records of an internal review, and says of it."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.common import Office, now, officer, past_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foitui.case.challenge import LateClaim
    from foitui.case.records import Case

EXAMPLES = (
    "and when the requester asks for an internal review:\n"
    "  foitui review FOI-2026-0001 --asked 2026-04-07 --because 'Not all was released'\n"
    "  foitui review FOI-2026-0001 --reviewer cat\n"
    "  foitui review FOI-2026-0001 --result overturned --items 1,2 --because 'No harm shown'\n"
    "  foitui review FOI-2026-0001 --result part --because 'It is old' --remedy 'Enclosed.'\n"
    "  foitui review FOI-2026-0001 --late 's43(2)' --items 2 --because 'Rivals would learn it' \\\n"
    "      --interest 'the supplier' --likelihood would --for 'Value for money' \\\n"
    "      --against 'Fewer bidders' --balance withhold --balance-because 'The sums are small'\n"
    "  foitui letter FOI-2026-0001 --notice review-outcome\n"
    "  foitui review FOI-2026-0001 --answered 2026-05-05     keeps that letter, with its digest"
)
RESULTS = ("upheld", "part", "overturned", "procedural")
LEVELS = ("would", "would_be_likely")
BALANCES = ("withhold", "disclose")


def add_steps(what: "argparse._MutuallyExclusiveGroup") -> None:
    """Add the options of which each is a step."""
    what.add_argument("--asked", metavar="DATE", type=past_date, help="a review was asked for")
    what.add_argument("--reviewer", metavar="OFFICER", help="who reviews it")
    what.add_argument("--result", choices=RESULTS, help="what the review made of --items")
    what.add_argument("--late", metavar="CITE", help="a provision that the reply did not name")
    what.add_argument("--answered", metavar="DATE", type=past_date, help="its answer went out")


def add_reasons(parser: argparse.ArgumentParser) -> None:
    """Add the options that reason a step."""
    parser.add_argument(
        "--remedy", metavar="TEXT", default="", help="what a result releases or does now"
    )
    add_late_reasons(parser)


def add_late_reasons(parser: argparse.ArgumentParser) -> None:
    """Add the options that reason a provision relied on late; said again, it is reasoned anew."""
    late = parser.add_argument_group("with --late")
    late.add_argument("--covers", metavar="TEXT", help="which part is withheld under it")
    late.add_argument("--interest", metavar="TEXT", help="what would be harmed")
    late.add_argument("--likelihood", choices=LEVELS, help="how likely the harm is")
    late.add_argument(
        "--need",
        metavar="NAME=TEXT",
        action="append",
        default=[],
        help="what else it needs; 'foitui provisions CITE' names it; may be given again",
    )
    late.add_argument(
        "--for", metavar="TEXT", dest="factors_for", action="append", help="a factor for release"
    )
    late.add_argument(
        "--against",
        metavar="TEXT",
        dest="factors_against",
        action="append",
        help="a factor for withholding; both may be given again",
    )
    late.add_argument("--balance", choices=BALANCES, help="where the public interest lies")
    late.add_argument("--balance-because", metavar="TEXT", help="why it lies there")


def changed(
    case: "Case", items: tuple[int, ...], args: argparse.Namespace, at: Office
) -> "Case | None":
    """Return the case with the step taken that the arguments name; None where they name none."""
    from foitui.case import changes as change
    from foitui.case.words import ReviewResult
    from foitui.letters.sending import review_answered

    who, time = officer(), now()
    every = items or tuple(item.number for item in case.items)
    if args.asked:
        return change.ask_for_review(case, args.asked, args.because, officer=who, at=time)
    if args.reviewer:
        return change.appoint_reviewer(case, args.reviewer, officer=who, at=time)
    if args.result:
        result = ReviewResult(args.result)
        return change.review_items(
            case, every, result, args.because, args.remedy, officer=who, at=time
        )
    if args.late:
        return change.rely_late(case, late_claim(every, args), officer=who, at=time)
    if args.answered:
        return review_answered(
            case, at.settings, args.answered, officer=who, at=time, override=args.because
        )
    return None


def late_claim(items: tuple[int, ...], args: argparse.Namespace) -> "LateClaim":
    """Return the claim that the arguments reason.

    Raises:
        UnknownCite, Refused: there is no such provision, or a need is not named.
    """
    from foitui.case.challenge import LateClaim
    from foitui.case.errors import Refused
    from foitui.case.public_interest import PublicInterestTest
    from foitui.case.words import Balance, Likelihood
    from foitui.law.provisions import provision

    rule = provision(args.late)
    details = dict(each.partition("=")[::2] for each in args.need)
    if strange := [name for name in details if name not in rule.needs]:
        names = ", ".join(rule.needs) or "nothing else"
        raise Refused("reviews", f"{rule.cite} needs {names}, not {strange[0]!r}")
    return LateClaim(
        provision=rule.cite,
        items=items,
        on=now().date(),
        reason=args.because,
        covers=args.covers,
        interest=args.interest,
        likelihood=Likelihood(args.likelihood) if args.likelihood else None,
        details=details,
        pit=PublicInterestTest(
            for_disclosure=tuple(args.factors_for) if args.factors_for else None,
            for_withholding=tuple(args.factors_against) if args.factors_against else None,
            balance=Balance(args.balance) if args.balance else None,
            reasons=args.balance_because,
        ),
    )


def told(case: "Case", at: Office) -> "Iterator[str]":
    """Say where the internal reviews of a case stand, and what was relied on late."""
    from foitui.case.challenging import first_deciders
    from foitui.case.said import BALANCES as balances
    from foitui.case.said import RESULTS as results
    from foitui.law.afterwards import case_review_due

    for review in case.reviews:
        by = review.reviewer or "nobody yet"
        due = case_review_due(case, review, at.calendar)
        when = f"answered on {review.replied_on}" if review.replied_on else f"due on {due.due}"
        yield f"internal review asked for on {review.asked_on}, by {by}, {when}"
        if review.reviewer in first_deciders(case):
            yield f"  ! {review.reviewer} decided the first time; somebody else should review it"
        for made in review.items:
            because = f": {made.reason}" if made.reason else ""
            remedy = f" (now: {made.remedy})" if made.remedy else ""
            yield f"  item {made.item} {results[made.result]}{because}{remedy}"
        for claim in review.claims:
            items = ", ".join(map(str, claim.items))
            lies = f"; public interest: {balances[claim.pit.balance]}" if claim.pit.balance else ""
            yield f"  relied on late, {claim.on}: {claim.provision} (items {items}){lies}"
        if review.digest:
            yield f"  the letter is kept, SHA-256 {review.digest}"
