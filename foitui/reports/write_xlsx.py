"""A sheet as a workbook of Excel, by openpyxl; imported only when one is asked for."""

import io
import re

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from foitui.reports.sheet import Cell, Sheet, safe

_LONGEST = 32_767
"""Characters that a cell can hold."""
_CUT = " ... cut: the rest does not fit a cell"
_NOT_IN_A_NAME = re.compile(r"[\\*?:/\[\]']")


def workbook(sheet: Sheet) -> bytes:
    """Return the workbook as bytes."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = _NOT_IN_A_NAME.sub(" ", sheet.title)[:31] or "Sheet"
    first.append([column.name for column in sheet.columns])
    for row in sheet.rows:
        first.append([_fitting(cell) for cell in row])
    first.freeze_panes = "A2"
    for number, column in enumerate(sheet.columns, 1):
        first.cell(1, number).font = Font(bold=True)
        width = max(len(column.name), *(_width(row[number - 1]) for row in sheet.rows[:200]), 8)
        first.column_dimensions[get_column_letter(number)].width = min(width, 60) + 2
    second = book.create_sheet("Columns")
    for column in sheet.columns:
        second.append([column.name, column.means])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fitting(cell: Cell) -> Cell:
    kept = safe(cell)
    if isinstance(kept, str) and len(kept) > _LONGEST:
        return kept[: _LONGEST - len(_CUT)] + _CUT
    return kept


def _width(cell: Cell) -> int:
    return max(map(len, str(cell).split("\n")), default=0)
