"""Requests as rows of a spreadsheet file, the first row naming the columns."""

import csv
import io
import json
from collections.abc import Iterator

import msgspec

from foitui.intake import fields
from foitui.intake.arrival import Arrival, Fault, Origin, Reading, Unreadable
from foitui.intake.bytes_to_text import decoded, digest

_LONGEST_CELL = 50_000_000
"""Characters; the library's own limit of 131,072 is less than a long letter."""


def read_csv(data: bytes, origin: Origin) -> Iterator[Reading]:
    """Read every row; one that cannot be read does not stop the rest.

    Raises:
        Fault: no column holds the text of a request.
    """
    text, note = decoded(data)
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        heads = next(rows, [])
    except csv.Error as fault:
        raise Fault("its first row cannot be read") from fault
    names = [fields.field(head) for head in heads]
    if "text" not in names:
        raise Fault("none of its columns is named request, text, body, details or description")
    yield from _rows(rows, heads, names, note, origin)


def _rows(
    rows: Iterator[list[str]], heads: list[str], names: list[str], note: str, origin: Origin
) -> Iterator[Reading]:
    number = 1
    while True:
        number += 1  # as a spreadsheet counts them
        part = origin.part(f"row {number}")
        try:
            row = next(rows)
            if any(cell.strip() for cell in row):
                yield _row(row, heads, names, note, part)
        except StopIteration:
            return
        except Fault as fault:
            yield Unreadable(part.source, str(fault))
        except csv.Error:
            yield Unreadable(part.source, "its row cannot be read")


def _row(row: list[str], heads: list[str], names: list[str], note: str, origin: Origin) -> Arrival:
    named: dict[str, str] = {}
    unknown = [head for head, name in zip(heads, names, strict=True) if not name]
    for name, cell in zip(names, row, strict=False):
        if name and cell.strip():
            named.setdefault(name, cell)
    if len(row) > len(heads):
        unknown.append("cells beyond the last column")
    raw = json.dumps([heads, row], ensure_ascii=False).encode("utf-8", "replace")
    found = fields.arrival(named, raw, digest(raw), origin)
    notes = (*found.notes, *filter(None, (note, fields.unused(unknown))))
    return msgspec.structs.replace(found, notes=notes)


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t|", key=first.count)
