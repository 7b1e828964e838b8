"""The programs that ours is measured beside, each on the same cases where it shows any.

VisiData, Posting and Harlequin are installed into a folder of the bench's own, and a line says
which of them could not be.
"""

import csv
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pty import Measured
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.protocol import CaseStore, Summary

BARE = """
from textual.app import App
from textual.widgets import Label
class Bare(App):
    def compose(self):
        yield Label("a bare label")
Bare().run(mouse=False)
"""
TABLE = """
import csv, sys
from textual.app import App
from textual.widgets import DataTable
class Table(App):
    animation_level = "none"
    def compose(self):
        yield DataTable(cursor_type="row")
    def on_mount(self):
        table = self.query_one(DataTable)
        head, *rows = csv.reader(open(sys.argv[1]))
        table.add_columns(*head)
        table.add_rows(rows)
        table.focus()
Table().run(mouse=False)
"""
Walk = tuple[tuple[str, str, int], ...]
"""Keys in the order they are pressed: what each does, the key, and how often."""
DOWN, PAGE_DOWN = "\x1b[B", "\x1b[6~"
OFFERED = {
    "visidata": ("visidata",),
    "posting": ("posting", "tree-sitter<0.26"),  # the newest does not go with its Textual
    "harlequin": ("harlequin",),
}
"""Installed where they can be; each in its own environment, for they want other libraries."""


@dataclass(frozen=True)
class Rival:
    """One program: how it is started, what it shows first, and its own walk."""

    name: str
    command: Sequence[str]
    shows: str
    walk: Walk = ()


def rivals(scratch: Path, folder: Path) -> list[Rival]:
    """Return those that are there, the bare application first."""
    table = scratch / "cases.csv"
    first = _write_csv(folder, table)
    moves = (("cursor down", DOWN, 40), ("page down", PAGE_DOWN, 4))
    vim_moves = (("cursor down", "j", 40), ("page down", "\x06", 4))
    found = [
        Rival("bare Textual", [sys.executable, "-c", BARE], "a bare label"),
        Rival("DataTable", [sys.executable, "-c", TABLE, str(table)], first, moves),
    ]
    for name, wanted in OFFERED.items():
        place = _installed(scratch / name, wanted)
        rival = {
            "visidata": Rival("VisiData", [f"{place}/vd", str(table)], first, vim_moves),
            "posting": Rival("Posting", [f"{place}/posting"], "Posting"),
            "harlequin": Rival("Harlequin", [f"{place}/harlequin"], "Query Editor"),
        }[name]
        if place is not None and _starts(rival):
            found.append(rival)
        else:
            print(f"{name} does not install or start here and is left out")
    return found


def _starts(rival: Rival) -> bool:
    """Whether a program can be measured; the first start of some takes long."""
    with Measured(rival.command) as program:
        try:
            program.until(rival.shows, patience=25)
        except TimeoutError:
            return False
    return True


def _write_csv(folder: Path, to: Path) -> str:
    """Write the caseload as a table; return the reference in its first row."""
    store = open_store(folder, shipped_calendar())
    try:
        rows = list(_rows(store))
    finally:
        store.close()
    with to.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("reference", "subject", "stage", "route", "officer", "due"))
        writer.writerows(map(_cells, rows))
    return rows[0].reference


def _rows(store: CaseStore) -> Iterator[Summary]:
    after: str | None = None
    while True:
        page = store.page(after=after, limit=1000)
        yield from page.rows
        if (after := page.next) is None:
            return


def _cells(row: Summary) -> tuple[object, ...]:
    routes = "+".join(row.routes)
    return row.reference, row.subject, row.stage, routes, row.officer, row.due


def _installed(place: Path, wanted: Sequence[str]) -> Path | None:
    """Install a program into an environment of its own; return where its commands are."""
    if not (place / "bin" / "python").exists():
        venv.create(place, with_pip=True)
    done = subprocess.run(
        [place / "bin" / "python", "-m", "pip", "install", "--quiet", *wanted],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return place / "bin" if done.returncode == 0 else None
