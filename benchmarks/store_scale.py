"""The store beside raw SQLite and plain TinyDB, on the same invented cases and in the same run.

Run: python -m benchmarks.store_scale [--sizes 100,1000,10000] [--plain-to 1000]

Raw SQLite is the limit: one table with the columns of the list, the document, and a version
check; no checksum, no index of words, no events, no fair turn. Each engine and size has a process
of its own. Times are milliseconds; a figure in brackets is the ratio to raw SQLite.
"""

import argparse
import json
import multiprocessing
import os
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from tinydb import TinyDB, where

from benchmarks.make_caseload import fill
from foitui.case import assign
from foitui.case.json import from_document, to_document
from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.protocol import EVERYTHING, Filter

SAVES = 200
NEEDLE = "zinnia"
COLUMNS = "reference, subject, stage, officer, received, due"


class _Candidate(Protocol):
    """What is measured of every engine."""

    def first_page(self) -> object: ...
    def get(self, reference: str) -> Case: ...
    def save(self, case: Case) -> None: ...
    def search(self) -> int: ...
    def everything(self) -> object: ...
    def close(self) -> None: ...


class _Ours:
    """The store of foitui."""

    def __init__(self, folder: Path) -> None:
        self._store = open_store(folder / "ours", shipped_calendar())
        self.get = self._store.get

    def first_page(self) -> object:
        return self._store.page()

    def save(self, case: Case) -> None:
        self._store.save(case, case.version - 1)

    def search(self) -> int:
        return len(self._store.page(Filter(text=NEEDLE)).rows)

    def everything(self) -> object:
        return self._store.page(EVERYTHING, limit=10**9)

    def close(self) -> None:
        self._store.close()


class _Raw:
    """Rows in SQLite and nothing more."""

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "raw.db", isolation_level=None)
        self._db.execute("PRAGMA synchronous=FULL")

    def first_page(self) -> object:
        return self._list("LIMIT 60")

    def everything(self) -> object:
        return self._list("")

    def get(self, reference: str) -> Case:
        row = self._db.execute("SELECT doc FROM cases WHERE reference=?", (reference,)).fetchone()
        return from_document(json.loads(row[0]))

    def save(self, case: Case) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        done = self._db.execute(
            "UPDATE cases SET version=?, officer=?, doc=? WHERE reference=? AND version=?",
            (
                case.version,
                case.officer,
                json.dumps(to_document(case)),
                case.reference,
                case.version - 1,
            ),
        )
        assert done.rowcount == 1
        self._db.execute("COMMIT")

    def search(self) -> int:
        rows = self._db.execute("SELECT id FROM cases WHERE doc LIKE ?", (f"%{NEEDLE}%",))
        return len(rows.fetchall())

    def close(self) -> None:
        self._db.close()

    def _list(self, limit: str) -> list[Any]:
        order = f"ORDER BY coalesce(due, '~'), reference {limit}"
        return self._db.execute(f"SELECT {COLUMNS} FROM cases {order}").fetchall()


class _Plain:
    """TinyDB on its own JSON file."""

    def __init__(self, folder: Path) -> None:
        self._db = TinyDB(folder / "plain.json")

    def first_page(self) -> object:
        return sorted(self._db.all(), key=lambda doc: str(doc["request"]["received"]))[:60]

    everything = first_page

    def get(self, reference: str) -> Case:
        return from_document(dict(self._found(reference)))

    def save(self, case: Case) -> None:
        found = self._found(case.reference)
        self._db.update(to_document(case), doc_ids=[found.doc_id])

    def search(self) -> int:
        self._db.clear_cache()
        return len(self._db.search(where("request").text.search(NEEDLE)))

    def close(self) -> None:
        self._db.close()

    def _found(self, reference: str) -> Any:
        return self._db.get(where("reference") == reference)


ENGINES: dict[str, Callable[[Path], _Candidate]] = {"ours": _Ours, "raw": _Raw, "plain": _Plain}


