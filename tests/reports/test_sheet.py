"""Tables as files: no cell acts, no word is lost."""

import csv
import datetime as dt
import io
import json

import pytest
from openpyxl import load_workbook

from foitui.law.working_days import shipped_calendar
from foitui.reports.performance import performance
from foitui.reports.period import quarter
from foitui.reports.sheet import Column, Sheet, csv_text, json_text, xlsx_bytes
from foitui.reports.sheets import of_performance, of_statistics
from foitui.reports.statistics import statistics
from tests.hostile import HOSTILE
from tests.reports.counted_cases import DUE, one

COLUMNS = (Column("words", "What was said."), Column("number", "How many."))


def one_row(text: str) -> Sheet:
    return Sheet(title="A: [sheet]", columns=COLUMNS, rows=((text, 3),))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_cells_and_no_formulas(text: str) -> None:
    sheet = one_row(text)
    row = list(csv.reader(io.StringIO(csv_text(sheet), newline="")))[1]
    assert len(row) == 2
    assert row[0].lstrip()[:1] not in ("=", "+", "-", "@", "\uff1d") or not row[0].strip()
    assert "\x1b" not in row[0]
    assert json.loads(json_text(sheet)) == [{"words": text, "number": 3}]
    assert json_text(sheet).isascii()
    first = load_workbook(io.BytesIO(xlsx_bytes(sheet))).worksheets[0]
    assert first["A2"].data_type != "f"
    assert first["B2"].value == 3


def test_a_workbook_says_what_its_columns_mean() -> None:
    book = load_workbook(io.BytesIO(xlsx_bytes(one_row("x"))))
    assert [cell.value for cell in book["Columns"]["A"]] == ["words", "number"]


def test_an_empty_sheet_can_be_written() -> None:
    empty = Sheet(title="", columns=COLUMNS, rows=())
    assert csv_text(empty) == "words,number\r\n"
    assert xlsx_bytes(empty)


def test_statistics_become_rows_that_lead_to_their_cases() -> None:
    made = statistics(
        [one(1, replied=DUE)],
        quarter("2026Q3"),
        shipped_calendar(),
        monitored=dt.date(2026, 11, 2),
    )
    rows = list(csv.DictReader(io.StringIO(csv_text(of_statistics(made)), newline="")))
    granted = next(row for row in rows if row["figure"] == "granted in full")
    assert (granted["value"], granted["cases"]) == ("1", "FOI-2026-0001")


def test_performance_becomes_rows() -> None:
    found = performance(
        [one(1, replied=DUE)],
        quarter("2026Q3"),
        shipped_calendar(),
        monitored=dt.date(2026, 11, 2),
    )
    assert csv_text(of_performance(found)).splitlines()[1] == "ann,1,1,1,0,100.0,20,0,0"
