"""Every column of every list that becomes a file is told in docs/data-format.md."""

import datetime as dt
import re
from pathlib import Path

import pytest

from foitui.law.working_days import shipped_calendar
from foitui.reports import case_lists, case_sheet, sheets, write_log
from foitui.reports.disclosure_log import Log
from foitui.reports.performance import Forecast
from foitui.reports.period import year
from foitui.reports.sheet import Sheet
from foitui.reports.statistics import statistics
from tests.case.examples import received

DAY, CALENDAR = dt.date(2026, 3, 2), shipped_calendar()
PAGE = Path(__file__).parent.parent.parent / "docs" / "data-format.md"
SHEETS = (
    case_sheet.of_cases((), DAY, CALENDAR),
    sheets.of_statistics(statistics((), year("2026"), CALENDAR, monitored=DAY)),
    sheets.of_performance(()),
    sheets.of_forecast(Forecast(overdue=(), days=(), later=(), waiting=())),
    sheets.of_retention(()),
    case_lists.of_history(()),
    case_lists.of_findings((), received()),
    case_lists.of_similar(()),
    write_log.sheet(Log(entries=(), held_back=(), doubts=(), unchosen=())),
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_every_column_is_told_in_order(sheet: Sheet) -> None:
    rows = "\n".join(f"| `{column.name}` | {column.means} |" for column in sheet.columns)
    assert re.search(rf"\|---\|---\|\n{re.escape(rows)}\n\n", PAGE.read_text("utf-8"))
