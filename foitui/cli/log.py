"""`foitui log`: the disclosure log, without who asked."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.common import add_data, fail, now, office, officer, opened, reference, say, tell
from foitui.cli.files import OUTPUT, add_sheet, say_written, wants_sheet, write_file, write_sheet
from foitui.cli.progress import gone_through
from foitui.cli.telling import counted
from foitui.text.clean import clean_line

if TYPE_CHECKING:
    from foitui.reports.lint import Trace

FORMATS = ("html", "csv", "json", "markdown")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui log`."""
    parser.epilog = (
        "Replies are published that somebody chose. Name and addresses of the requester are taken\n"
        "out; a reply in which something of them may be left is held back and told, exit 1.\n\n"
        "examples:\n"
        "  foitui log --check FOI-2026-0001                      what it would say, and of whom\n"
        "  foitui log --publish FOI-2026-0001\n"
        "  foitui log --publish FOI-2026-0001 --may-stand '020 7946 0018'\n"
        "  foitui log --withhold FOI-2026-0002 --why 'names of staff throughout'\n"
        "  foitui log --format html -o disclosure-log.html"
    )
    parser.add_argument("--format", choices=FORMATS, default="markdown", help="default: markdown")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it there, again if need be")
    add_sheet(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--publish", metavar="REF", type=reference, help="publish the reply of this case"
    )
    choice.add_argument(
        "--withhold", metavar="REF", type=reference, help="do not publish it; say --why"
    )
    choice.add_argument(
        "--check",
        metavar="REF",
        type=reference,
        help="show what would be published and what may say who asked",
    )
    choice.add_argument(
        "--unchosen", action="store_true", help="list the replies of which nobody has said it"
    )
    parser.add_argument(
        "--may-stand",
        metavar="WORDS",
        action="append",
        default=[],
        help="with --publish: these were looked at and say of nobody who they are",
    )
    parser.add_argument("--why", metavar="TEXT", default="", help="why it is not published")
    parser.add_argument("--title", metavar="TEXT", default="", help="what the log calls it")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Choose what is published, or write the log."""
    if args.publish or args.withhold:
        return _choose(args)
    if args.check:
        return _check(args)
    from foitui.reports.disclosure_log import disclosure_log
    from foitui.reports.write_log import WRITERS, sheet

    settings = office(args).settings
    with opened(args) as store:
        log = disclosure_log(gone_through("Reading", store.every()), settings)
    if args.unchosen:
        say("\n".join(log.unchosen) or "Somebody has said of every reply whether it is published.")
        return 0
    written = WRITERS[args.format](log)
    for held in log.held_back:
        tell(f"foitui: {held.reference} is held back: {'; '.join(map(_told, held.traces))}")
    for doubt in log.doubts:
        tell(f"foitui: look at {doubt.reference}: {'; '.join(map(_told, doubt.traces))}")
    if log.unchosen:
        count = len(log.unchosen)
        replies = counted(count, "reply", "replies")
        tell(f"foitui: nobody has said of {replies} whether to publish: --unchosen")
    if wants_sheet(args):
        return write_sheet(sheet(log), args) or (1 if log.held_back else 0)
    name = args.output or OUTPUT
    write_file(name, written.encode("utf-8", "backslashreplace"), over=True)
    say_written(counted(len(log.entries), "reply", "replies"), name)
    return 1 if log.held_back else 0


def _told(trace: "Trace") -> str:
    place = f" ({trace.where})" if trace.where else ""
    return f"{trace.says}: {clean_line(trace.words)}{place}"


def _check(args: argparse.Namespace) -> int:
    """Print what would be published of one case; 1 when it would be held back."""
    from foitui.reports.disclosure_log import drafted
    from foitui.reports.write_log import entry_text

    settings = office(args).settings
    with opened(args) as store:
        case = store.get(args.check)
    found = drafted(case, settings)
    if found is None:
        return fail("no reply of this case could be published: none went out, or who asked is gone")
    say(entry_text(found.entry))
    for trace in found.traces:
        tell(f"foitui: {'held back' if trace.sure else 'look at'}: {_told(trace)}")
    return 1 if any(trace.sure for trace in found.traces) else 0


def _choose(args: argparse.Namespace) -> int:
    from foitui.case.changes import choose_publication

    if args.withhold and not args.why.strip():
        return fail("say why it is not published: --why TEXT")
    with opened(args) as store:
        case = store.get(args.publish or args.withhold)
        chosen = choose_publication(
            case,
            bool(args.publish),
            args.why,
            args.title,
            tuple(args.may_stand),
            officer=officer(),
            at=now(),
        )
        store.save(chosen, case.version)
    say(chosen.events[-1].summary)
    return 0
