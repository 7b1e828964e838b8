"""`foitui signals`: what the wording of a request points to, without opening a case."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from foitui.cli.case_signals import add_case, run_for_case
from foitui.cli.common import add_data, add_json, fail, print_json
from foitui.cli.output import add_output, put
from foitui.law.signals import Signal, Signals, signals
from foitui.text.clean import clean_line

ROUTES = {
    "foia": "the Act (FOIA)",
    "eir": "the Environmental Information Regulations (EIR)",
    "sar": "subject access (SAR)",
    "business_as_usual": "business as usual",
    "transfer": "transfer, or another body to name",
    "not_valid": "not a valid request",
}

SHOWN = 6
"""Matches that the plain answer shows of one signal; `--json` gives them all."""

HEAD = "What the wording points to. It suggests; what is held decides."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui signals`."""
    parser.epilog = (
        "examples:\n"
        "  foitui signals request.txt\n"
        "  foitui signals request.eml --json\n"
        "  echo 'Please send my file.' | foitui signals -\n"
        "  foitui signals --case FOI-2026-0001\n"
        "  foitui signals --case FOI-2026-0001 --aside own-records   by its id, as that lists it"
    )
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a text or an e-mail, or - for standard input"
    )
    add_case(parser)
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the signals of one text, or of a case."""
    if bool(args.case) == bool(args.file):
        return fail("name a file, or - for standard input, or a case with --case REF")
    if args.case:
        return run_for_case(args)
    if args.aside or args.again:
        return fail("--aside and --again belong to --case REF")
    try:
        text = _text_of(args.file)
    except (OSError, Unreadable) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        return fail(f"{args.file} cannot be read: {reason.lower()}; give a text file or -")
    found = signals(text)
    if args.json:
        print_json(_record(found))
    else:
        put("\n".join(_lines(found)), args)
    return 0


class Unreadable(Exception):
    """A file in which there is no request."""


def _text_of(file: str) -> str:
    if file == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    data = Path(file).read_bytes()
    if Path(file).suffix.lower() == ".eml":
        return _text_of_mail(file)
    return data.decode("utf-8-sig", "replace")


def _text_of_mail(file: str) -> str:
    from foitui.intake import Arrival, read  # the mail parser: 40 ms

    for found in read([file]):
        if isinstance(found, Arrival):
            return f"{found.request.subject}\n\n{found.request.text}"
        raise Unreadable(found.reason)
    raise Unreadable("there is no message in it")


def _record(found: Signals) -> dict[str, object]:
    return {
        "route": found.route,
        "routes": [
            {"route": each.route, **_described(each)} for each in found.routes if each.route
        ],
        "provisions": [_described(each) for each in found.provisions],
        "note": found.note,
    }


def _described(each: Signal) -> dict[str, object]:
    return {
        "id": each.id,
        "cite": each.cite,
        "matched": list(each.matched),
        "why": each.why,
        "caution": each.caution,
    }


def _lines(found: Signals) -> Iterable[str]:
    yield HEAD
    yield ""
    yield f"route: {_route(found)}"
    for each in (*found.routes, *found.provisions):
        yield ""
        yield f"{ROUTES[each.route] if each.route else each.cite}  {_matches(each)}"
        yield f"  why      {each.why}"
        yield f"  beware   {each.caution}"
    if found.note:
        yield ""
        yield f"note: {found.note}"


def _route(found: Signals) -> str:
    if found.route is not None:
        return ROUTES[found.route]
    if found.routes:
        return "more than one: decide item by item"
    return "none suggested"


def _matches(each: Signal) -> str:
    words = list(dict.fromkeys(clean_line(span.words, 80) for span in each.matched))
    more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return ", ".join(f'"{word}"' for word in words[:SHOWN]) + more
