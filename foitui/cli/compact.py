"""`foitui compact`: the caseload's file without the room of what was deleted."""

import argparse

from foitui.cli.caring import COMPACT, caseload_here, megabytes
from foitui.cli.common import add_data, add_json, print_json, say
from foitui.cli.progress import under_way


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui compact`."""
    parser.epilog = (
        "Others read on meanwhile; whoever saves waits for it to end. It needs as much free room\n"
        "as the file takes. Exit 1 when another program kept the log from being emptied.\n\n"
        "example:\n"
        "  foitui compact"
    )
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Compact the file and say what it gained."""
    with caseload_here(args, COMPACT) as store:
        file = store.folder / "cases.db"
        before = file.stat().st_size
        with under_way("Writing the file anew"):
            whole = store.care.compact()
        after = file.stat().st_size
    if args.json:
        print_json({"before": before, "after": after, "log_emptied": whole})
    else:
        say(f"{megabytes(before)} before, {megabytes(after)} now")
        if not whole:
            say("another program reads, so the log could not be emptied; do it again later")
    return 0 if whole else 1
