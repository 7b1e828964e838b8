"""The store beside raw SQLite and plain TinyDB, on the same invented cases and in the same run.

Run: python -m benchmarks.store_scale [--sizes 100,1000,10000] [--plain-to 1000]

Raw SQLite is the limit: one table with the columns of the list, the document, and a version
check; no checksum, no index of words, no events, no fair turn. Each engine and size has a process
of its own, but for the saves, where raw SQLite and foitui take turns. Times are milliseconds.
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
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec
from tinydb import TinyDB, where

from benchmarks.make_caseload import fill
from foitui.case.changes import assign
from foitui.case.history import recorded
from foitui.case.json import from_document, to_document
from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.protocol import EVERYTHING, Filter

SAVES = 200
NEEDLE = "zinnia"
USUAL = ("allotment", "audit", "briefing", "committee", "hospital", "meeting", "parking", "report")
"""Words that nearly every case has."""
COLUMNS = "reference, subject, stage, officer, received, due"


class Stale(Exception):
    """Somebody else saved the case since it was read."""


class Candidate(Protocol):
    """What is measured of every engine."""

    def first_page(self) -> object:
        """Return the first rows of the list."""
        ...

    def get(self, reference: str) -> Case:
        """Return one case."""
        ...

    def save(self, case: Case) -> None:
        """Store one case durably."""
        ...

    def search(self) -> int:
        """Count the cases with the needle in their text."""
        ...

    def filter(self, word: str) -> object:
        """Return the first rows of the cases with a word, and how many they are."""
        ...

    def everything(self) -> object:
        """Return every row of the list."""
        ...

    def poll(self) -> object:
        """Look whether somebody saved."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class _Ours:
    """The store of foitui."""

    def __init__(self, folder: Path) -> None:
        self._store = open_store(folder / "ours", shipped_calendar())
        self.get = self._store.get
        self._cursor = self._store.changes(-1)[0]

    def first_page(self) -> object:
        return self._store.page()

    def save(self, case: Case) -> None:
        self._store.save(case, case.version - 1)

    def poll(self) -> object:
        self._cursor, changed = self._store.changes(self._cursor)
        return changed

    def search(self) -> int:
        return len(self._store.page(Filter(text=NEEDLE)).rows)

    def filter(self, word: str) -> object:
        chosen = Filter(text=word)
        return self._store.page(chosen), self._store.counts_by_stage(chosen)

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
        self._db.execute("COMMIT" if done.rowcount else "ROLLBACK")
        if not done.rowcount:
            raise Stale(case.reference)

    def poll(self) -> object:
        return self._db.execute("PRAGMA data_version").fetchone()

    def search(self) -> int:
        rows = self._db.execute("SELECT id FROM cases WHERE doc LIKE ?", (f"%{NEEDLE}%",))
        return len(rows.fetchall())

    def filter(self, word: str) -> object:
        has = f"WHERE doc LIKE '%{word}%'"
        counts = self._db.execute(f"SELECT stage, count(*) FROM cases {has} GROUP BY stage")
        return self._list("LIMIT 60", has), counts.fetchall()

    def close(self) -> None:
        self._db.close()

    def _list(self, limit: str, has: str = "") -> list[Any]:
        order = f"ORDER BY coalesce(due, '~'), reference {limit}"
        return self._db.execute(f"SELECT {COLUMNS} FROM cases {has} {order}").fetchall()


class _Plain:
    """TinyDB on its own JSON file."""

    def __init__(self, folder: Path) -> None:
        self._db = TinyDB(folder / "plain.json")

    def first_page(self) -> object:
        return sorted(self._db.all(), key=lambda doc: str(doc["request"]["received"]))[:60]

    everything = first_page

    def poll(self) -> object:
        return self._db.all()

    def get(self, reference: str) -> Case:
        return from_document(dict(self._found(reference)))

    def save(self, case: Case) -> None:
        found = self._found(case.reference)
        self._db.update(to_document(case), doc_ids=[found.doc_id])

    def search(self) -> int:
        self._db.clear_cache()
        return len(self._db.search(where("request").text.search(NEEDLE)))

    def filter(self, word: str) -> object:
        self._db.clear_cache()
        return self._db.search(where("request").text.search(word))

    def close(self) -> None:
        self._db.close()

    def _found(self, reference: str) -> Any:
        return self._db.get(where("reference") == reference)


