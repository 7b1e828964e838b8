"""`foitui undo`: takes back the last change of a case, as `u` does on the screen."""

import argparse

from foitui.cli.common import add_data, add_json, add_reference, now, officer, opened
from foitui.cli.telling import say_recorded


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui undo`."""
    parser.epilog = (
        "The history keeps both, the change and that it was taken back. Said again it takes back\n"
        "the change before; nothing that somebody else said as second officer.\n\n"
        "example:\n"
        "  foitui undo FOI-2026-0001"
    )
    add_reference(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Take back the last change that still stands, and say which it was."""
    from foitui.case.changes import undo

    with opened(args) as store:
        case = store.get(args.reference)
        done = store.save(undo(case, officer=officer(), at=now()), case.version)
    say_recorded(done, args)
    return 0
