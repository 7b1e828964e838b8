"""Recording from the command line that a reply went out: `foitui letter REF --sent DATE`."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.common import Office, fail, now, officer, past_date, say, tell
from foitui.cli.telling import times_used

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.letters.sending import Unready
    from foitui.store.protocol import CaseStore

CHANNELS = ("email", "public_site", "post", "web_form", "other")


def add_sending(parser: argparse.ArgumentParser) -> None:
    """Add the options that record a sending."""
    parser.add_argument(
        "--sent",
        metavar="DATE",
        type=past_date,
        help="record that the reply went out",
    )
    parser.add_argument(
        "--channel", choices=CHANNELS, help="with --sent: how (else as the request came)"
    )
    parser.add_argument(
        "--address", metavar="TO", help="with --sent: where to (else the address of the case)"
    )
    parser.add_argument(
        "--cause", metavar="TEXT", default="", help="with --sent: what made a late reply late"
    )
    parser.add_argument(
        "--although",
        metavar="REASON",
        default="",
        help="with --sent: why it went out although something stands in its way",
    )


def record_sending(store: "CaseStore", case: "Case", at: Office, args: argparse.Namespace) -> int:
    """Record the sending; 1 where something stands in the way of it, 2 where the cause lacks."""
    from foitui.case.closing import usual_address, usual_channel
    from foitui.case.words import Channel
    from foitui.letters.sending import Unready, awaited, drafted, letter_sent

    if awaited(case) is not None:
        return fail(f"{case.reference} waits for the requester; record the answer first")
    used = times_used(case, store)
    draft = drafted(case, at.settings, args.sent, calendar=at.calendar, used=used)
    if draft.late and not draft.asks and not args.cause.strip() and case.sent is None:
        return fail(f"the reply of {args.sent} is late; say what made it late with --cause")
    try:
        sent = letter_sent(
            draft,
            officer=officer(),
            at=now(),
            override=args.although,
            channel=Channel(args.channel) if args.channel else usual_channel(case),
            to=usual_address(case) if args.address is None else args.address,
            late_because=args.cause,
        )
    except Unready as unready:
        return unready_told(unready, args, "--although")
    store.save(sent, case.version)
    say(sent.events[-1].summary)
    return 0


def unready_told(unready: "Unready", args: argparse.Namespace, override: str = "--because") -> int:
    """Tell what stands in the way of a letter, and by which option it went out all the same."""
    tell(f"foitui: not recorded for {args.reference}, the {unready.letter} lacks:")
    for lack in unready.lacks:
        tell(f"  {lack}")
    tell(f"foitui: mend that, or say with {override} why it went out all the same")
    return 1
