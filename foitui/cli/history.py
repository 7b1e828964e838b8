"""`foitui history`: what happened in a case, by whom, with before and after."""

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foitui.cli.common import (
    add_data,
    add_json,
    add_reference,
    fail,
    office,
    opened,
    print_json,
    say,
    today,
)
from foitui.cli.files import write_new
from foitui.cli.output import add_output, draws_blocks, put
from foitui.text.clean import clean_block, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foitui.case.records import Change
    from foitui.reports.sheet import Sheet
    from foitui.store.protocol import Entry

_WIDEST = 120
"""Columns of a timeline at most."""
LONGEST = 200
"""Letters of a value that are printed; an export has all of them."""

_WHO_ASKED = ("request.requester", "request.reply_to")
"""Fields that say who asked, which is hidden while deciding."""

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
    parser.add_argument("--export", metavar="FILE", help="to a file, by its name CSV, JSON or text")
    parser.add_argument(
        "--timeline", action="store_true", help="as a line of working days, with what is due"
    )
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the history, or write it to a file."""
    if args.timeline:
        return _timeline(args)
    file = Path(args.export).expanduser() if args.export else None
    if file is not None and file.suffix not in _KINDS:
        return fail(f"the name of the export ends in one of {', '.join(_KINDS)}")
    with opened(args) as store:
        entries = store.history(args.reference)
    if file is not None:
        code = write_new(str(file), _exported(entries, file.suffix), over=True)
        if code:
            return code
        say(f"{len(entries)} events in {file}")
    elif args.json:
        print_json(entries)
    else:
        put(_text(entries, LONGEST), args)
    return 0


def _timeline(args: argparse.Namespace) -> int:
    """Print what happened on which working day, and what is due."""
    from foitui.law.timeline import timeline
    from foitui.reports.timeline import drawn

    if args.export:
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


def _exported(entries: "tuple[Entry, ...]", suffix: str) -> bytes:
    if suffix == ".json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(entries)) + b"\n"
    if suffix == ".txt":
        return (_text(entries, None) + "\n").encode("utf-8", "backslashreplace")
    from foitui.reports.sheet import as_file

    return as_file(_sheet(entries), suffix)


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


def _sheet(entries: "tuple[Entry, ...]") -> "Sheet":
    """Return one row a changed field."""
    from foitui.reports.sheet import Column, Sheet

    return Sheet(
        title="History",
        columns=(
            Column("number", "Of the event within the case."),
            Column("at", "When it happened, UTC."),
            Column("officer", "Login name."),
            Column("name", "How the officer was called then."),
            Column("what", "What was done."),
            Column("field", "What changed by it."),
            Column("before", "Its value before; who asked is left out."),
            Column("after", "Its value after."),
        ),
        rows=tuple(row for entry in entries for row in _rows(entry)),
    )


def _rows(entry: "Entry") -> "Iterator[tuple[str | int, ...]]":
    event = entry.event
    if event is None:
        yield entry.version, entry.saved.isoformat(), "", entry.name, "erased", "", "", ""
        return
    what = event.summary or event.action
    head = (entry.version, event.at.isoformat(), event.officer, entry.name, what)
    for change in event.changes:
        yield (*head, _field(change.field), _before(change), _after(change))
    if not event.changes:
        yield (*head, "", "", "")


def _who(entry: "Entry") -> str:
    login = entry.event.officer if entry.event else ""
    if not entry.name or entry.name == login:
        return clean_line(login or entry.name)
    return clean_line(f"{entry.name} ({login})" if login else entry.name)


def _field(path: str) -> str:
    """Name a field as officers do: `items.0.held` is `item 1, held`."""
    parts: list[str] = []
    for step in path.split("."):
        if step.isdigit() and parts:
            parts[-1] = f"{parts[-1].removesuffix('s')} {int(step) + 1}"
        else:
            parts.append(step.replace("_", " "))
    return clean_line(", ".join(parts))


def _before(change: "Change") -> str:
    return _value(change.field, change.before)


def _after(change: "Change") -> str:
    return _value(change.field, change.after)


def _value(field: str, value: Any) -> str:
    if field.startswith(_WHO_ASKED):
        return "(who asked)"
    match value:
        case None:
            return "(nothing)"
        case "":
            return "(empty)"
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case list():
            return "; ".join(_value(field, one) for one in value) or "(none)"
        case dict():
            return ", ".join(f"{key.replace('_', ' ')}: {_value('', one)}"
                             for key, one in value.items())  # fmt: skip
        case _:
            return str(value)
