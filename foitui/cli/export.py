"""`foitui export`: the whole caseload as JSON, and the way back."""

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import BinaryIO, cast

from foitui.cli.caring import caseload
from foitui.cli.common import Office, add_data, fail, office, say
from foitui.cli.files import OUTPUT, Sink, reading, say_written, writing
from foitui.cli.progress import under_way
from foitui.cli.telling import counted


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
    file = args.tinydb or args.output or OUTPUT
    if args.tinydb and args.output:
        return fail("--tinydb names its file already; -o goes with --json")
    shown = file == OUTPUT and sys.stdout.isatty()
    told = nullcontext() if shown else under_way("Writing")
    with caseload(args) as store, writing(file) as stream, told:
        sink = cast("BinaryIO", Sink(stream, file))
        count = store.care.export(sink, whole=bool(args.tinydb))
    say_written(counted(count, "case"), file)
    return 0


@contextmanager
def _none_left(at: Office) -> Iterator[None]:
    """Take a new folder away again where nothing was taken into it."""
    was_there = at.database or at.folder.exists()
    try:
        yield
    except BaseException:
        if not was_there:
            shutil.rmtree(at.folder, ignore_errors=True)
        raise


def take_back(args: argparse.Namespace) -> int:
    """Import the whole caseload that an export holds into a new folder."""
    with (
        reading(args.tinydb) as stream,
        _none_left(office(args)),
        caseload(args, create=True) as store,
        under_way("Taking in"),
    ):
        count = store.take_in(stream)
    say(f"{count} imported from {args.tinydb}")
    return 0
