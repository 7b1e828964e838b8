"""`foitui history`: what happened in a case, by whom, with before and after."""

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from foitui.cli.common import (
    add_data,
    add_json,
    add_reference,
    fail,
    office,
    opened,
    print_json,
    today,
)
from foitui.cli.files import OUTPUT, add_sheet, say_written, wants_sheet, write_file, write_sheet
from foitui.cli.output import add_output, draws_blocks, put
from foitui.cli.telling import counted
from foitui.text.clean import clean_block, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foitui.case.records import Case, Change
    from foitui.store.protocol import Entry

_WIDEST = 120
"""Columns of a timeline at most."""
LONGEST = 200
"""Letters of a value that are printed; an export has all of them."""

_KINDS = (".csv", ".json", ".txt", ".xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui history`."""
    parser.epilog = (
        "Times are UTC. Who asked is left out, as everywhere until it is revealed; --json and a\n"
        ".json export have every event whole.\n\n"
        "examples:\n"
        "  foitui history FOI-2026-0001\n"
        "  foitui history FOI-2026-0001 --timeline\n"
        "  foitui history FOI-2026-0001 --export history.csv    also .json, .txt and .xlsx"
    )
    add_reference(parser)
    parser.add_argument(
        "--export", metavar="FILE", help="to a file, by its name CSV, JSON, text or a workbook"
    )
    parser.add_argument(
        "--timeline", action="store_true", help="as a line of working days, with what is due"
    )
    add_sheet(parser)
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the history, or write it to a file."""
    if args.timeline:
        return _timeline(args)
    suffix = ".txt" if args.export == OUTPUT else Path(args.export or "").suffix
    if args.export and suffix not in _KINDS:
        return fail(f"the name of the export ends in one of {', '.join(_KINDS)}")
    with opened(args) as store:
        entries = store.history(args.reference)
        # Of an erased case there are no words left to cover.
        case = None if any(entry.event is None for entry in entries) else store.get(args.reference)
    if args.export:
        write_file(args.export, _exported(entries, suffix, case), over=True)
        say_written(counted(len(entries), "event"), args.export)
    elif wants_sheet(args):
        from foitui.reports.case_lists import of_history

        return write_sheet(of_history(entries, case), args)
    elif args.json:
        print_json(entries)
    else:
        put(_unsigned(_text(entries, LONGEST), case), args)
    return 0


def _timeline(args: argparse.Namespace) -> int:
    """Print what happened on which working day, and what is due."""
    from foitui.law.timeline import timeline
    from foitui.reports.timeline import drawn

    if args.export or wants_sheet(args):
        return fail("--timeline is printed; --json has it as data")
    at = office(args)
    who = at.settings.authority
    with opened(args) as store:
        case = store.get(args.reference)
    found = timeline(case, at.calendar, today(), authority=who.kind, nation=who.nation)
    if args.json:
        print_json(found)
        return 0
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    put(drawn(found, at.calendar, width, blocks=draws_blocks(args)).text, args)
    return 0


def _exported(entries: "tuple[Entry, ...]", suffix: str, case: "Case | None") -> bytes:
    if suffix == ".json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(entries)) + b"\n"
    if suffix == ".txt":
        return (_unsigned(_text(entries, None), case) + "\n").encode("utf-8", "backslashreplace")
    from foitui.reports.case_lists import of_history
    from foitui.reports.sheet import as_file

    return as_file(of_history(entries, case), suffix)


def _unsigned(text: str, case: "Case | None") -> str:
    from foitui.reports.identity import hidden

    return text if case is None else hidden(text, case)


def _text(entries: "tuple[Entry, ...]", longest: int | None) -> str:
    return "\n".join(line for entry in entries for line in _lines(entry, longest))


def _lines(entry: "Entry", longest: int | None) -> "Iterator[str]":
    event = entry.event
    if event is None:
        yield f"{entry.version:>3}  {entry.saved:%Y-%m-%d %H:%M}  {_who(entry)}  erased"
        return
    summary = clean_line(event.summary or event.action, longest)
    yield f"{entry.version:>3}  {event.at:%Y-%m-%d %H:%M}  {_who(entry)}  {summary}"
    for change in event.changes:
        yield f"     {_field(change.field)}:"
        yield from _block("from", _before(change), longest)
        yield from _block("to", _after(change), longest)


def _block(word: str, text: str, longest: int | None) -> "Iterator[str]":
    shown = clean_block(text, longest) if longest is None else clean_line(text, longest)
    first, *more = shown.split("\n")
    yield f"       {word:<4}  {first}".rstrip()
    yield from (f"             {line}".rstrip() for line in more)


def _who(entry: "Entry") -> str:
    login = entry.event.officer if entry.event else ""
    if not entry.name or entry.name == login:
        return clean_line(login or entry.name)
    return clean_line(f"{entry.name} ({login})" if login else entry.name)


def _field(path: str) -> str:
    from foitui.reports.case_lists import field_in_words

    return clean_line(field_in_words(path))


def _before(change: "Change") -> str:
    from foitui.reports.case_lists import value_in_words

    return value_in_words(change.field, change.before)


def _after(change: "Change") -> str:
    from foitui.reports.case_lists import value_in_words

    return value_in_words(change.field, change.after)