def build(folder: Path, count: int, plain: bool) -> None:
    """Make the same cases for every engine."""
    fill(folder / "ours", count)
    store = open_store(folder / "ours", shipped_calendar())
    rows = store.page(limit=10**9).rows
    raw = sqlite3.connect(folder / "raw.db")
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute(f"CREATE TABLE cases(id INTEGER PRIMARY KEY, {COLUMNS}, version INTEGER, doc TEXT)")
    raw.execute("CREATE UNIQUE INDEX by_reference ON cases(reference)")
    raw.execute("CREATE INDEX by_due ON cases(coalesce(due, '~'), reference)")
    documents = []
    for row in rows:
        document = to_document(store.get(row.reference))
        raw.execute(
            f"INSERT INTO cases({COLUMNS}, version, doc) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.reference, row.subject, row.stage, row.officer, row.received.isoformat(),
                row.due and row.due.isoformat(), row.version, json.dumps(document),
            ),
        )  # fmt: skip
        if plain:
            documents.append(document)
    raw.commit()
    raw.close()
    store.close()
    if plain:
        with TinyDB(folder / "plain.json") as db:
            db.insert_multiple(documents)


def measure(engine: str, folder: Path, references: list[str], rounds: int) -> dict[str, float]:
    """Return milliseconds, and megabytes over what the process held before it opened."""
    opening = ENGINES[engine]

    def open_and_list() -> None:
        candidate = opening(folder)
        candidate.first_page()
        candidate.close()

    open_and_list()
    before = memory()
    found = {"open + page": middle(times(open_and_list, min(rounds, 9)))}
    candidate = opening(folder)
    candidate.first_page()
    of_cases = iter(references * 2)
    found["get"] = middle(times(lambda: candidate.get(next(of_cases)), rounds))
    to_save = iter([changed(candidate.get(ref)) for ref in references[:rounds]])
    saves = times(lambda: candidate.save(next(to_save)), min(rounds, len(references)))
    found["save"], found["save p95"] = middle(saves), sorted(saves)[int(len(saves) * 0.95)]
    found["search"] = middle(times(candidate.search, min(rounds, 9)))
    found["MB"] = memory() - before
    found["list all"] = middle(times(candidate.everything, min(rounds, 5)))
    candidate.close()
    return found


def changed(case: Case) -> Case:
    """Assign a case to somebody else, which changes what the list shows."""
    return assign(case, "somebody", officer="officer", at=case.events[-1].at)


def times(work: Callable[[], object], rounds: int) -> list[float]:
    """Time some work again and again."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def middle(values: Iterable[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def memory() -> float:
    """Return the megabytes that this process has in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    """Measure and print one table a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--plain-to", type=int, default=1000, help="largest size for plain TinyDB")
    parser.add_argument("--dir", help="where to work; use the file system you mean, not tmpfs")
    asked = parser.parse_args()
    print(f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores")
    for count in map(int, asked.sizes.split(",")):
        with tempfile.TemporaryDirectory(dir=asked.dir) as there:
            compare(Path(there), count, count <= asked.plain_to)


def compare(folder: Path, count: int, plain: bool) -> None:
    """Build one caseload, measure the engines one after the other, and print the table."""
    build(folder, count, plain)
    store = open_store(folder / "ours", shipped_calendar())
    rows = store.page(limit=10**9).rows
    store.close()
    references = [row.reference for row in rows[:: max(1, count // SAVES)]][:SAVES]
    results = {}
    # A fork would share the memory that is measured; a new process starts bare.
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for engine in ("raw", "ours", "plain") if plain else ("raw", "ours"):
            rounds = 20 if engine == "plain" else SAVES
            results[engine] = pool.apply(measure, (engine, folder, references, rounds))
    print(f"\n{count:,} cases")
    for name, limit in results["raw"].items():
        figures = [f"{name:12}", f"raw {limit:9.2f}"]
        for engine in [engine for engine in results if engine != "raw"]:
            value = results[engine][name]
            figures.append(f"{engine} {value:9.2f} ({value / max(limit, 0.01):.1f}x)")
        print("   ".join(figures))


if __name__ == "__main__":
    main()
