"""`foitui letter`: the reply, as text or Markdown."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from foitui.cli.common import (
    add_data,
    add_reference,
    fail,
    iso_date,
    office,
    opened,
    say,
    tell,
    today,
)

if TYPE_CHECKING:
    from foitui.letters.letter import Letter

_ENDINGS = {"text": ".txt", "markdown": ".md"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui letter`."""
    parser.epilog = (
        "A fact that the letter needs and does not have is marked in it and listed on\n"
        "standard error; the exit code is then 1. A reply that went out is printed as sent.\n\n"
        "examples:\n"
        "  foitui letter FOI-2026-0001\n"
        "  foitui letter FOI-2026-0001 --format markdown -o replies/"
    )
    add_reference(parser)
    parser.add_argument("--format", choices=list(_ENDINGS), default="text", help="default: text")
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=iso_date,
        help="the date of the letter (the day it was sent; else today)",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write it there; a folder gets a file named by REF"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Print or write the letter; 1 when a fact is missing in it."""
    at = office(args)
    with opened(args) as store:
        case = store.get(args.reference)
    if case.sent and case.sent.letter and args.format == "text" and args.on is None:
        return _put(case.sent.letter, args)

    from foitui.letters.reply import as_markdown, as_text, reply

    on: dt.date = args.on or (case.sent.on if case.sent else today())
    letter = reply(case, at.settings, on)
    put = _put(as_text(letter) if args.format == "text" else as_markdown(letter), args)
    return put or _gaps_told(letter, args.reference)


def _put(text: str, args: argparse.Namespace) -> int:
    text = text.rstrip("\n")
    if args.output is None:
        say(text)
        return 0
    path = _path(args)
    try:
        with path.open("w" if args.force else "x", encoding="utf-8") as file:
            file.write(f"{text}\n")
    except FileExistsError:
        return fail(f"{path} is there already; name another file, or add --force")
    return 0


def _path(args: argparse.Namespace) -> Path:
    path = Path(args.output)
    if args.output.endswith("/") or path.is_dir():
        from foitui.text.filename import file_name

        path.mkdir(parents=True, exist_ok=True)
        return path / file_name(f"{args.reference}{_ENDINGS[args.format]}")
    return path


def _gaps_told(letter: "Letter", reference: str) -> int:
    if not letter.gaps:
        return 0
    tell(f"foitui: the letter of {reference} lacks {len(letter.gaps)}:")
    for gap in letter.gaps:
        tell(f"  {gap.says} ({gap.field})")
    return 1
