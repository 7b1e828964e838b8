"""`foitui letter`: the reply or a notice, in any of its formats."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from foitui.cli.common import (
    Office,
    add_data,
    add_reference,
    any_date,
    coming_date,
    fail,
    office,
    opened,
    tell,
    today,
)
from foitui.cli.files import FORCE, OUTPUT, unshowable, writing
from foitui.cli.output import add_output, put
from foitui.cli.sending import add_sending, record_sending
from foitui.cli.telling import lacking

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.letters.letter import Letter

FORMATS = ("text", "markdown", "html", "docx", "odt")
NOTICES = (
    *("acknowledgement", "clarification", "fees-notice", "pit-extension", "reg7-extension"),
    *("sar-extension", "review-outcome"),
)
"""As in `foitui.letters`, which is too slow to ask what it is called."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui letter`."""
    parser.epilog = (
        "A fact that the letter needs and does not have is marked in it and listed on\n"
        "standard error; the exit code is then 1. A reply that went out is printed as sent.\n\n"
        "examples:\n"
        "  foitui letter FOI-2026-0001\n"
        "  foitui letter FOI-2026-0001 --format docx -o replies/\n"
        "  foitui letter FOI-2026-0001 --mail -o reply.eml\n"
        "  foitui letter FOI-2026-0001 --notice acknowledgement\n"
        "  foitui letter FOI-2026-0001 --notice pit-extension --by 2026-05-01\n"
        "  foitui letter FOI-2026-0001 --notice review-outcome\n"
        "  foitui letter FOI-2026-0001 --sent 2026-03-27 --channel post --address '1 A Street'\n"
        "  foitui letter FOI-2026-0001 --sent 2026-04-02 --cause 'the archive was moved'"
    )
    add_reference(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument("--notice", choices=NOTICES, help="a notice, not the reply")
    parser.add_argument(
        "--by",
        metavar="DATE",
        type=coming_date,
        help="when the answer will come, or a fee is to be paid (else as the law has it)",
    )
    parser.add_argument(
        "--because",
        metavar="WHY",
        default="",
        help="why more time is needed; of a fees notice, what is charged",
    )
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=any_date,
        help="the date of the letter (the day it was sent; else today)",
    )
    parser.add_argument(
        "--mail",
        action="store_true",
        help="as a draft (.eml) for your mail program; nothing is sent",
    )
    add_sending(parser)
    parser.add_argument("--headers", action="store_true", help="say first where it goes")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write it there; a folder gets a file named by REF"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    add_output(parser)
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Print or write the letter; 1 when a fact is missing in it."""
    if args.notice is None and (args.by or args.because):
        return fail("--by and --because belong to a notice; name one with --notice")
    if args.sent and (args.notice or args.mail or args.output):
        return fail("--sent records a reply and writes none; ask for the letter without it")
    if not args.sent and (args.channel or args.address or args.cause or args.although):
        return fail("--channel, --address, --cause and --although belong to --sent DATE")
    at = office(args)
    with opened(args) as store:
        case = store.get(args.reference)
        if args.sent:
            return record_sending(store, case, at, args)
    if args.mail:
        return _mail(case, at, args)
    if kept := _kept(case, args):
        lead = f"To: {case.sent.to}\n\n" if args.headers and case.sent else ""
        _put(f"{lead}{kept}".encode(), ".txt", args)
        return 0

    from foitui.letters.errors import MissingLibrary
    from foitui.letters.formats import FORMATS

    form = FORMATS[args.format]
    to_output = args.output in {None, OUTPUT}
    if not form.is_text and to_output and (fault := unshowable(args.format)):
        return fail(f"{fault} with -o")
    letter = _letter(case, at, args)
    try:
        words = form.write(_headed(letter) if args.headers else letter)
    except MissingLibrary as missing:
        return fail(str(missing))
    _put(words, form.ending, args, is_text=form.is_text)
    if case.sent and args.notice is None:
        _compared(letter, case.sent.letter)
    return _told(letter, args.reference)


def _mail(case: "Case", at: Office, args: argparse.Namespace) -> int:
    """Write the draft of an e-mail; one with a gap is written too, and told."""
    from foitui.letters.write_mail import NoAddress, mail

    letter = _letter(case, at, args)
    try:
        words = mail(letter, case, at.settings)
    except NoAddress as lacks:
        return fail(f"{args.reference} cannot be answered by mail: {lacks}")
    if args.output is None:
        args.output = "./"
    _put(words, ".eml", args, is_text=False)
    return _told(letter, args.reference)


def _compared(letter: "Letter", sent: str) -> None:
    """Tell where a letter that is made anew does not say what was sent."""
    from foitui.letters.letter import as_text

    if sent and " ".join(as_text(letter).split()) != " ".join(sent.split()):
        tell("foitui: this letter is made anew; --format text has the words that were sent")


def _kept(case: "Case", args: argparse.Namespace) -> str:
    """Return the letter as it went out, where it did and plain words are asked for."""
    if args.format != "text" or args.on is not None:
        return ""
    if args.notice == "review-outcome":
        return case.reviews[-1].letter if case.reviews else ""
    return case.sent.letter if case.sent and args.notice is None else ""


def _letter(case: "Case", at: Office, args: argparse.Namespace) -> "Letter":
    if args.notice is None:
        from foitui.letters.reply import reply

        return reply(case, at.settings, args.on or (case.sent.on if case.sent else today()))
    from foitui.cli.notices import notice_of

    on: dt.date = args.on or _answered(case, args.notice) or today()
    return notice_of(args.notice, case, at, on, by=args.by, because=args.because, note=tell)


def _answered(case: "Case", kind: str) -> dt.date | None:
    """Return the day on which the review was answered, for the letter that answers it."""
    return case.reviews[-1].replied_on if case.reviews and kind == "review-outcome" else None


def _headed(letter: "Letter") -> "Letter":
    from dataclasses import replace

    from foitui.letters.blocks import Lines

    lines = (f"To: {letter.to or 'no address is known'}", f"Subject: {letter.subject}")
    return replace(letter, blocks=(Lines(lines), *letter.blocks))


def _put(words: bytes, ending: str, args: argparse.Namespace, *, is_text: bool = True) -> None:
    if is_text and args.output in {None, OUTPUT}:
        put(words.decode().rstrip("\n"), args, whole=True)
        return
    with writing(_name(args, ending), over=args.force, mend=FORCE) as file:
        file.write(words.rstrip(b"\n") + b"\n" if is_text else words)


def _name(args: argparse.Namespace, ending: str) -> str:
    if args.output in {None, OUTPUT}:
        return OUTPUT
    path = Path(args.output).expanduser()
    if args.output.endswith("/") or path.is_dir():
        from foitui.text.filename import file_name

        path.mkdir(parents=True, exist_ok=True)
        what = f" {args.notice}" if args.notice else ""
        path = path / file_name(f"{args.reference}{what}{ending}")
    return str(path)


def _told(letter: "Letter", reference: str) -> int:
    """Tell of templates that could not be used, and of what is missing; 1 where something is."""
    for fault in letter.faults:
        tell(f"foitui: {fault}; the built-in words are used instead")
    if not letter.gaps:
        return 0
    tell(f"foitui: the letter of {reference} lacks {len(letter.gaps)}:")
    for gap in letter.gaps:
        tell(f"  {lacking(gap.field, gap.says)}")
    return 1
