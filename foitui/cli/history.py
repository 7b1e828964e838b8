"""`foitui history`: what happened in a case, by whom, with before and after."""

import argparse
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foitui.cli.common import add_data, add_json, add_reference, fail, opened, print_json, say
from foitui.cli.output import add_output, put
from foitui.text.cell import csv_cell
from foitui.text.clean import clean_block, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foitui.case.records import Change
    from foitui.store.protocol import Entry

LONGEST = 200
"""Letters of a value that are printed; an export has all of them."""

_WHO_ASKED = ("request.requester", "request.reply_to")
"""Fields that say who asked, which is hidden while deciding."""

_KINDS = (".csv", ".json", ".txt")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui history`."""
    parser.epilog = (
        "Times are UTC. Who asked is left out, as everywhere until it is revealed; --json and a\n"
        ".json export have every event whole.\n\n"
        "examples:\n"
        "  foitui history FOI-2026-0001\n"
        "  foitui history FOI-2026-0001 --export history.csv    also .json and .txt"
    )
    add_reference(parser)
    parser.add_argument("--export", metavar="FILE", help="to a file, by its name CSV, JSON or text")
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the history, or write it to a file."""
    file = Path(args.export).expanduser() if args.export else None
    if file is not None and file.suffix not in _KINDS:
        return fail(f"the name of the export ends in one of {', '.join(_KINDS)}")
    with opened(args) as store:
        entries = store.history(args.reference)
    if file is not None:
        file.write_text(_exported(entries, file.suffix), "utf-8", "backslashreplace")
        say(f"{len(entries)} events in {file}")
    elif args.json:
        print_json(entries)
    else:
        put(_text(entries, LONGEST), args)
    return 0


def _exported(entries: "tuple[Entry, ...]", suffix: str) -> str:
    if suffix == ".json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(entries)).decode() + "\n"
    return _csv(entries) if suffix == ".csv" else _text(entries, None) + "\n"


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


def _csv(entries: "tuple[Entry, ...]") -> str:
    """Return one row a changed field; what a spreadsheet would take for a formula is text."""
    to = io.StringIO()
    rows = csv.writer(to, lineterminator="\r\n")
    rows.writerow(["number", "at", "officer", "name", "what", "field", "before", "after"])
    for entry in entries:
        event = entry.event
        if event is None:
            rows.writerow([entry.version, entry.saved.isoformat(), "", entry.name, "erased"])
            continue
        head = [str(entry.version), event.at.isoformat(), event.officer, entry.name]
        head.append(event.summary or event.action)
        for change in event.changes:
            cells = [*head, _field(change.field), _before(change), _after(change)]
            rows.writerow([csv_cell(cell) for cell in cells])
        if not event.changes:
            rows.writerow([csv_cell(cell) for cell in head])
    return to.getvalue()


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
