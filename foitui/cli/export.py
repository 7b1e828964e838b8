"""`foitui export`: the whole caseload as JSON, and the way back."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from foitui.cli.caring import caseload
from foitui.cli.common import add_data, fail, say
from foitui.cli.progress import under_way


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui export`."""
    parser.epilog = (
        "The file holds every case with who asked, for this account alone (0600). The one of\n"
        "--tinydb opens in plain TinyDB and comes back, history and messages included, with\n"
        "'foitui import --tinydb FILE --data NEW'.\n\n"
        "examples:\n"
        "  foitui export --tinydb caseload.json\n"
        "  foitui export --json | jq -r '.[].reference'"
    )
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--tinydb", metavar="FILE", help="everything, as a file of TinyDB")
    kind.add_argument("--json", action="store_true", help="the cases, as a list on standard output")
    parser.add_argument("-o", "--output", metavar="FILE", help="with --json: to a file instead")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Write the export."""
    file = args.tinydb or args.output
    if args.tinydb and args.output:
        return fail("--tinydb names its file already; -o goes with --json")
    with caseload(args) as store:
        if file is None:
            store.care.export(sys.stdout.buffer, whole=False)
            return 0
        whole, target = bool(args.tinydb), Path(file).expanduser()
        with under_way("Writing"):
            count = _write(target, lambda stream: store.care.export(stream, whole=whole))
    say(f"{count} cases in {file}")
    return 0


def take_back(args: argparse.Namespace) -> int:
    """Import the whole caseload that an export holds into a new folder."""
    with (
        Path(args.tinydb).expanduser().open("rb") as stream,
        caseload(args, create=True) as store,
        under_way("Taking in"),
    ):
        count = store.take_in(stream)
    say(f"{count} imported from {args.tinydb}")
    return 0


def _write(file: Path, write: Callable[[BinaryIO], int]) -> int:
    """Write a file that is whole or not there, and never over another."""
    from foitui.store.keeping import draft
    from foitui.store.schema import flush

    if file.exists():
        raise FileExistsError(17, "is there already; name another file", str(file))
    with draft(file, 0o600) as part:
        with part.open("wb") as stream:
            count = write(stream)
        flush(part)
        os.rename(part, file)
    flush(file.parent)
    return count
