"""`foitui` with no command: the caseload, full screen."""

from typing import TYPE_CHECKING

from foitui.cli.common import add_data, fail, office, officer, opened
from foitui.cli.environment import encoding_told

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of `foitui`."""
    parser.epilog = "examples:\n  foitui\n  foitui --data /srv/foi\n\nevery command: foitui --help"
    add_data(parser)


def run(args: "argparse.Namespace") -> int:
    """Open the caseload until the officer leaves."""
    if fault := encoding_told():
        return fail(fault)
    at = office(args)
    with opened(args, at) as store:
        from foitui.cli.own_screen import check_screen
        from foitui.settings.phrases import load_phrases
        from foitui.tui.counts import CountedAhead
        from foitui.tui.desk import Desk
        from foitui.tui.pace import keep_pace

        phrases = load_phrases(data=at.folder)
        who, where = officer(), at.caseload
        desk = Desk(store, at.settings, at.calendar, who, phrases=phrases, caseload=where)
        ahead = CountedAhead(desk)
        ahead.start()  # beside the import: 5 ms of the start with 100,000 cases
        keep_pace()
        from foitui.tui.app import run as run_screens  # Textual: 150 ms, and only here

        check_screen(at.settings, at.folder)
        return run_screens(desk, ahead)
