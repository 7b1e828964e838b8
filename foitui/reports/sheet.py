"""A table that becomes a file: CSV, JSON or XLSX, and no cell of it acts as a formula."""

import csv
import io
import json
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from foitui.text.cell import csv_cell

Cell = str | int | float | None


class Column(NamedTuple):
    """One column."""

    name: str
    means: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under documented columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def with_column(self, name: str, means: str, cells: Sequence[Cell]) -> "Sheet":
        """Return the sheet with one column more, a cell for each row."""
        rows = zip(self.rows, cells, strict=True)
        return Sheet(
            title=self.title,
            columns=(*self.columns, Column(name, means)),
            rows=tuple((*row, cell) for row, cell in rows),
        )


class MissingLibrary(Exception):
    """A format needs a library that is not installed; says how to get it."""


def csv_text(sheet: Sheet) -> str:
    """Return the sheet as CSV for UTF-8, with a heading."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in sheet.columns])
    writer.writerows([safe(cell) for cell in row] for row in sheet.rows)
    return stream.getvalue()


def json_text(sheet: Sheet) -> str:
    """Return the sheet as a list of objects in JSON, printable ASCII, every word to the letter."""
    names = [column.name for column in sheet.columns]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.rows]
    return json.dumps(rows, indent=2, ensure_ascii=True).replace("\x7f", "\\u007f") + "\n"


def xlsx_bytes(sheet: Sheet) -> bytes:
    """Return the sheet as a workbook; a second sheet says what its columns mean.

    Raises:
        MissingLibrary: openpyxl is not installed.
    """
    try:
        from foitui.reports.write_xlsx import workbook  # openpyxl: 150 ms
    except ModuleNotFoundError as error:
        raise MissingLibrary(
            "XLSX needs openpyxl; install it with: pip install 'foitui[xlsx]'"
        ) from error
    return workbook(sheet)


KINDS = (".csv", ".json", ".xlsx")
"""What the name of a file ends in, and so which format it has."""


def as_file(sheet: Sheet, kind: str) -> bytes:
    """Return the sheet as a file of one of the kinds; raises MissingLibrary."""
    if kind == ".xlsx":
        return xlsx_bytes(sheet)
    text = json_text(sheet) if kind == ".json" else csv_text(sheet)
    return text.encode("utf-8", "backslashreplace")


def safe(cell: Cell) -> Cell:
    """Return a cell that a spreadsheet takes for what it is."""
    if cell is None:
        return ""
    return csv_cell(cell) if isinstance(cell, str) else cell