ENGINES: dict[str, Callable[[Path], Candidate]] = {"ours": _Ours, "raw": _Raw, "plain": _Plain}


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
    found["search"] = middle(times(candidate.search, min(rounds, 9)))
    usual = iter(USUAL)
    found["filter, a usual word"] = middle(
        times(lambda: candidate.filter(next(usual)), min(rounds, len(USUAL)))
    )
    found["MB"] = memory() - before
    found["idle poll"] = middle(times(candidate.poll, min(rounds, 50)))
    if engine != "plain":
        found["refresh"] = middle(refreshes(candidate, opening(folder), references))
    found["list all"] = middle(times(candidate.everything, min(rounds, 5)))
    candidate.close()
    return found


def measure_saves(
    engines: Sequence[str], folder: Path, references: list[str], rounds: int
) -> dict[str, dict[str, float]]:
    """Return milliseconds of each engine, which save in turns: a busy disk is busy for all."""
    candidates = {engine: ENGINES[engine](folder) for engine in engines}
    found: dict[str, dict[str, float]] = {engine: {} for engine in engines}
    for name, change in SAVED.items():
        taken: dict[str, list[float]] = {engine: [] for engine in engines}
        for reference in references[:rounds]:
            for engine, candidate in candidates.items():
                case = change(candidate.get(reference))
                taken[engine] += times(lambda: candidate.save(case), 1)  # noqa: B023  # run at once
        for engine, saves in taken.items():
            found[engine][name] = middle(saves)
            found[engine][f"{name}, p95"] = sorted(saves)[int(len(saves) * 0.95)]
    for candidate in candidates.values():
        candidate.close()
    return found


def refreshes(candidate: Candidate, other: Candidate, references: list[str]) -> list[float]:
    """Time noticing a colleague's save, reading the case, and showing the first page again."""
    taken = []
    for reference in references[:20]:
        other.save(changed(other.get(reference)))
        start = time.perf_counter()
        candidate.poll()
        candidate.get(reference)
        candidate.first_page()
        taken.append((time.perf_counter() - start) * 1000)
    other.close()
    return taken


def noted(case: Case) -> Case:
    """Record how the costs were estimated, which changes nothing that the list shows or finds."""
    cost = msgspec.structs.replace(case.cost, basis="by hand")
    after = msgspec.structs.replace(case, cost=cost)
    at = case.events[-1].at
    return recorded(case, after, action="noted", summary="", officer="officer", at=at)


def changed(case: Case) -> Case:
    """Assign a case to somebody else, which changes the list and its order by officer."""
    return assign(case, f"somebody{case.version}", officer="officer", at=case.events[-1].at)


def reworded(case: Case) -> Case:
    """Change the words of a request, which no screen does: all of its text is indexed anew."""
    request = case.request
    request = msgspec.structs.replace(
        request, subject=request.subject[::-1], text=request.text + "."
    )
    after = msgspec.structs.replace(case, request=request)
    at = case.events[-1].at
    return recorded(case, after, action="reworded", summary="", officer="officer", at=at)


SAVED: dict[str, Callable[[Case], Case]] = {
    "save": noted,
    "save, list too": changed,
    "save, list and words too": reworded,
}
"""What is saved: a case whose row stays, one whose row changes, one whose words change."""


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
            rounds = (20 if count <= 1000 else 2) if engine == "plain" else SAVES
            results[engine] = pool.apply(measure, (engine, folder, references, rounds))
        together: list[tuple[tuple[str, ...], int]] = [(("raw", "ours"), SAVES)]
        if plain:
            together.append((("plain",), 20 if count <= 1000 else 2))
        for engines, rounds in together:
            saved = pool.apply(measure_saves, (engines, folder, references, rounds))
            for engine in engines:
                results[engine] |= saved[engine]
    print(f"\n{count:,} cases\n")
    print("| ms; MB over a bare process | raw SQLite | foitui | | plain TinyDB |")
    print("|---|---|---|---|---|")
    for name, limit in results["raw"].items():
        ours, plainly = results["ours"][name], results.get("plain", {}).get(name)
        told = "-" if plainly is None else f"{plainly:.2f}"
        print(f"| {name} | {limit:.2f} | {ours:.2f} | {ours / max(limit, 0.01):.1f}x | {told} |")


if __name__ == "__main__":
    main()
