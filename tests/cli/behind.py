"""What a test does to a caseload behind the back of the commands."""

import contextlib
import sqlite3
from pathlib import Path

from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store


def save(folder: Path, *cases: Case) -> None:
    store = open_store(folder, shipped_calendar())
    for case in cases:
        store.save(case, store.get(case.reference).version)
    store.close()


def spoil(folder: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(folder / "cases.db", isolation_level=None)) as plain:
        plain.execute(sql)
