"""`foitui` with no command: the caseload, full screen."""

import argparse

from foitui.cli.common import add_data, office, officer, opened


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui`."""
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Open the caseload until the officer leaves."""
    at = office(args)
    with opened(args) as store:
        from foitui.settings.phrases import load_phrases
        from foitui.tui.app import run as run_screens  # Textual: 150 ms, and only here

        phrases = load_phrases(data=at.folder)
        return run_screens(store, at.settings, at.calendar, officer(), phrases)
