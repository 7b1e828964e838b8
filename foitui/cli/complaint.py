"""`foitui complaint`: a complaint to the regulator or an appeal, from its reference to its end."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from foitui.cli.common import (
    Office,
    add_data,
    add_json,
    add_reference,
    coming_date,
    fail,
    item_numbers,
    now,
    office,
    officer,
    opened,
    ordinal,
    past_date,
    print_json,
    say,
    today,
)
from foitui.cli.internal_review import add_late_reasons, late_claim
from foitui.cli.telling import say_recorded

if TYPE_CHECKING:
    from foitui.case.challenge import Complaint
    from foitui.case.records import Case

BODIES = ("regulator", "first_tier_tribunal", "upper_tribunal", "court")
ENDS = ("upheld", "part", "overturned", "settled")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui complaint`."""
    parser.epilog = (
        "Without an option it says what was complained of, what is open and until when;\n"
        "exit 1 where the authority has missed a date.\n\n"
        "examples:\n"
        "  foitui complaint FOI-2026-0001\n"
        "  foitui complaint FOI-2026-0001 --to regulator --number IC-123456-A1B2 \\\n"
        "      --on 2026-06-01 --respond-by 2026-06-29 --about 's31(1)(a),s43(2)'\n"
        "  foitui complaint FOI-2026-0001 --result part --on 2026-09-01 \\\n"
        "      --steps 'Disclose item 2' --steps-due 2026-10-06\n"
        "  foitui complaint FOI-2026-0001 --done --on 2026-10-01\n"
        "  foitui complaint FOI-2026-0001 --late 's43(2)' --because 'Rivals would learn it'\n"
        "  foitui complaint FOI-2026-0001 --to first_tier_tribunal --number EA/2026/0001"
    )
    add_reference(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--to", choices=BODIES, help="who it was made to")
    what.add_argument("--result", choices=ENDS, help="how it ended for the authority")
    what.add_argument("--done", action="store_true", help="what was ordered is done")
    what.add_argument("--late", metavar="CITE", help="a provision that the reply did not name")
    parser.add_argument("--which", metavar="N", type=ordinal, default=0, help="else the last one")
    parser.add_argument("--on", metavar="DATE", type=past_date, help="the day (else today)")
    parser.add_argument(
        "--number", metavar="TEXT", default="", help="with --to: its own number there"
    )
    parser.add_argument(
        "--respond-by", metavar="DATE", type=coming_date, help="with --to: when to answer it"
    )
    parser.add_argument("--about", metavar="CITES", default="", help="with --to: what is disputed")
    parser.add_argument(
        "--steps", metavar="TEXT", default="", help="with --result: what was ordered"
    )
    parser.add_argument(
        "--steps-due", metavar="DATE", type=coming_date, help="with --result: to be done by"
    )
    parser.add_argument(
        "--items", metavar="1,2", type=item_numbers, default=(), help="with --late: else all"
    )
    parser.add_argument("--because", metavar="TEXT", default="", help="with --late: the reason")
    add_late_reasons(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Record a step, or say where it stands."""
    from foitui.law.provisions import UnknownCite

    at = office(args)
    with opened(args) as store:
        case = store.get(args.reference)
        try:
            changed = _changed(case, args)
        except UnknownCite as unknown:
            return fail(str(unknown))
        if changed is None:
            return _stands(case, at, args)
        store.save(changed, case.version)
    say_recorded(changed, args)
    return 0


def _changed(case: "Case", args: argparse.Namespace) -> "Case | None":
    from foitui.case import changes as change
    from foitui.case.challenge import Complaint
    from foitui.case.words import AppealBody, Challenged
    from foitui.law.provisions import provision

    who, time, on = officer(), now(), args.on or today()
    which = args.which or len(case.complaints)
    if args.to:
        cites = (cite for cite in args.about.split(",") if cite.strip())
        told = Complaint(
            body=AppealBody(args.to),
            reference=args.number,
            on=on,
            respond_by=args.respond_by,
            about=tuple(provision(cite).cite for cite in cites),
        )
        return change.record_complaint(case, told, officer=who, at=time)
    if args.result:
        end = Challenged(args.result)
        return change.decide_complaint(
            case, which, on, end, args.steps, args.steps_due, officer=who, at=time
        )
    if args.done:
        return change.take_steps(case, which, on, officer=who, at=time)
    if args.late:
        every = args.items or tuple(item.number for item in case.items)
        return change.rely_late(case, late_claim(every, args), which or 1, officer=who, at=time)
    return None


def _stands(case: "Case", at: Office, args: argparse.Namespace) -> int:
    from foitui.law.afterwards import terms

    found = terms(case, at.calendar, at.settings.authority.review_window)
    missed = any(term.ours and term.by < today() for term in found)
    if args.json:
        print_json({"reviews": case.reviews, "complaints": case.complaints, "terms": found})
        return int(missed)
    for number, complaint in enumerate(case.complaints, start=1):
        for line in _told(number, complaint):
            say(line)
    if not case.complaints:
        say("nobody has complained")
    for term in found:
        late = "! " if term.ours and term.by < today() else ""
        basis = f" ({term.basis})" if term.basis else ""
        say(f"{late}{term.what} by {term.by}{basis}")
    return int(missed)


def _told(number: int, complaint: "Complaint") -> Iterator[str]:
    from foitui.case.said import BODIES as bodies
    from foitui.case.said import ENDS as ends

    about = f", about {', '.join(complaint.about)}" if complaint.about else ""
    end = f": {ends[complaint.result]} on {complaint.decided_on}" if complaint.result else ""
    name = f" {complaint.reference}" if complaint.reference else ""
    yield f"{number}  {bodies[complaint.body]}{name}, told on {complaint.on}{about}{end}"
    if complaint.steps:
        when = f"done on {complaint.steps_done_on}" if complaint.steps_done_on else "not done yet"
        due = f", due by {complaint.steps_due}" if complaint.steps_due else ""
        yield f"   ordered: {complaint.steps}{due}; {when}"
    for claim in complaint.claims:
        items = ", ".join(map(str, claim.items))
        yield f"   relied on late, {claim.on}: {claim.provision} (items {items})"
